import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LedgerEntry } from '#shared/domain/ledger/model.ts'
import { balanceOn } from '#shared/domain/ledger/balance-on.ts'
import { entriesOfGrant } from '#shared/domain/ledger/entries-of-grant.ts'
import { computeDay } from '#shared/domain/occupancy/compute-day.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import { availableBalance } from '#shared/domain/requests/available-balance.ts'
import { carriedOutOf } from '#shared/domain/requests/carried-out.ts'
import { checkWithoutAlternatives } from '#shared/domain/requests/check-wish.ts'
import type { CareWish } from '#shared/domain/requests/model.ts'
import { addDays, isoDay } from '#shared/kernel/time.ts'
import { aSchoolDayOff } from '#tests/harness/builders/calendar.ts'
import { nextId, requestId } from '#tests/harness/builders/ids.ts'
import { aHouseRule } from '#tests/harness/builders/organisation.ts'
import { regionalHolidays } from '#tests/harness/calendar.ts'
import { lawBook } from '#tests/harness/law.ts'
import {
  aCard,
  aHouse,
  anExtraDay,
  aSchoolHouse,
  aSwap,
  checkInput,
  friday,
  inStore,
  monday,
  noorId,
  now,
  semId,
  stepOf,
} from './wishes.ts'

const studyDay = isoDay('2026-12-08')

/** Others by age, Sem's block that day, the hours of the two shifts, and what is asked; in half hours. */
const sketch = fc.record({
  young: fc.integer({ min: 0, max: 14 }),
  old: fc.integer({ min: 0, max: 10 }),
  blockStart: fc.integer({ min: 15, max: 34 }),
  blockLength: fc.integer({ min: 1, max: 8 }),
  shiftEnd: fc.integer({ min: 24, max: 37 }),
  isSecondAtWork: fc.boolean(),
  start: fc.integer({ min: 15, max: 30 }),
  length: fc.integer({ min: 1, max: 20 }),
  isOpenEnded: fc.boolean(),
})
type Sketch = typeof sketch extends fc.Arbitrary<infer Value> ? Value : never

function factsOf({ young, old, blockStart, blockLength, shiftEnd, isSecondAtWork }: Sketch): LocationFacts {
  const time = (halfHour: number) => `${Math.floor(halfHour / 2)}:${halfHour % 2 === 0 ? '00' : '30'}`
  const facts = aSchoolHouse({
    ages: { 5: young, 9: old },
    staff: 2,
    schoolDaysOff: [aSchoolDayOff(studyDay)],
    semContract: {
      days: [2],
      hours: { start: time(blockStart), end: time(Math.min(37, blockStart + blockLength)) },
    },
  })
  const shifts = facts.shifts
    .filter(({ staffMemberId }) => isSecondAtWork || staffMemberId === 'staff1')
    .map((shift) => (shift.staffMemberId === 'staff1' ? shift : { ...shift, endMinute: shiftEnd * 30 }))
  return { ...facts, shifts }
}

function wishOf({ isOpenEnded, start, length }: Sketch): CareWish {
  const times = isOpenEnded
    ? {}
    : { wantedStartMinute: start * 30, wantedEndMinute: Math.min(37, start + length) * 30 }
  return anExtraDay({ kind: 'studyDay', childId: semId, wantedDay: studyDay, ...times })
}

/** After the closing, so that nothing is promised and the staff decides. */
const late = { today: addDays(studyDay, -3) }

describe('STUDY-1, CHECK-1: a study day around the care there is', () => {
  test('says yes exactly when every added minute stays within the staff, and the child is in one place', () => {
    let yes = 0
    let no = 0
    fc.assert(
      fc.property(sketch, (drawn) => {
        const facts = factsOf(drawn)
        const input = checkInput(facts, wishOf(drawn), late)
        const result = checkWithoutAlternatives(input)
        const added = carriedOutOf(input)?.added ?? []
        const { resolved } = result
        if (resolved === null || added.length === 0) return
        const extraAttendances = added.map(({ startMinute, endMinute }) => ({
          id: nextId('extra'),
          childId: semId,
          locationId: input.wish.locationId,
          groupId: resolved.groupId,
          day: studyDay,
          startMinute,
          endMinute,
          kind: 'studyDay' as const,
          requestId: null,
        }))
        const after = computeDay(
          indexLocationFacts({ ...facts, extraAttendances }, regionalHolidays),
          lawBook,
          studyDay,
        )
        const unit = after.units.find(({ setting }) => setting === 'outOfSchoolCare')
        let fits = true
        for (const stretch of added) {
          for (let minute = stretch.startMinute; minute < stretch.endMinute; minute += 15) {
            const at = unit?.segments.find((row) => row.startMinute <= minute && minute < row.endMinute)
            if (at?.required === null || at === undefined || at.required > at.rostered) fits = false
          }
        }
        expect(stepOf(result, 'ratio').verdict !== 'no').toBe(fits)
        const own = after.groups.flatMap(({ presences }) =>
          presences.filter(({ childId }) => childId === semId),
        )
        const minutes = own.reduce((sum, row) => sum + row.endMinute - row.startMinute, 0)
        const block = factsMinutes(drawn)
        expect(minutes).toBe(block + (result.cost?.invoicedMinutes ?? 0))
        if (fits) yes += 1
        else no += 1
      }),
      { numRuns: 250, seed: 20261201 },
    )
    expect(yes).toBeGreaterThan(30)
    expect(no).toBeGreaterThan(30)
  })
})

