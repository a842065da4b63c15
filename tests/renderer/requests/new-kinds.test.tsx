import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { DayView } from '#shared/domain/board/model.ts'
import type { BaseGroupId, ChildId } from '#shared/domain/ids.ts'
import type { CareCost, CareWish } from '#shared/domain/requests/model.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { locationId, week48 } from '../a-board.ts'
import type { Answers } from '../fake-bridge.ts'
import { renderApp } from '../render-app.tsx'
import type { ShownApp } from '../render-app.tsx'
import type { RequestHouse } from './request-house.ts'
import { aCheck, aRequestHouse, aWish, friday, monday } from './request-house.ts'

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label, { selector: 'input' })
const choice = (name: string) => screen.getByRole<HTMLSelectElement>('combobox', { name })
const say = (value: string) => fireEvent.change(field('Typ de aanvraag in één regel'), { target: { value } })
const chips = () =>
  within(screen.getByRole('list', { name: 'Dit lezen we' }))
    .getAllByRole('listitem')
    .map((chip) => chip.textContent)

const paidByBoth: CareCost = {
  payment: 'swapCredit',
  balanceMinutes: 480,
  earnedMinutes: 0,
  earnedUntil: null,
  invoicedMinutes: 120,
  invoicedCents: 1720,
  centsPerHour: 860,
}

/** Noor is there from 8:00 until 17:30 on the day that is asked. */
const aDay: DayView = {
  locationId,
  locationName: 'De Regenboog',
  day: friday,
  week: week48,
  isOpen: true,
  closed: null,
  notes: [],
  startMinute: 420,
  endMinute: 1140,
  boundaryMinute: 780,
  isProvisional: false,
  groups: [
    {
      groupId: 'grp-toddlers' as BaseGroupId,
      name: 'Dreumesen',
      code: 'DR',
      setting: 'dayCare',
      opening: { startMinute: 450, endMinute: 1110 },
      closed: null,
      ratioLevel: 'group',
      children: [
        {
          childId: 'child-noor' as ChildId,
          firstName: 'Noor',
          surnamePrefix: '',
          surname: 'Bakker',
          ageYears: 2,
          ageMonths: 32,
          stretches: [
            { startMinute: 480, endMinute: 1050, origin: 'contract', isElsewhere: false, moveReason: null },
          ],
        },
      ],
      absent: [],
      staff: [],
      quarters: [],
    },
  ],
  units: [],
}

async function openForm(house: RequestHouse, more: Answers = {}): Promise<ShownApp> {
  const app = renderApp('/requests?new=true', {
    ...house.answers,
    'dayView.get': () => aDay,
    ...more,
  })
  house.connect(app.bridge)
  await screen.findByRole('form', { name: 'Nieuwe aanvraag' })
  return app
}

async function enter(app: ShownApp, house: RequestHouse): Promise<CareWish | undefined> {
  const verdict = within(screen.getByRole('region', { name: 'Kan dit?' })).getByRole('status')
  await waitFor(() => expect(verdict.textContent).toMatch(/^Kan /))
  await app.user.click(screen.getByRole('button', { name: 'Vastleggen' }))
  await waitFor(() => expect(house.inputsOf(app.bridge, 'requests.enter')).toHaveLength(1))
  const [entered] = house.inputsOf(app.bridge, 'requests.enter')
  return (entered as { readonly wish: CareWish }).wish
}

