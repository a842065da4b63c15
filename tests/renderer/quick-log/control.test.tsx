import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { BaseGroupId, ChildId } from '#shared/domain/ids.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { renderApp } from '../render-app.tsx'

type Control = CallOutput<'quickLog.control'>

const levi = 'levi' as ChildId
const groupId = 'grp-toddlers' as BaseGroupId
const label = { code: 'kind.extraHour', params: {} }

const list: Control = {
  stays: [
    {
      id: 'stay-1',
      childId: levi,
      childName: 'Levi Smit',
      groupName: 'Dreumesen',
      day: isoDay('2026-11-12'),
      side: 'late',
      startMinute: 1110,
      endMinute: 1140,
      loggedDay: isoDay('2026-11-12'),
      loggedMinute: 1114,
      loggedByName: 'Joris S.',
      minutes: 30,
      cents: 431,
      doubts: ['duplicate', 'tooTight'],
      tooTight: {
        code: 'quickLog.tooTight',
        params: { start: 1110, end: 1140, count: 2, rostered: 1, children: 9 },
      },
    },
  ],
  totalMinutes: 30,
  totalCents: 431,
  longer: [
    {
      observedTimeId: 'seen-1',
      childId: levi,
      childName: 'Levi Smit',
      groupId,
      groupName: 'Dreumesen',
      day: isoDay('2026-11-13'),
      side: 'late',
      bookedMinute: 1110,
      observedMinute: 1130,
      minutes: 30,
    },
  ],
  unbooked: [
    {
      observedTimeId: 'seen-2',
      childId: levi,
      childName: 'Levi Smit',
      day: isoDay('2026-11-14'),
      arrivedMinute: 480,
      leftMinute: null,
    },
  ],
}

function openControl() {
  return renderApp('/log/control', {
    'quickLog.control': () => list,
    'quickLog.waive': () => ({ commandId: 'c-1', label }),
    'quickLog.removeAfterwards': () => ({
      refusal: { code: 'refusal.stayExtended', params: { firstName: 'Levi' } },
    }),
    'quickLog.logAfterwards': () => ({ refusal: { code: 'refusal.stayStep', params: { minutes: 30 } } }),
  })
}

describe('MONEY-2: the control list of the month', () => {
  test('shows price, doubts and why, and a sum below', async () => {
    openControl()
    const table = await screen.findByRole('table', { name: 'Genoteerd, nog niet afgesloten' })
    const [, row, total] = within(table).getAllByRole('row')
    expect(row?.textContent).toContain('do 12 nov')
    expect(row?.textContent).toContain('+½ uur laat (18:30–19:00)')
    expect(row?.textContent).toContain('0,5')
    expect(row?.textContent).toContain('€ 4,31')
    expect(row?.textContent).toContain('dubbel, te krap')
    expect(row?.textContent).toContain("Te krap van 18:30 tot 19:00: 2 pm'ers nodig, 1 in het rooster.")
    expect(total?.textContent).toContain('€ 4,31')
  })

  test('a longer stay can be charged after all or let go', async () => {
    const { bridge, user } = openControl()
    await user.click(await screen.findByRole('button', { name: 'Niet rekenen: Levi Smit, vr 13 nov' }))
    await user.click(screen.getByRole('button', { name: 'Noteer ½ uur voor Levi Smit, vr 13 nov' }))
    await waitFor(() =>
      expect(bridge.calls.filter(({ call }) => /waive|logAfterwards/.test(call))).toEqual([
        { call: 'quickLog.waive', input: { observedTimeId: 'seen-1', side: 'late' } },
        {
          call: 'quickLog.logAfterwards',
          input: {
            childId: 'levi',
            locationId: 'loc-1',
            groupId: 'grp-toddlers',
            day: '2026-11-13',
            side: 'late',
            minutes: 30,
            loggedBy: null,
          },
        },
      ]),
    )
    expect((await screen.findByRole('alert')).textContent).toContain('Kies stappen van 30 minuten.')
  })

  test('a stay that cannot go says why', async () => {
    const { user } = openControl()
    await user.click(await screen.findByRole('button', { name: /^Haal weg: Levi Smit/ }))
    expect((await screen.findByRole('alert')).textContent).toContain(
      'Haal eerst het latere half uur van Levi weg.',
    )
  })

  test('a day without care leads to a request for an extra day', async () => {
    const { user, path } = openControl()
    await user.click(
      await screen.findByRole('button', { name: 'Vraag een extra dag aan voor Levi Smit, za 14 nov' }),
    )
    await waitFor(() => expect(path()).toBe('/requests'))
  })

  test('goes from month to month', async () => {
    const { bridge, user } = openControl()
    await screen.findByRole('heading', { name: 'Controlelijst · november 2026' })
    await user.click(screen.getByRole('button', { name: 'Vorige maand' }))
    await screen.findByRole('heading', { name: 'Controlelijst · oktober 2026' })
    expect(bridge.calls.filter(({ call }) => call === 'quickLog.control').at(-1)?.input).toEqual({
      locationId: 'loc-1',
      month: '2026-10',
    })
  })
})
