import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { SessionActor } from '#shared/ipc/calls/session.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { locationId } from '#tests/harness/builders/ids.ts'
import { aSession } from '../a-board.ts'
import type { Answers } from '../fake-bridge.ts'
import { renderApp, type ShownApp } from '../render-app.tsx'
import { aCheck, aRequestHouse } from '../requests/request-house.ts'
import { aCard, aContractOf, aPreview } from './care-house.ts'

const found = {
  id: 'noor' as ReturnType<typeof aCard>['id'],
  name: 'Noor Bakker',
  sortName: 'Bakker, Noor',
  ageMonths: 30,
  groupName: 'Lieveheersbeestjes',
  weekdays: [1 as const],
  flags: [],
}
const label = { code: 'command.enterAbsence', params: { firstName: 'Noor' } }

/** The card of Noor in the inspector. */
async function openCard(answers: Answers): Promise<ShownApp> {
  const shown = renderApp('/children', {
    'children.search': () => ({ children: [found] }),
    'children.get': () => aCard(),
    'absences.preview': () => aPreview(),
    ...answers,
  })
  await shown.user.click(await screen.findByRole('button', { name: 'Bakker, Noor' }))
  await screen.findByRole('heading', { name: 'Noor Bakker' })
  return shown
}

function inputsOf(shown: ShownApp, call: string): readonly unknown[] {
  return shown.bridge.calls.filter((made) => made.call === call).map(({ input }) => input)
}

describe('calling a child off', () => {
  test('with credit each day says whether it earns and what becomes of the place, before it is saved', async () => {
    const shown = await openCard({
      'absences.enter': () => ({ commandId: 'done', label, days: [] }),
    })
    await shown.user.click(await screen.findByRole('button', { name: 'Afmelden' }))
    await shown.user.click(screen.getByRole('radio', { name: 'Met tegoed' }))
    expect(await screen.findByText(/Geen tegoed: afmelden kon tot en met/)).toBeTruthy()
    expect(screen.getByText(/De plek in Lieveheersbeestjes komt meteen vrij. Nodig: 3 → 2/)).toBeTruthy()
    expect(screen.getByText('Deze afmelding levert geen tegoed op.')).toBeTruthy()
    expect(screen.getByText(/Bij een ruiling houd je de dag/)).toBeTruthy()
    expect(inputsOf(shown, 'absences.enter')).toEqual([])
    await shown.user.click(screen.getByRole('button', { name: 'Meld af' }))
    await waitFor(() => expect(inputsOf(shown, 'absences.enter')).toHaveLength(1))
    expect(inputsOf(shown, 'absences.enter')[0]).toMatchObject({
      childId: 'noor',
      isForCredit: true,
      startMinute: null,
      endMinute: null,
      reason: 'ill',
    })
  })

  test('a part of the day asks both times before anything is sent', async () => {
    const shown = await openCard({
      'absences.enter': () => ({ commandId: 'done', label, days: [] }),
    })
    await shown.user.click(await screen.findByRole('button', { name: 'Afmelden' }))
    await shown.user.click(screen.getByRole('radio', { name: 'Van … tot' }))
    await shown.user.click(screen.getByRole('button', { name: 'Meld af' }))
    expect(inputsOf(shown, 'absences.enter')).toEqual([])
    await shown.user.type(screen.getByRole('textbox', { name: 'Van' }), '13:00')
    await shown.user.type(screen.getByRole('textbox', { name: 'Tot' }), '18:30')
    await shown.user.click(screen.getByRole('button', { name: 'Meld af' }))
    await waitFor(() =>
      expect(inputsOf(shown, 'absences.enter')).toMatchObject([{ startMinute: 780, endMinute: 1110 }]),
    )
  })

  test('an absence shows its credit and can be withdrawn; a refusal is read out in place', async () => {
    const shown = await openCard({
      'absences.remove': () => ({
        refusal: { code: 'refusal.givenPlaceTaken', params: { day: '2026-12-01' } },
      }),
    })
    expect(await screen.findByText(/di 1 dec: vakantie · 11 uur tegoed/)).toBeTruthy()
    await shown.user.click(screen.getByRole('button', { name: 'Trek in: afmelding van di 1 dec' }))
    expect((await screen.findByRole('alert')).textContent).toContain('De plek op di 1 dec is intussen')
    expect(inputsOf(shown, 'absences.remove')).toEqual([{ absenceId: 'absence' }])
  })
})

describe('GROUP-3 consent on the card', () => {
  test('is recorded with the day it was signed, and ended from today', async () => {
    const shown = await openCard({
      'consents.record': () => ({ commandId: 'consent-done', label }),
      'consents.end': () => ({ commandId: 'end-done', label }),
    })
    await shown.user.click(await screen.findByRole('button', { name: 'Beëindig: toestemming voor Hommels' }))
    await waitFor(() => expect(inputsOf(shown, 'consents.end')).toMatchObject([{ consentId: 'consent' }]))
    await shown.user.click(screen.getByRole('button', { name: 'Leg toestemming vast' }))
    await shown.user.click(screen.getByRole('button', { name: 'Leg vast' }))
    await waitFor(() =>
      expect(inputsOf(shown, 'consents.record')).toMatchObject([{ childId: 'noor', groupId: 'crickets' }]),
    )
  })
})

