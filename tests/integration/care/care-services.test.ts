import { afterEach, describe, expect, test } from 'vitest'
import type { CallOutput } from '#shared/ipc/contract.ts'
import type { RowSet } from '#shared/schema/rows/table-rows.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { startApp, type TestApp } from '#tests/harness/app.ts'
import { aChild, aContract } from '#tests/harness/builders/children.ts'
import { aSchoolDayOff } from '#tests/harness/builders/calendar.ts'
import { childId, groupId } from '#tests/harness/builders/ids.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'

/** It is Monday 23 November 2026, nine o'clock. */
let app: TestApp

afterEach(() => app.close())

/** Saar has a flexible contract in the Ladybirds. */
function withFlexibleChild(): RowSet {
  const set = aRowSet()
  const saar = aChild({ id: childId('saar'), firstName: 'Saar', surname: 'Visser' })
  const rows = aContract({ child: saar.id, days: [], form: 'flexible' })
  return {
    ...set,
    child: [...(set.child ?? []), saar],
    contract: [...(set.contract ?? []), rows.contract],
  }
}

function bookHours(): void {
  const booked = app.application.act('bookBalance', {
    childId: 'saar',
    locationId: 'rainbow',
    account: 'flex',
    minutes: 6_000,
    day: '2026-12-01',
    expiresOn: null,
    note: 'Uren van 2026',
  })
  expect(booked.ok).toBe(true)
}

const december = { locationId: 'rainbow', month: '2026-12', childId: null }

type Month = CallOutput<'flexibleDays.month'>

function dayOf(month: Month, day: string) {
  return month.children[0]?.days.find((each) => each.day === day)
}

describe('FLEX-1 a month of flexible days', () => {
  test('shows the children with a flexible contract, what each day is, and from when it is guaranteed', async () => {
    app = await startApp({ data: withFlexibleChild() })
    expect(dayOf(await app.done('flexibleDays.month', december), '2026-12-16')).toMatchObject({
      verdict: 'no',
    })
    bookHours()
    const month = await app.done('flexibleDays.month', december)
    expect(month.guaranteedFrom).toBe('2026-12-14')
    expect(month.choices).toEqual([{ childId: 'saar', name: 'Saar Visser' }])
    expect(month.children).toHaveLength(1)
    expect(month.children[0]?.days).toHaveLength(31)
    expect(dayOf(month, '2026-12-05')?.state).toBe('closed')
    expect(dayOf(month, '2026-12-25')?.state).toBe('closed')
    expect(dayOf(month, '2026-12-16')).toMatchObject({
      state: 'free',
      isGuaranteed: true,
      isGrantable: true,
      minutes: 660,
    })
    expect(dayOf(month, '2026-12-02')).toMatchObject({
      state: 'free',
      isGuaranteed: false,
      isGrantable: false,
    })
  })

  test('asking grants what was asked in time, leaves the rest open, and is one step to undo', async () => {
    app = await startApp({ data: withFlexibleChild() })
    bookHours()
    const days = ['2026-12-16', '2026-12-17', '2026-12-02'].map((day) => ({
      day,
      startMinute: null,
      endMinute: null,
    }))
    const asked = await app.done('flexibleDays.ask', { childId: 'saar', locationId: 'rainbow', days })
    expect(asked.outcomes.map(({ day, outcome }) => [day, outcome])).toEqual([
      ['2026-12-16', 'granted'],
      ['2026-12-17', 'granted'],
      ['2026-12-02', 'open'],
    ])
    const after = await app.done('flexibleDays.month', december)
    expect(dayOf(after, '2026-12-16')).toMatchObject({ state: 'granted', minutes: 660 })
    expect(dayOf(after, '2026-12-02')?.state).toBe('asked')
    expect(after.children[0]?.balance.minutes).toBe(6_000 - 2 * 660)
    await app.done('history.undo', {})
    const undone = await app.done('flexibleDays.month', december)
    expect(undone.children[0]?.days.filter(({ state }) => state === 'granted' || state === 'asked')).toEqual(
      [],
    )
    expect(undone.children[0]?.balance.minutes).toBe(6_000)
  })

  test('a day that was asked already is refused for itself, the others go on', async () => {
    app = await startApp({ data: withFlexibleChild() })
    const day = { startMinute: null, endMinute: null }
    const first = { childId: 'saar', locationId: 'rainbow', days: [{ ...day, day: '2026-12-16' }] }
    await app.done('flexibleDays.ask', first)
    const again = await app.done('flexibleDays.ask', {
      ...first,
      days: [...first.days, { ...day, day: '2026-12-17' }],
    })
    expect(again.outcomes[0]).toMatchObject({ outcome: 'refused', message: { code: 'refusal.requestTwice' } })
    expect(again.outcomes[1]?.outcome).not.toBe('refused')
  })
})

