import type { Absence } from '#shared/domain/attendance/model.ts'
import {
  decideCreditDays,
  type AbsenceForCredit,
  type CreditDay,
} from '#shared/domain/attendance/credit-of-absence.ts'
import { describeFreedPlace } from '#shared/domain/attendance/place-of-absence.ts'
import type { Child } from '#shared/domain/children/model.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { LocationId } from '#shared/domain/ids.ts'
import type { LedgerEntry } from '#shared/domain/ledger/model.ts'
import { indexLocationFacts, type LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import { ok, refuse, type Result } from '#shared/kernel/result.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { findRow, findRulebook, listRows, type Facts } from '../facts.ts'
import { loadLocationFacts } from '../load-location-facts.ts'
import type { CommandRefusal } from '../refusal.ts'

export interface PlannedDay extends CreditDay {
  readonly locationId: LocationId
  /** What becomes of the place; null when it was not asked for. */
  readonly place: Message | null
}

export interface PlannedAbsence {
  readonly child: Child
  /** Every contracted day in the period, in order; per location when the child comes to two. */
  readonly days: readonly PlannedDay[]
}

/** `nothing`: no days; `credit`: what each day earns; `places`: also what becomes of the place. */
export type PlanDepth = 'nothing' | 'credit' | 'places'

/**
 * What reporting a child absent would do, day by day: the same for the one who asks beforehand as for the command that
 * does it. Refused when the child is absent already. SWAP-5
 */
export function* planAbsence(
  wanted: AbsenceForCredit,
  depth: PlanDepth,
  at: Instant,
): Facts<Result<PlannedAbsence, CommandRefusal>> {
  const child = yield* findRow('child', wanted.childId)
  if (child === undefined) return refuse({ code: 'notFound', params: { what: 'child', id: wanted.childId } })
  const overlapping = yield* findOverlap(wanted)
  if (overlapping !== undefined) {
    return refuse({
      code: 'alreadyAbsent',
      params: {
        firstName: child.firstName,
        startDay: overlapping.startDay,
        endDay: overlapping.endDay,
      },
    })
  }
  if (depth === 'nothing') return ok({ child, days: [] })
  const entries: readonly LedgerEntry[] = yield* listRows('ledger_entry', { childId: wanted.childId })
  const rulebook = yield* findRulebook()
  const days: PlannedDay[] = []
  for (const locationId of yield* listLocations(wanted)) {
    const facts = yield* loadLocationFacts(locationId, wanted.startDay, wanted.endDay)
    if (facts === undefined) continue
    const index = indexLocationFacts(facts, rulebook.schoolHolidays)
    const decided = decideCreditDays({ index, absence: wanted, askedAt: dutchTimeOf(at), entries })
    const placeOf = (day: CreditDay): Message | null =>
      depth === 'places' ? describeFreedPlace(index, rulebook.law, rowOf(wanted), day.day) : null
    days.push(...decided.map((day) => ({ ...day, locationId, place: placeOf(day) })))
  }
  return ok({ child, days: days.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)) })
}

/** The index of a location on the days of an absence, for whoever must know whether its place is still there. */
export function* loadAbsenceDays(
  locationId: LocationId,
  absence: Pick<Absence, 'startDay' | 'endDay'>,
): Facts<LocationIndex | undefined> {
  const rulebook = yield* findRulebook()
  const facts = yield* loadLocationFacts(locationId, absence.startDay, absence.endDay)
  return facts === undefined ? undefined : indexLocationFacts(facts, rulebook.schoolHolidays)
}

function* findOverlap(wanted: AbsenceForCredit): Facts<Absence | undefined> {
  const others = yield* listRows('absence', {
    childId: wanted.childId,
    startDay: { until: wanted.endDay },
    endDay: { from: wanted.startDay },
  })
  return others.find((other) => isOverlappingInTime(other, wanted))
}

/** Where the child has a contract in the period. */
function* listLocations(wanted: AbsenceForCredit): Facts<readonly LocationId[]> {
  const contracts = yield* listRows('contract', {
    childId: wanted.childId,
    startDate: { until: wanted.endDay },
    endDate: { from: wanted.startDay, orNull: true },
  })
  return [...new Set(contracts.map(({ locationId }) => locationId))]
}

/** The absence as it would be kept; it has no id yet. */
function rowOf(wanted: AbsenceForCredit): Absence {
  return { id: 'planned', ...wanted, requestId: null }
}

type TimeOfDay = Pick<Absence, 'startMinute' | 'endMinute'>

/** Whether two absences of the same day share time; one without minutes takes the whole day. */
function isOverlappingInTime(a: TimeOfDay, b: TimeOfDay): boolean {
  if (a.startMinute === null || a.endMinute === null || b.startMinute === null || b.endMinute === null)
    return true
  return a.startMinute < b.endMinute && b.startMinute < a.endMinute
}
