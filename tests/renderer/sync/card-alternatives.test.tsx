import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { isoDay } from '#shared/kernel/time.ts'
import { aCheck, anAlternative, aRequestHouse, monday, thursday } from '../requests/request-house.ts'
import type { RequestHouse } from '../requests/request-house.ts'
import { renderApp } from '../render-app.tsx'
import { aRejectedAct, connectedAnswers } from './sync-house.ts'

const noor = aRejectedAct()
const days = [thursday, monday, isoDay('2026-12-08'), isoDay('2026-12-09')]

function openCards(house: RequestHouse) {
  const { bridge } = renderApp('/sync', {
    ...house.answers,
    ...connectedAnswers({}, { attention: [noor], attentionCount: 1 }),
  })
  return { bridge, card: screen.findByRole('article', { name: /Noor/ }) }
}

function aHouseWithNoor(status: 'open' | 'approved' | 'declined'): RequestHouse {
  const house = aRequestHouse()
  const alternatives = days.map((day) => anAlternative(day))
  house.add('R001', 'Noor Bakker', aCheck('no', { alternatives }), { status })
  return house
}

test('an approval that did not go through shows what does work, three days at most (CHECK-3)', async () => {
  const card = within(await openCards(aHouseWithNoor('open')).card)
  await card.findByRole('heading', { name: 'Wel mogelijk' })
  expect(card.getAllByText(/Dreumesen/).map((each) => each.textContent)).toEqual([
    expect.stringContaining('do 3 dec'),
    expect.stringContaining('ma 7 dec'),
    expect.stringContaining('di 8 dec'),
  ])
})

test.each(['approved', 'declined'] as const)(
  'a request that was answered since (%s) is not offered other days',
  async (status) => {
    const { bridge, card } = openCards(aHouseWithNoor(status))
    const shown = within(await card)
    await waitFor(() => expect(bridge.calls.map(({ call }) => call)).toContain('requests.get'))
    await shown.findByText('Noor Bakker')
    expect(shown.queryByRole('heading', { name: 'Wel mogelijk' })).toBeNull()
  },
)