describe('every kind of request is one line and one form', () => {
  test('what was read stands below the line as chips: who, what, from, to', async () => {
    await openForm(aRequestHouse())
    say('noor ruil do 3 dec > vr 4 dec')
    await waitFor(() =>
      expect(chips()).toEqual([
        'Kind Noor Bakker',
        'Soort aanvraag ruildag',
        'van do 3 dec',
        'naar vr 4 dec',
      ]),
    )
  })

  test('a half hour later needs no times; an hour earlier adjoins the care of that day. EXTRA-2', async () => {
    const house = aRequestHouse()
    const app = await openForm(house)
    say('noor half uur vr 4 dec')
    await waitFor(() => expect(chips().at(-1)).toBe('Tijd 30 minuten later'))
    expect(choice('Soort aanvraag').value).toBe('extraHour')
    await waitFor(() =>
      expect(house.inputsOf(app.bridge, 'requests.check').at(-1)).toEqual({
        wish: aWish({ kind: 'extraHour' }),
      }),
    )
    await app.user.click(screen.getByRole('radio', { name: 'Vroeger' }))
    await app.user.selectOptions(choice('Hoeveel langer'), '60 minuten')
    await waitFor(() =>
      expect(house.inputsOf(app.bridge, 'requests.check').at(-1)).toEqual({
        wish: aWish({ kind: 'extraHour', wantedStartMinute: 420, wantedEndMinute: 480 }),
      }),
    )
    expect(await enter(app, house)).toMatchObject({ wantedStartMinute: 420, wantedEndMinute: 480 })
  })

  test('an extra day says what it takes from the credit and what comes afterwards. SWAP-5', async () => {
    const house = aRequestHouse()
    const app = await openForm(house, {
      'requests.check': () => ({
        check: aCheck('ok', { cost: paidByBoth }),
        childName: 'Noor Bakker',
        ageMonths: 32,
        groupName: 'Dreumesen',
      }),
    })
    say('noor extra vr 4 dec met tegoed')
    expect(await screen.findByText('Gebruikt 8 uur ruiltegoed, 2 uur achteraf: € 17,20.')).toBeTruthy()
    expect(screen.getByRole('radio', { name: 'Ruiltegoed', checked: true })).toBeTruthy()
    await app.user.click(screen.getByRole('radio', { name: 'Achteraf' }))
    expect(await enter(app, house)).toMatchObject({ kind: 'extraDay', payment: 'invoice' })
  })

  test('a flexible day is asked without a word about paying: the balance pays. FLEX-2', async () => {
    const house = aRequestHouse()
    const app = await openForm(house)
    say('noor flex ma 7 dec')
    await waitFor(() => expect(choice('Soort aanvraag').value).toBe('flexibleDay'))
    expect(screen.queryByRole('radio', { name: 'Achteraf' })).toBeNull()
    expect(await enter(app, house)).toEqual(aWish({ kind: 'flexibleDay', wantedDay: monday }))
  })

  test.each([
    ['noor studiedag di 8 dec', 'studyDay', '2026-12-08'],
    ['noor vakantie ma 28 dec', 'holidayDay', '2026-12-28'],
  ] as const)(
    '%s: a whole day as care is then, paid as the parent chooses. STUDY-2, HOL-1',
    async (line, kind, day) => {
      const house = aRequestHouse()
      const app = await openForm(house)
      say(line)
      await waitFor(() => expect(choice('Soort aanvraag').value).toBe(kind))
      expect([...choice('Tijd').options].map(({ value }) => value)).toEqual(['usual', 'own'])
      await app.user.click(screen.getByRole('radio', { name: 'Vakantietegoed' }))
      expect(await enter(app, house)).toEqual(aWish({ kind, wantedDay: isoDay(day), payment: 'holidayDays' }))
    },
  )

  test('another kind leaves nothing behind that it does not ask', async () => {
    const house = aRequestHouse()
    const app = await openForm(house)
    say('noor extra vr 4 dec middag met tegoed')
    await waitFor(() => expect(field('Kind').value).toBe('Noor Bakker'))
    await app.user.selectOptions(choice('Soort aanvraag'), 'studiedag')
    expect(choice('Tijd').value).toBe('usual')
    expect(await enter(app, house)).toEqual(aWish({ kind: 'studyDay' }))
  })

  test('what the line says no longer is taken back from the form', async () => {
    await openForm(aRequestHouse())
    say('noor uur vroeg vr 4 dec')
    expect(choice('Hoeveel langer').value).toBe('60')
    say('noor half uur vr 4 dec')
    expect(choice('Hoeveel langer').value).toBe('30')
    expect(screen.getByRole('radio', { name: 'Later', checked: true })).toBeTruthy()
  })
})
