import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Absence, ExtraAttendance, GroupMove } from '#shared/domain/attendance/model.ts'
import { computeDay } from '#shared/domain/occupancy/compute-day.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import { checkWish, checkWithoutAlternatives } from '#shared/domain/requests/check-wish.ts'
import { mayFit } from '#shared/domain/requests/may-fit.ts'
import { resolveWish } from '#shared/domain/requests/resolve-wish.ts'
import type { CareWish, ResolvedWish } from '#shared/domain/requests/model.ts'
import { addDays, type IsoDay } from '#shared/kernel/time.ts'
import { aChild, aContract, aFixedFace, bornSoThat } from '#tests/harness/builders/children.ts'
import { childId, groupId, nextId, staffMemberId } from '#tests/harness/builders/ids.ts'
import { aGroup } from '#tests/harness/builders/organisation.ts'
import { aShift, aStaffMember } from '#tests/harness/builders/staffing.ts'
import { regionalHolidays } from '#tests/harness/calendar.ts'
import { lawBook } from '#tests/harness/law.ts'
import {
  aHouse,
  aSecondGroup,
  aSwap,
  anExtraDay,
  checkInput,
  friday,
  monday,
  noorId,
  stepOf,
} from './wishes.ts'

/** A child of the group: its age, the half hour it comes and goes, and the weekdays it does. */
const neighbour = fc.record({
  age: fc.integer({ min: 0, max: 3 }),
  arrival: fc.integer({ min: 15, max: 20 }),
  departure: fc.integer({ min: 24, max: 37 }),
  days: fc.uniqueArray(fc.constantFrom<(1 | 2 | 3 | 4 | 5)[]>(1, 2, 3, 4, 5), { minLength: 2, maxLength: 5 }),
  isNextDoor: fc.boolean(),
})

const worker = fc.record({
  start: fc.integer({ min: 15, max: 19 }),
  end: fc.integer({ min: 28, max: 37 }),
  pause: fc.option(fc.integer({ min: 20, max: 26 }), { nil: null }),
  isNextDoor: fc.boolean(),
})

const house = fc.record({
  neighbours: fc.array(neighbour, { maxLength: 12 }),
  workers: fc.array(worker, { maxLength: 5 }),
  isSettled: fc.boolean(),
  ageMonths: fc.integer({ min: 3, max: 46 }),
  wantedWeekday: fc.integer({ min: 0, max: 4 }),
  isSwap: fc.boolean(),
  isNextDoor: fc.boolean(),
  start: fc.integer({ min: 15, max: 30 }),
  length: fc.integer({ min: 1, max: 20 }),
})
type House = typeof house extends fc.Arbitrary<infer Value> ? Value : never

const nextDoor = aSecondGroup()

function factsOf(sketch: House): LocationFacts {
  const children = sketch.neighbours.map(({ age }, index) =>
    aChild({ id: childId(`n-${index}`), birthDate: bornSoThat(age, friday) }),
  )
  const contracts = sketch.neighbours.map(({ arrival, departure, days, isNextDoor }, index) => {
    const rows = aContract({
      child: childId(`n-${index}`),
      days,
      ...(isNextDoor ? { groupId: nextDoor.id } : {}),
    })
    return {
      ...rows,
      contractDays: rows.contractDays.map((day) => ({
        ...day,
        startMinute: arrival * 30,
        endMinute: departure * 30,
      })),
    }
  })
  const staffMembers = sketch.workers.map((_, index) => aStaffMember({ id: staffMemberId(`w-${index}`) }))
  const shifts = sketch.workers.flatMap(({ start, end, pause, isNextDoor }, index) =>
    [0, 1, 2, 3, 4].map((offset) => ({
      ...aShift({
        day: addDays(monday, offset),
        staff: staffMemberId(`w-${index}`),
        ...(isNextDoor ? { groupId: nextDoor.id } : {}),
      }),
      startMinute: start * 30,
      endMinute: end * 30,
      breaks: pause === null ? [] : [{ startMinute: pause * 30, endMinute: pause * 30 + 30 }],
    })),
  )
  return aHouse({
    ages: {},
    staff: 0,
    hasFace: false,
    settledWeeks: sketch.isSettled ? 1 : 0,
    groups: [aGroup(), nextDoor],
    noor: { birthDate: bornSoThat(0, friday, sketch.ageMonths) },
    noorContract: { days: [4] },
    children,
    contracts,
    staffMembers,
    shifts,
    fixedFaces: [aFixedFace(noorId, 'w-0')],
  })
}

