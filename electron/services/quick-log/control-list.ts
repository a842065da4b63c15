import type { LoggedStay, ObservedTime } from '#shared/domain/attendance/model.ts'
import { fullName } from '#shared/domain/children/person-name.ts'
import type { ChildId } from '#shared/domain/ids.ts'
import type { LedgerEntry } from '#shared/domain/ledger/model.ts'
import type { LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import { policiesAt } from '#shared/domain/policies/policies-on.ts'
import { isStanding } from '#shared/domain/quick-log/care-of-day.ts'
import { doubtsOfStay } from '#shared/domain/quick-log/doubts-of-stay.ts'
import { findLongerStays } from '#shared/domain/quick-log/longer-stays.ts'
import type { LawBook } from '#shared/domain/ratio/model.ts'
import { computedDayOf } from '#shared/domain/requests/computed-days.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import type { ControlledStay } from '#shared/ipc/parts/stays.ts'
import { groupBy } from '#shared/kernel/group-by.ts'
import { firstDayOfMonth, lastDayOfMonth, type IsoMonth } from '#shared/kernel/month.ts'
import { must } from '#shared/kernel/invariant.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import { stayNamesOf, stayViewOf } from './stay-names.ts'

export interface ControlParts {
  readonly rows: Pick<RowReader, 'findRow' | 'listRows'>
  readonly lawBook: LawBook
}

/**
 * What must be looked at before a month is handed over: every stay that is not in a closed month yet with its price and
 * its doubts, and who stayed longer at the door than anybody wrote down. EXTRA-2, MONEY-2
 */
export function listControl(
  { rows, lawBook }: ControlParts,
  index: LocationIndex,
  month: IsoMonth,
): CallOutput<'quickLog.control'> {
  const locationId = index.facts.location.id
  const during = { from: firstDayOfMonth(month), until: lastDayOfMonth(month) }
  const staysByDay = groupBy(rows.listRows('logged_stay', { locationId, day: during }), ({ day }) => day)
  const observed = groupBy(rows.listRows('observed_time', { locationId, day: during }), ({ day }) => day)
  const names = stayNamesOf(rows, index)
  const nameOf = (childId: ChildId): string => {
    const child = rows.findRow('child', childId)
    return child === undefined ? '' : fullName(child)
  }
  const charges = chargesOf(rows, locationId, [...staysByDay.values()].flat())
  const days = [...new Set([...staysByDay.keys(), ...observed.keys()])].sort()
  const found = days.map((day) =>
    listDay({
      index,
      lawBook,
      day,
      stays: staysByDay.get(day) ?? [],
      observed: observed.get(day) ?? [],
      charges,
    }),
  )
  const stays = found.flatMap(({ controlled }) =>
    controlled.map(({ stay, ...rest }) => ({
      ...stayViewOf(names, stay),
      childName: nameOf(stay.childId),
      ...rest,
    })),
  )
  return {
    stays,
    totalMinutes: stays.reduce((sum, { minutes }) => sum + minutes, 0),
    totalCents: stays.reduce((sum, { cents }) => sum + (cents ?? 0), 0),
    longer: found.flatMap(({ longer }) =>
      longer.map((row) => ({
        ...row,
        childName: nameOf(row.childId),
        groupName: names.groupName(row.groupId),
      })),
    ),
    unbooked: found.flatMap(({ unbooked }) =>
      unbooked.map((row) => ({ ...row, childName: nameOf(row.childId) })),
    ),
  }
}

interface Charge {
  readonly cents: number
  readonly isPriced: boolean
  readonly isClosed: boolean
}

/** What was charged for each stay. */
function chargesOf(
  rows: ControlParts['rows'],
  locationId: LocationIndex['facts']['location']['id'],
  stays: readonly LoggedStay[],
): ReadonlyMap<string, Charge> {
  const closed = new Set(rows.listRows('closed_month', { locationId }).map(({ month }) => month))
  const sourceId = { in: stays.map(({ id }) => id) }
  const entries = rows.listRows('ledger_entry', { sourceKind: 'stay', sourceId })
  const bySource = groupBy(entries, (entry: LedgerEntry) => entry.sourceId)
  return new Map(
    [...bySource].map(([id, lines]) => [
      id,
      {
        cents: lines.reduce((sum, { cents }) => sum + cents, 0),
        isPriced: lines.some(({ centsPerHour }) => centsPerHour !== null),
        isClosed: lines.every((line) => closed.has(line.month)),
      },
    ]),
  )
}

interface ControlDay {
  readonly index: LocationIndex
  readonly lawBook: LawBook
  readonly day: IsoDay
  readonly stays: readonly LoggedStay[]
  readonly observed: readonly ObservedTime[]
  readonly charges: ReadonlyMap<string, Charge>
}

type StayOnDay = Pick<ControlledStay, 'minutes' | 'cents' | 'doubts' | 'tooTight'> & {
  readonly stay: LoggedStay
}

function listDay({ index, lawBook, day, stays, observed, charges }: ControlDay) {
  const { location } = must(computedDayOf(index, lawBook, day), 'the facts cover the whole month')
  const extras = index.extrasByDay.get(day) ?? []
  const controlled = stays.filter(isStanding).flatMap((stay): readonly StayOnDay[] => {
    const charge = charges.get(stay.id)
    if (charge?.isClosed === true) return []
    const isPriced = charge?.isPriced === true
    const doubts = doubtsOfStay({
      stay,
      day: location,
      setting: index.groupById.get(stay.groupId)?.setting ?? 'dayCare',
      stays: stays.filter(({ childId }) => childId === stay.childId),
      extras: extras.filter(({ childId }) => childId === stay.childId),
      isPriced,
    })
    return [
      {
        stay,
        minutes: stay.endMinute - stay.startMinute,
        cents: isPriced ? (charge?.cents ?? null) : null,
        doubts: [...doubts],
        tooTight: stay.tooTight === null ? null : { ...stay.tooTight, params: { ...stay.tooTight.params } },
      },
    ]
  })
  const { longer, unbooked } = findLongerStays(location, observed, stays, policiesAt(index.policies, day))
  return { controlled, longer, unbooked }
}