function factsMinutes({ blockStart, blockLength }: Sketch): number {
  return (Math.min(37, blockStart + blockLength) - blockStart) * 30
}

const lot = fc.record({
  minutes: fc.integer({ min: 1, max: 900 }),
  used: fc.integer({ min: 0, max: 900 }),
  expiresIn: fc.option(fc.integer({ min: -20, max: 40 }), { nil: null }),
  isOwn: fc.boolean(),
})

describe('SWAP-5, MONEY-4: no grant takes a balance below nothing', () => {
  test('what is available is what the balance of that day holds', () => {
    fc.assert(
      fc.property(fc.array(lot, { maxLength: 8 }), fc.integer({ min: 0, max: 30 }), (lots, ahead) => {
        const entries = entriesOf(lots)
        const wantedDay = addDays(friday, ahead)
        const input = checkInput(aHouse(), anExtraDay({ wantedDay }), {
          account: { entries, tariffs: [] },
          ownRequestId: requestId('own'),
        })
        const others = entries.filter(({ sourceId }) => sourceId !== 'own')
        expect(availableBalance(input, 'swapCredit')).toBe(
          balanceOn(others, 'swapCredit', wantedDay).availableMinutes,
        )
      }),
      { numRuns: 300, seed: 20261202 },
    )
  })

  test('an extra day or a swap spends at most what there is, and its cost is whole minutes and cents', () => {
    let spent = 0
    const asked = fc.record({
      lots: fc.array(lot, { maxLength: 5 }),
      start: fc.integer({ min: 450, max: 1000 }),
      length: fc.integer({ min: 1, max: 600 }),
      centsPerHour: fc.integer({ min: 0, max: 2000 }),
      isSwap: fc.boolean(),
      isInDayparts: fc.boolean(),
    })
    fc.assert(
      fc.property(asked, ({ lots, start, length, centsPerHour, isSwap, isInDayparts }) => {
        const unit = isInDayparts ? { kind: 'dayparts', minutesPerDaypart: 317 } : { kind: 'minutes' }
        const facts = aHouse({
          houseRules: [aHouseRule('credit.unit', unit), aHouseRule('swap.likeForLike', false)],
        })
        const times = { wantedStartMinute: start, wantedEndMinute: Math.min(1110, start + length) }
        const wish = isSwap ? aSwap(times) : anExtraDay({ ...times, payment: 'swapCredit' })
        const entries = entriesOf(lots.map((drawn) => ({ ...drawn, isOwn: false })))
        const account = { entries, tariffs: [aCard({ centsPerHour })] }
        const { cost, resolved } = checkWithoutAlternatives(checkInput(facts, wish, { account }))
        if (cost === null || resolved === null) throw new Error('the wish has times and a price')
        const lines = entriesOfGrant({
          request: { id: requestId('new'), childId: noorId, locationId: wish.locationId },
          resolved,
          cost,
          ids: () => nextId('line'),
          closedMonths: [],
          actorId: 'manager',
          at: now,
        })
        const before = balanceOn(entries, 'swapCredit', friday)
        const after = balanceOn([...entries, ...lines], 'swapCredit', friday)
        expect(after.uncoveredMinutes).toBeLessThanOrEqual(before.uncoveredMinutes)
        for (const { minutes, cents } of lines) {
          expect(Number.isInteger(minutes) && Number.isInteger(cents)).toBe(true)
          spent += 1
        }
        const minutes = times.wantedEndMinute - times.wantedStartMinute
        expect(cost.invoicedMinutes).toBeGreaterThanOrEqual(0)
        expect(cost.invoicedMinutes).toBeLessThanOrEqual(minutes)
        if (!isInDayparts && !isSwap) expect(cost.balanceMinutes + cost.invoicedMinutes).toBe(minutes)
      }),
      { numRuns: 300, seed: 20261203 },
    )
    expect(spent).toBeGreaterThan(100)
  })
})

/** Credit that came in, and what was used of it before; never more than there was. */
function entriesOf(lots: readonly (typeof lot extends fc.Arbitrary<infer Value> ? Value : never)[]) {
  return lots.flatMap(({ minutes, used, expiresIn, isOwn }): LedgerEntry[] => {
    const expiresOn = expiresIn === null ? null : addDays(friday, expiresIn)
    const id = nextId('lot')
    const source = { sourceKind: 'request' as const, sourceId: isOwn ? 'own' : id }
    const earned = inStore('swapCredit', minutes, { id, kind: 'earned', day: monday, expiresOn, ...source })
    const taken = Math.min(used, minutes)
    return taken === 0 ? [earned] : [earned, inStore('swapCredit', -taken, { day: monday, ...source })]
  })
}