describe('STUDY-1 registering for a study day', () => {
  const studyDay = '2026-12-18'
  const house = (): RowSet => {
    const set = aRowSet()
    return { ...set, school_day_off: [aSchoolDayOff(isoDay(studyDay))] }
  }
  const register = { childId: 'sem', locationId: 'rainbow', day: studyDay, payment: 'invoice' } as const

  test('in time it is granted in the same act, and undone in one step', async () => {
    app = await startApp({ data: house() })
    const [before] = (
      await app.done('studyDays.list', { locationId: 'rainbow', from: studyDay, until: studyDay })
    ).days
    expect(before).toMatchObject({ closingDay: '2026-12-04', daysLeft: 11, registered: 0 })
    expect(await app.done('studyDays.register', register)).toMatchObject({ isGranted: true, message: null })
    const shown = await app.done('studyDays.get', {
      locationId: 'rainbow',
      schoolId: 'compass',
      day: studyDay,
    })
    expect(shown.summary.registered).toBe(1)
    expect(shown.children).toMatchObject([{ childId: 'sem', isRegistered: true }])
    expect(shown.cluster.apart).toMatchObject([{ hostName: 'De Regenboog', children: 1, peak: 1 }])
    expect(shown.cluster.sentences.map(({ code }) => code)).toEqual([
      'studyDay.cluster.onlyHere',
      'studyDay.cluster.belowMinimum',
      'studyDay.cluster.alone',
    ])
    expect((await app.refused('studyDays.register', register)).code).toBe('refusal.requestTwice')
    expect((await app.refused('studyDays.remove', { schoolId: 'compass', day: studyDay })).code).toBe(
      'refusal.studyDayInUse',
    )
    await app.done('history.undo', {})
    const undone = await app.done('studyDays.get', {
      locationId: 'rainbow',
      schoolId: 'compass',
      day: studyDay,
    })
    expect(undone.summary).toMatchObject({ registered: 0, waiting: 0 })
  })
})

describe('SWAP-5 looking before calling off', () => {
  test('says of every day what it earns and what becomes of the place, and writes nothing', async () => {
    app = await startApp({ data: aRowSet() })
    const input = {
      childId: 'noor',
      startDay: '2026-11-30',
      endDay: '2026-12-03',
      reason: 'holiday',
      isForCredit: true,
    } as const
    const preview = await app.done('absences.preview', input)
    expect(preview.creditMinutes).toBe(3 * 660)
    expect(preview.days.map(({ day, place }) => [day, place?.code, place?.params['group']])).toEqual([
      ['2026-11-30', 'absence.place.lessStaff', 'Lieveheersbeestjes'],
      ['2026-12-01', 'absence.place.lessStaff', 'Lieveheersbeestjes'],
      ['2026-12-03', 'absence.place.lessStaff', 'Lieveheersbeestjes'],
    ])
    const entered = await app.done('absences.enter', input)
    expect(entered.days.map(({ creditMinutes }) => creditMinutes)).toEqual([660, 660, 660])
    expect((await app.done('absences.preview', input)).problem?.code).toBe('refusal.alreadyAbsent')
  })

  test('a period of more than a year is reported without going through its days', async () => {
    app = await startApp({ data: aRowSet() })
    const years = { childId: 'noor', startDay: '2026-12-01', endDay: '2028-12-01', reason: 'other' } as const
    expect(await app.done('absences.preview', years)).toMatchObject({ days: [], isComplete: false })
    expect((await app.done('absences.enter', years)).days).toEqual([])
  })

  test('the card names contract, absence and consent, so that each can be changed', async () => {
    app = await startApp({ data: aRowSet() })
    const card = await app.done('children.get', { childId: 'noor', day: '2026-11-24' })
    expect(card.contracts[0]).toMatchObject({ id: 'noor-contract', groupId: groupId('ladybirds') })
    expect(card.absences[0]).toMatchObject({ id: 'noor-ill', creditMinutes: 0, mayRemove: true })
    expect(card.consents[0]).toMatchObject({ groupName: 'Hommels' })
  })
})
