import type { LoggedStay } from '#shared/domain/attendance/model.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import { decideStay, type StayQuestion } from '#shared/domain/quick-log/decide-stay.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { at, childId, groupId, nextId } from '#tests/harness/builders/ids.ts'
import {
  aCrowd,
  aTeam,
  locationFacts,
  ordinaryTuesday,
  type FactsOptions,
} from '#tests/harness/builders/location-facts.ts'
import { aChild, aContract } from '#tests/harness/builders/children.ts'
import { defaultLocationId } from '#tests/harness/builders/organisation.ts'
import { regionalHolidays } from '#tests/harness/calendar.ts'
import { lawBook } from '#tests/harness/law.ts'

export const levi = aChild({ id: childId('levi'), firstName: 'Levi', surname: 'Smit' })
/** Every workday from half past seven until half past six. */
export const leviDays = aContract({ child: levi.id, days: [1, 2, 3, 4, 5] })
const lateTeam = aTeam(1, [ordinaryTuesday], { end: '19:30' })

/** Levi comes today, and one member of staff is there until half past seven. */
export const leviAlone: FactsOptions = { children: [levi], contracts: [leviDays], ...lateTeam }

/** A stay of Levi on that Tuesday evening, half past six until seven. */
export function aStay(overrides: Partial<LoggedStay> = {}): LoggedStay {
  return {
    id: nextId('stay'),
    childId: levi.id,
    locationId: defaultLocationId,
    groupId: groupId('ladybirds'),
    day: ordinaryTuesday,
    startMinute: at('18:30'),
    endMinute: at('19:00'),
    side: 'late',
    loggedAt: '2026-11-24T17:31:00.000Z' as Instant,
    loggedBy: 'joris',
    tooTight: null,
    extraAttendanceId: nextId('extra'),
    removedAt: null,
    removedBy: null,
    ...overrides,
  }
}

/** The attendance a stay made, so that the day counts it. */
export function attendanceOf(stay: LoggedStay) {
  const { childId: child, locationId, groupId: group, day, startMinute, endMinute, extraAttendanceId } = stay
  return {
    id: extraAttendanceId ?? '-',
    childId: child,
    locationId,
    groupId: group,
    day,
    startMinute,
    endMinute,
    kind: 'extraHour',
    requestId: null,
  } as const
}

/** Half an hour late for Levi on that Tuesday, unless told otherwise. */
export function decide(facts: FactsOptions, question: Partial<StayQuestion> = {}) {
  const stays = question.stays ?? []
  const known = locationFacts({
    ...facts,
    extraAttendances: [
      ...(facts.extraAttendances ?? []),
      ...stays.filter((stay) => stay.removedAt === null).map(attendanceOf),
    ],
  })
  return decideStay({
    index: indexLocationFacts(known, regionalHolidays),
    book: lawBook,
    childId: levi.id,
    groupId: null,
    day: ordinaryTuesday,
    side: 'late',
    minutes: 30,
    ...question,
    stays,
  })
}

/** Levi with so many other children of his age until seven. */
export function crowded(others: number): FactsOptions {
  const crowd = aCrowd({ ages: { 2: others }, day: ordinaryTuesday, contract: { hours: { end: '19:00' } } })
  return {
    ...leviAlone,
    children: [levi, ...crowd.children],
    contracts: [leviDays, ...crowd.contracts],
  }
}
