import { careOfRecords, surroundingsOf } from '#shared/domain/base-groups/apply-changes.ts'
import { changeRecords } from '#shared/domain/base-groups/change-records.ts'
import type { ChildRecords } from '#shared/domain/base-groups/child-records.ts'
import { createBasePlan, withCare } from '#shared/domain/base-groups/create-base-plan.ts'
import { firstTooFull } from '#shared/domain/base-groups/first-too-full.ts'
import { HORIZON_WEEKS_MAX, type PlannedChange } from '#shared/domain/base-groups/model.ts'
import { daysOfHorizon } from '#shared/domain/base-groups/plan-days.ts'
import type { ChildCare } from '#shared/domain/base-groups/plan-model.ts'
import type { ChildId, LocationId, OfferId } from '#shared/domain/ids.ts'
import { indexLocationFacts, type LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import type { Rulebook } from '#shared/domain/requests/rulebook.ts'
import { withOfferedPlaces, type OfferedPlace } from '#shared/domain/waiting-list/planned-facts.ts'
import { ok, refuse, type Result } from '#shared/kernel/result.ts'
import { daysBetween, isoWeekOf, type IsoDay } from '#shared/kernel/time.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import type { CommandContext } from '../define.ts'
import { findRow, findRulebook, listRows, type Facts } from '../facts.ts'
import { isSameRow } from '../is-same-row.ts'
import { loadLocationFacts } from '../load-location-facts.ts'
import type { CommandRefusal } from '../refusal.ts'
import { deleteRow, putRow, type RowChange } from '../row-change.ts'

/** Why a list of changes cannot be carried out, and at which of them it stops. */
export interface StoppedAt {
  readonly position: number
  readonly refusal: CommandRefusal
}

export type PlannedRows = Result<readonly RowChange[], StoppedAt>

/** A year ahead is looked at: a place must fit for longer than its first day. WAIT-1 */
const YEAR_WEEKS = 53

/**
 * The rows that carry out changes of the plan of a location, each checked on what the ones before made of it, and all of
 * them on whether every group stays within what it may hold for a year, with the places that were offered to others.
 * All or nothing. GROUP-1, PLAN-4, WAIT-4
 *
 * @param acceptedOfferId the offer that is taken with it, for who calls to close; any other of the same family goes
 */
export function* planChanges(
  locationId: LocationId,
  changes: readonly PlannedChange[],
  context: CommandContext,
  acceptedOfferId: OfferId | null = null,
): Facts<PlannedRows> {
  const rulebook = yield* findRulebook()
  const agreed = yield* loadHorizon(locationId, changes, context)
  if (agreed === undefined) return stopped(0, 'notFound', { what: 'location', id: locationId })
  const facts = withOfferedPlaces(agreed, yield* loadOffered(locationId, changes, context.today))
  const before = yield* loadRecords(changes)
  const index = indexWith(facts, before, rulebook)
  const around = surroundingsOf(index, context.today, true, () => context.newId())
  const records = new Map(before)
  const transfers = new Set<string>()
  const entries: RowChange[] = []
  for (const [position, change] of changes.entries()) {
    const own = records.get(change.childId)
    if (own === undefined) return stopped(position, 'notFound', { what: 'child', id: change.childId })
    const { firstName } = own.child
    const key = `${change.childId} ${change.setting} ${change.day}`
    if (change.kind === 'transfer' && transfers.has(key)) {
      return stopped(position, 'planTwice', { firstName, day: change.day })
    }
    const changed = changeRecords(own, change, around)
    if (!changed.ok) return refuse({ position, refusal: changed.refusal })
    if (change.kind === 'transfer') transfers.add(key)
    const closed = yield* closeEntry(change, firstName, context, acceptedOfferId)
    if (!closed.ok) return refuse({ position, refusal: closed.refusal })
    entries.push(...closed.value)
    records.set(change.childId, changed.value)
  }
  const tooFull = findTooFull(index, rulebook, changes, records, facts)
  if (tooFull !== undefined) return refuse(tooFull)
  return ok([...[...records].flatMap(([id, after]) => rowsChanged(before.get(id), after)), ...entries])
}

function stopped(
  position: number,
  code: CommandRefusal['code'],
  params: CommandRefusal['params'],
): Result<never, StoppedAt> {
  return refuse({ position, refusal: { code, params } })
}

/** Facts from this week until a year after the last change. */
function* loadHorizon(
  locationId: LocationId,
  changes: readonly PlannedChange[],
  { today }: CommandContext,
): Facts<LocationFacts | undefined> {
  const lastDay = changes.reduce((last, { day }) => (day > last ? day : last), today)
  const weeks = Math.ceil(daysBetween(today, lastDay) / 7) + YEAR_WEEKS
  const horizon = { fromWeek: isoWeekOf(today), weeks: Math.min(weeks, HORIZON_WEEKS_MAX + YEAR_WEEKS) }
  const { fromDay, untilDay } = daysOfHorizon(horizon)
  return yield* loadLocationFacts(locationId, fromDay, untilDay)
}

/** What is offered to families that are not placed by these changes, and can still be taken. WAIT-4 */
function* loadOffered(
  locationId: LocationId,
  changes: readonly PlannedChange[],
  today: IsoDay,
): Facts<readonly OfferedPlace[]> {
  const placed = new Set(changes.map((change) => (change.kind === 'place' ? change.entryId : null)))
  const open = yield* listRows('placement_offer', { locationId, status: 'open', expiresOn: { from: today } })
  const offered: OfferedPlace[] = []
  for (const offer of open) {
    if (placed.has(offer.entryId)) continue
    const entry = yield* findRow('waiting_entry', offer.entryId)
    const child = yield* findRow('child', entry?.childId ?? '')
    if (entry !== undefined && child !== undefined) offered.push({ offer, child, setting: entry.setting })
  }
  return offered
}

function* loadRecords(changes: readonly PlannedChange[]): Facts<ReadonlyMap<ChildId, ChildRecords>> {
  const records = new Map<ChildId, ChildRecords>()
  for (const { childId } of changes) {
    if (records.has(childId)) continue
    const child = yield* findRow('child', childId)
    if (child === undefined) continue
    const contracts = yield* listRows('contract', { childId })
    const contractDays = yield* listRows('contract_day', {
      contractId: { in: contracts.map(({ id }) => id) },
    })
    const settlingIns = yield* listRows('settling_in', { childId })
    records.set(childId, { child, contracts, contractDays, settlingIns })
  }
  return records
}

/** Children who wait for a place have no contract, so the facts of the location do not know them yet. */
function indexWith(
  facts: LocationFacts,
  records: ReadonlyMap<ChildId, ChildRecords>,
  rulebook: Rulebook,
): LocationIndex {
  const known = new Set(facts.children.map(({ id }) => id))
  const newcomers = [...records.values()].flatMap(({ child }) => (known.has(child.id) ? [] : [child]))
  return indexLocationFacts(
    { ...facts, children: [...facts.children, ...newcomers] },
    rulebook.schoolHolidays,
  )
}

function findTooFull(
  index: LocationIndex,
  rulebook: Rulebook,
  changes: readonly PlannedChange[],
  records: ReadonlyMap<ChildId, ChildRecords>,
  facts: LocationFacts,
): StoppedAt | undefined {
  const weeks = Math.floor((daysBetween(facts.fromDay, facts.untilDay) + 1) / 7)
  const plan = createBasePlan(index, rulebook.law, { fromWeek: isoWeekOf(facts.fromDay), weeks })
  const care = new Map<ChildId, ChildCare>()
  for (const [id, after] of records) {
    const before = plan.care.get(id)
    if (before === undefined) continue
    const contracts = after.contracts.filter((contract) => contract.locationId === facts.location.id)
    care.set(id, careOfRecords(before, { ...after, contracts }))
  }
  return firstTooFull(plan, withCare(plan, care), changes)
}

/** Who is placed from the waiting list leaves it, and so does what it was offered besides. WAIT-4, WAIT-5 */
function* closeEntry(
  change: PlannedChange,
  firstName: string,
  context: CommandContext,
  acceptedOfferId: OfferId | null,
): Facts<Result<readonly RowChange[], CommandRefusal>> {
  if (change.kind !== 'place' || change.entryId === null) return ok([])
  const entry = yield* findRow('waiting_entry', change.entryId)
  if (entry === undefined || entry.childId !== change.childId) {
    return refuse({ code: 'notFound', params: { what: 'waitingEntry', id: change.entryId } })
  }
  if (entry.status !== 'waiting' && entry.status !== 'offered') {
    return refuse({ code: 'planEntryClosed', params: { firstName } })
  }
  const open = yield* listRows('placement_offer', { entryId: entry.id, status: 'open' })
  const answered = { status: 'withdrawn', answeredBy: context.actorId, answeredAt: context.at } as const
  return ok([
    putRow('waiting_entry', { ...entry, status: 'placed', closedAt: context.at, closedReason: '' }),
    ...open
      .filter(({ id }) => id !== acceptedOfferId)
      .map((offer) => putRow('placement_offer', { ...offer, ...answered })),
  ])
}

/** What is new or different is put, what is gone is taken away. */
function rowsChanged(before: ChildRecords | undefined, after: ChildRecords): readonly RowChange[] {
  return [
    ...tableChanged('contract', before?.contracts ?? [], after.contracts),
    ...tableChanged('contract_day', before?.contractDays ?? [], after.contractDays),
    ...tableChanged('settling_in', before?.settlingIns ?? [], after.settlingIns),
  ]
}

function tableChanged<Table extends TableName>(
  table: Table,
  before: readonly RowOf<Table>[],
  after: readonly RowOf<Table>[],
): readonly RowChange[] {
  const known = new Map(before.map((row) => [row.id, row]))
  const kept = new Set(after.map((row) => row.id))
  return [
    ...after
      .filter((row) => {
        const old = known.get(row.id)
        return old === undefined || !isSameRow(old, row)
      })
      .map((row) => putRow(table, row)),
    ...before.filter((row) => !kept.has(row.id)).map((row) => deleteRow(table, row.id)),
  ]
}
