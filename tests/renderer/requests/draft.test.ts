import { describe, expect, test } from 'vitest'
import type { ChildId } from '#shared/domain/ids.ts'
import type { Draft } from '#renderer/src/features/requests/draft.ts'
import { draftWithWish, listMissing, makeDraft, wishOfDraft } from '#renderer/src/features/requests/draft.ts'
import { listCareDays } from '#renderer/src/features/requests/list-care-days.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { locationId } from '../a-board.ts'
import { noorsCard } from './a-child.ts'
import { aWish, friday, thursday } from './request-house.ts'

const frame = {
  boundaryMinute: 780,
  opening: { startMinute: 450, endMinute: 1110 },
  stretches: [{ startMinute: 480, endMinute: 1050 }],
}
const aDraft = (overrides: Partial<Draft> = {}): Draft => ({
  ...makeDraft({ kind: 'swapDay' }),
  childId: 'child-noor' as ChildId,
  givenDay: thursday,
  wantedDay: friday,
  ...overrides,
})
const wishOf = (draft: Draft, card = noorsCard) => wishOfDraft(draft, locationId, frame, card)

describe('a draft', () => {
  test('says what is still missing, in the order of the form', () => {
    expect(listMissing(makeDraft({ kind: 'swapDay' }))).toEqual(['child', 'givenDay', 'wantedDay'])
    expect(listMissing(aDraft({ kind: 'extraDay', givenDay: null }))).toEqual([])
    expect(listMissing(aDraft({ part: 'own', startMinute: 480 }))).toEqual(['endMinute'])
    expect(wishOf(aDraft({ givenDay: null }))).toBeNull()
  })

  test('leaves the times open for a whole day: the contract decides them', () => {
    expect(wishOf(aDraft())).toEqual(aWish({ kind: 'swapDay', givenDay: thursday }))
  })

  test('asks a morning until the day turns, from the time the child always comes', () => {
    expect(wishOf(aDraft({ part: 'morning' }))).toMatchObject({
      wantedStartMinute: null,
      wantedEndMinute: 780,
    })
    expect(wishOf(aDraft({ part: 'afternoon' }))).toMatchObject({
      wantedStartMinute: 780,
      wantedEndMinute: null,
    })
  })

  test('asks the opening for a half of the day in which the child never comes', () => {
    const [contract] = noorsCard.contracts
    const afternoons = {
      ...noorsCard,
      contracts:
        contract === undefined
          ? []
          : [{ ...contract, days: [{ weekday: 4 as const, startMinute: 840, endMinute: 1050 }] }],
    }
    expect(wishOf(aDraft({ part: 'morning' }), afternoons)).toMatchObject({
      wantedStartMinute: 450,
      wantedEndMinute: 780,
    })
  })

  test('of an extra day gives nothing up, whatever was filled in before. EXTRA-1', () => {
    expect(wishOf(aDraft({ kind: 'extraDay', swapReason: 'private' }))).toMatchObject({
      givenDay: null,
      swapReason: null,
    })
  })

  test('of a first half hour later leaves the times to the app, which knows when the child goes home. EXTRA-2', () => {
    expect(wishOf(aDraft({ kind: 'extraHour', part: 'afternoon' }))).toEqual(aWish({ kind: 'extraHour' }))
  })

  test('of a longer stay adjoins the care of that day, on the side that was asked. EXTRA-2', () => {
    expect(wishOf(aDraft({ kind: 'extraHour', extraMinutes: 60 }))).toMatchObject({
      wantedStartMinute: 1050,
      wantedEndMinute: 1110,
      wantedGroupId: null,
    })
    expect(wishOf(aDraft({ kind: 'extraHour', side: 'early' }))).toMatchObject({
      wantedStartMinute: 450,
      wantedEndMinute: 480,
    })
    const own = aDraft({ kind: 'extraHour', part: 'own', startMinute: 450, endMinute: 480 })
    expect(wishOf(own)).toMatchObject({ wantedStartMinute: 450, wantedEndMinute: 480 })
  })

  test('of a study day or a day in the holidays is a whole day or has its own times. STUDY-1, HOL-1', () => {
    for (const kind of ['studyDay', 'holidayDay'] as const) {
      expect(wishOf(aDraft({ kind, part: 'morning' }))).toEqual(aWish({ kind }))
    }
  })

  test('carries only a payment its kind knows. STUDY-2, SWAP-5', () => {
    const paidBy = (draft: Partial<Draft>) => wishOf(aDraft(draft))?.payment
    expect(paidBy({ kind: 'extraDay', payment: 'swapCredit' })).toBe('swapCredit')
    expect(paidBy({ kind: 'studyDay', payment: 'swapCredit' })).toBeNull()
    expect(paidBy({ kind: 'studyDay', payment: 'holidayDays' })).toBe('holidayDays')
    expect(paidBy({ kind: 'swapDay', payment: 'invoice' })).toBeNull()
  })

  test('takes an alternative over whole: day, times and group', () => {
    const taken = draftWithWish(
      aDraft(),
      aWish({ kind: 'swapDay', givenDay: thursday, wantedStartMinute: 480, wantedEndMinute: 780 }),
    )
    expect(wishOf(taken)).toEqual(
      aWish({ kind: 'swapDay', givenDay: thursday, wantedStartMinute: 480, wantedEndMinute: 780 }),
    )
  })
})

describe('the days a child could give up', () => {
  test('are the next contracted days without the days it is reported absent. SWAP-1', () => {
    expect(listCareDays(noorsCard, isoDay('2026-11-26'), 4)).toEqual([
      '2026-11-26',
      '2026-12-03',
      '2026-12-08',
      '2026-12-10',
    ])
  })

  test('end with the contract', () => {
    const ending = {
      ...noorsCard,
      contracts: noorsCard.contracts.map((each) => ({ ...each, endDate: isoDay('2026-12-03') })),
    }
    expect(listCareDays(ending, isoDay('2026-11-26'), 4)).toEqual(['2026-11-26', '2026-12-03'])
  })
})