function wishOf(sketch: House): CareWish {
  const wantedDay = addDays(monday, sketch.wantedWeekday)
  const wanted = {
    wantedDay,
    wantedStartMinute: sketch.start * 30,
    wantedEndMinute: Math.min(37, sketch.start + sketch.length) * 30,
    wantedGroupId: sketch.isNextDoor ? nextDoor.id : null,
  }
  return sketch.isSwap ? aSwap(wanted) : anExtraDay(wanted)
}

/** The facts as they are after carrying a wish out, written down as the records would be. */
function carriedOut(facts: LocationFacts, resolved: ResolvedWish): LocationFacts {
  const extra: ExtraAttendance = {
    id: nextId('extra'),
    childId: resolved.childId,
    locationId: resolved.locationId,
    groupId: resolved.groupId,
    day: resolved.wantedDay,
    ...resolved.wanted,
    kind: resolved.kind,
    requestId: null,
  }
  const absences = resolved.given.map((given): Absence => ({
    id: nextId('absence'),
    childId: resolved.childId,
    startDay: resolved.givenDay ?? resolved.wantedDay,
    endDay: resolved.givenDay ?? resolved.wantedDay,
    ...given,
    reason: 'swappedAway',
    requestId: null,
  }))
  const move: GroupMove = {
    id: nextId('move'),
    childId: resolved.childId,
    day: resolved.wantedDay,
    ...resolved.wanted,
    toGroupId: resolved.groupId,
    reason: 'ownGroupFull',
  }
  return {
    ...facts,
    extraAttendances: [...facts.extraAttendances, extra],
    absences: [...facts.absences, ...absences],
    groupMoves: resolved.isOwnGroup ? facts.groupMoves : [...facts.groupMoves, move],
  }
}

function unitOn(facts: LocationFacts, day: IsoDay, group: string) {
  const computed = computeDay(indexLocationFacts(facts, regionalHolidays), lawBook, day)
  const unit = computed.units.find((candidate) => candidate.groupIds.includes(groupId(group)))
  if (unit === undefined) throw new Error('a group is counted in a unit')
  return unit.segments
}

/** Staff the law asks at a minute; null = not allowed. Nobody there needs nobody. */
function needAt(segments: ReturnType<typeof unitOn>, minute: number): number | null {
  const segment = segments.find((row) => row.startMinute <= minute && minute < row.endMinute)
  return segment === undefined ? 0 : segment.required
}

function rosteredAt(segments: ReturnType<typeof unitOn>, minute: number): number {
  return segments.find((row) => row.startMinute <= minute && minute < row.endMinute)?.rostered ?? 0
}