describe('CARE-5 changing a contract on the card', () => {
  const answers: Answers = {
    'contracts.get': () => aContractOf(),
    'contracts.preview': ({ days }) => ({
      earliest: isoDay('2027-01-01'),
      isOnlyMore: days.length > 1,
      room:
        days.length > 1
          ? [
              {
                weekday: 2,
                verdict: 'no',
                message: { code: 'contract.room.closed', params: {} },
                day: isoDay('2027-01-05'),
              },
            ]
          : [],
      problem: null,
    }),
    'contracts.change': () => ({ commandId: 'change-done', label }),
  }

  test('offers allowed days only, says why, and shows per weekday whether it fits', async () => {
    const shown = await openCard(answers)
    await shown.user.click(
      await screen.findByRole('button', { name: 'Wijzig contract… (Lieveheersbeestjes)' }),
    )
    const start = await screen.findByRole('combobox', { name: 'Gaat in op' })
    expect(
      within(start)
        .getAllByRole('option')
        .map((option) => option.textContent),
    ).toEqual(['01-01-2027', '16-01-2027'])
    expect(screen.getByText(/1 maand opzegtermijn/)).toBeTruthy()
    await shown.user.click(screen.getByRole('checkbox', { name: 'Komt op dinsdag' }))
    expect(await screen.findByText(/Op deze dag zijn we gesloten/)).toBeTruthy()
    expect(within(start).getAllByRole('option')).toHaveLength(4)
    await shown.user.click(screen.getByRole('button', { name: 'Wijzig contract' }))
    await waitFor(() =>
      expect(inputsOf(shown, 'contracts.change')).toMatchObject([
        {
          contractId: 'noor-contract',
          effectiveDay: '2027-01-01',
          days: [{ weekday: 1 }, { weekday: 2, startMinute: 450, endMinute: 1110 }],
        },
      ]),
    )
  })

  test('stopping offers the day before each allowed day', async () => {
    const shown = await openCard({ ...answers, 'contracts.end': () => ({ commandId: 'end-done', label }) })
    await shown.user.click(await screen.findByRole('button', { name: 'Stop contract… (Lieveheersbeestjes)' }))
    await screen.findByRole('combobox', { name: 'Laatste dag opvang' })
    await shown.user.click(screen.getByRole('button', { name: 'Stop contract' }))
    await waitFor(() =>
      expect(inputsOf(shown, 'contracts.end')).toMatchObject([
        { lastDay: '2026-12-31', isByProvider: false },
      ]),
    )
  })
})

describe('PRIV-2: the card of a child whose data is restricted', () => {
  const restricted = aCard({ restrictedSince: isoDay('2026-11-09') })
  const as = (role: SessionActor['role']): Answers => ({
    'session.get': () => aSession({ actor: { ...aSession().actor, role } }),
  })

  test('offers no act that would be refused, says why once, and leads to the restriction', async () => {
    const shown = await openCard({
      'children.get': () => restricted,
      'privacy.requests': () => ({ requests: [], restrictions: [] }),
    })
    for (const name of ['Nieuwe aanvraag', /^Wijzig contract/, 'Leg toestemming vast'])
      expect(screen.queryByRole('button', { name })).toBeNull()
    // What a restriction leaves alone is still there: safety, and whatever ends something.
    expect(screen.getByRole('button', { name: 'Afmelden' })).toBeTruthy()
    expect(screen.getByRole('button', { name: /^Stop contract/ })).toBeTruthy()
    expect(screen.getByText(/zijn beperkt sinds 09-11-2026/)).toBeTruthy()
    await shown.user.click(screen.getByRole('button', { name: 'Bekijk de beperking' }))
    await screen.findByRole('tab', { name: 'Verzoeken', selected: true })
  })

  test('offers them again once it is lifted', async () => {
    await openCard({})
    for (const name of ['Nieuwe aanvraag', /^Wijzig contract/, 'Leg toestemming vast'])
      expect(screen.getByRole('button', { name })).toBeTruthy()
    expect(screen.queryByText(/zijn beperkt sinds/)).toBeNull()
  })

  test('tells who may not see the register whom to ask', async () => {
    await openCard({ ...as('planner'), 'children.get': () => restricted })
    expect(screen.getByText(/De locatiemanager kan dat opheffen/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Bekijk de beperking' })).toBeNull()
  })
})

describe('the requests on a card (CHECK-5)', () => {
  test('what was decided shows how and for which day, and never that it cannot be said yet', async () => {
    const house = aRequestHouse()
    house.add('r-1', 'Noor Bakker', aCheck('ok'), { status: 'approved' })
    house.add('r-2', 'Noor Bakker', aCheck('no'), { status: 'declined' })
    house.add('r-3', 'Noor Bakker', aCheck('no'))
    const listed = async (tab: 'open' | 'done') => {
      const answer = await house.answers['requests.list']?.({ locationId: locationId('loc-1'), tab })
      return answer !== undefined && 'requests' in answer ? answer.requests : []
    }
    // Decided before checks were kept: there is none to show.
    const decided = (await listed('done')).map((row) => ({ ...row, verdict: 'unknown' as const }))
    const requests = [...decided, ...(await listed('open'))]
    await openCard({ 'children.get': () => aCard({ requests }) })
    const items = screen
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent)
      .filter((text) => /extra dag|Goedgekeurd|Afgewezen|Kan niet/.test(text ?? ''))
    expect(items).toEqual([
      expect.stringMatching(/^Goedgekeurd: extra dag, /),
      expect.stringMatching(/^Afgewezen: extra dag, /),
      expect.stringMatching(/^Kan niet/),
    ])
    expect(screen.queryByText('Nog niet te zeggen')).toBeNull()
  })
})