describe('CHECK-1: what the check promises is true of the day once it is carried out', () => {
  test('the roster step says yes exactly when at every minute the need stays within what it may be', () => {
    let yes = 0
    let no = 0
    fc.assert(
      fc.property(house, (sketch) => {
        const facts = factsOf(sketch)
        const result = checkWithoutAlternatives(checkInput(facts, wishOf(sketch)))
        const { resolved } = result
        if (
          resolved === null ||
          result.steps.some((step) => step.code === 'alreadyPresent' && step.verdict === 'no')
        )
          return
        const before = unitOn(facts, resolved.wantedDay, resolved.groupId)
        const after = unitOn(carriedOut(facts, resolved), resolved.wantedDay, resolved.groupId)
        let fits = true
        for (let minute = resolved.wanted.startMinute; minute < resolved.wanted.endMinute; minute += 1) {
          const need = needAt(after, minute)
          const limit = sketch.isSettled ? rosteredAt(after, minute) : needAt(before, minute)
          if (need === null || need > (limit ?? 0)) fits = false
        }
        const { verdict } = stepOf(result, 'ratio')
        if (verdict === 'unknown') return
        expect(verdict !== 'no').toBe(fits)
        if (fits) yes += 1
        else no += 1
      }),
      { numRuns: 400, seed: 20261126 },
    )
    // The sketches are worth something only when both answers occur.
    expect(yes).toBeGreaterThan(40)
    expect(no).toBeGreaterThan(40)
  })

  test('a yes leaves every group within its maximum and the child in one place at a time', () => {
    fc.assert(
      fc.property(house, (sketch) => {
        const facts = factsOf(sketch)
        const result = checkWithoutAlternatives(checkInput(facts, wishOf(sketch)))
        if (result.resolved === null || result.verdict === 'no') return
        const applied = carriedOut(facts, result.resolved)
        const day = computeDay(
          indexLocationFacts(applied, regionalHolidays),
          lawBook,
          result.resolved.wantedDay,
        )
        const own = day.groups.flatMap((group) => group.presences.filter((row) => row.childId === noorId))
        for (const row of own) {
          expect(
            own.filter((other) => other.startMinute < row.endMinute && row.startMinute < other.endMinute),
          ).toHaveLength(1)
        }
        const { startMinute, endMinute } = result.resolved.wanted
        const covered = own.filter((row) => row.groupId === result.resolved?.groupId)
        expect(covered.some((row) => row.startMinute <= startMinute && endMinute <= row.endMinute)).toBe(true)
        for (const group of day.groups) {
          for (const segment of group.segments) expect(segment.children).toBeLessThanOrEqual(16)
        }
      }),
      { numRuns: 200, seed: 20261127 },
    )
  })

  test('the day that is given up never needs more staff than before', () => {
    fc.assert(
      fc.property(house, (sketch) => {
        const facts = factsOf(sketch)
        const result = checkWithoutAlternatives(checkInput(facts, { ...wishOf(sketch), ...swapOf(sketch) }))
        const { resolved } = result
        if (resolved === null || resolved.givenDay === null || resolved.givenDay === resolved.wantedDay)
          return
        expect(result.steps.map((step) => step.message.code)).not.toContain('check.givenDay.needRises')
        const before = unitOn(facts, resolved.givenDay, 'ladybirds')
        const after = unitOn(carriedOut(facts, resolved), resolved.givenDay, 'ladybirds')
        for (let minute = 450; minute < 1110; minute += 15) {
          const needBefore = needAt(before, minute)
          if (needBefore !== null) expect(needAt(after, minute)).toBeLessThanOrEqual(needBefore)
        }
      }),
      { numRuns: 150, seed: 20261128 },
    )
  })
})

function swapOf(sketch: House): Partial<CareWish> {
  return sketch.isSwap ? {} : { kind: 'swapDay', givenDay: addDays(monday, 3), swapReason: 'private' }
}

test('CHECK-3: every alternative has the verdict it shows when it is asked itself, and a plain yes stands before a caution', () => {
  let seen = 0
  fc.assert(
    fc.property(house, (sketch) => {
      const facts = { ...factsOf(sketch), untilDay: addDays(monday, 13) }
      const input = checkInput(facts, wishOf(sketch))
      const { alternatives } = checkWish(input)
      expect(alternatives.length).toBeLessThanOrEqual(5)
      for (const alternative of alternatives) {
        seen += 1
        expect(['ok', 'caution']).toContain(alternative.verdict)
        expect(checkWithoutAlternatives({ ...input, wish: alternative.wish }).verdict).toBe(
          alternative.verdict,
        )
      }
      const verdicts = alternatives.map((alternative) => alternative.verdict)
      expect(verdicts).toEqual(verdicts.toSorted((a, b) => Number(b === 'ok') - Number(a === 'ok')))
    }),
    { numRuns: 60, seed: 20261129 },
  )
  expect(seen).toBeGreaterThan(20)
})

test('CHECK-3: the quick look before a check never throws away what would fit', () => {
  let fitting = 0
  fc.assert(
    fc.property(house, (sketch) => {
      const input = checkInput(factsOf(sketch), wishOf(sketch))
      const { verdict } = checkWithoutAlternatives(input)
      if (verdict !== 'ok' && verdict !== 'caution') return
      fitting += 1
      const ready = resolveWish(input)
      expect(ready.kind === 'ready' && mayFit(ready.subject)).toBe(true)
    }),
    { numRuns: 400, seed: 20261130 },
  )
  expect(fitting).toBeGreaterThan(40)
})
