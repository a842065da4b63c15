import type { RetentionKind } from '#shared/domain/privacy/model.ts'
import { latest } from '#shared/domain/retention/judge-family.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import { lastDayOfMonth } from '#shared/kernel/month.ts'
import { daysOfWeek } from '#shared/kernel/time.ts'
import type { Instant, IsoDay } from '#shared/kernel/time.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import { isOpenRequest } from './load-dossiers.ts'

/** Tables whose rows go one by one, each by a day of its own. */
export const rowTables = [
  'observed_time',
  'logged_stay',
  'group_move',
  'absence',
  'extra_attendance',
  'care_request',
  'shift',
  'group_merge',
  'dismissed_merge',
  'scenario',
  'settled_roster',
  'ledger_entry',
  'closed_month',
  'privacy_request',
  'legal_hold',
  'data_breach',
] as const satisfies readonly TableName[]
export type RowTable = (typeof rowTables)[number]

/**
 * What a table is to retention. `dossier`: its rows are about a person and go with the dossier. `row`: each row goes by
 * its own day. `kept`: it says nothing of a person, or it is the proof that something went. Every table is one of them.
 */
export type Coverage =
  | { readonly how: 'dossier'; readonly kind: 'children' | 'staff' }
  | { readonly how: 'row'; readonly kind: RetentionKind }
  | { readonly how: 'kept'; readonly because: 'noPerson' | 'proof' }

const ofChild = { how: 'dossier', kind: 'children' } as const
const ofStaff = { how: 'dossier', kind: 'staff' } as const
const byDay = (kind: RetentionKind): Coverage => ({ how: 'row', kind })
const noPerson = { how: 'kept', because: 'noPerson' } as const

/** PRIV-1 */
export const retentionCoverage: Readonly<Record<TableName, Coverage>> = {
  organisation: noPerson,
  legal_entity: noPerson,
  location: noPerson,
  opening_hours: noPerson,
  daypart_boundary: noPerson,
  closure: noPerson,
  base_group: noPerson,
  house_rule: noPerson,
  school: noPerson,
  school_time: noPerson,
  school_day_off: noPerson,
  school_holiday: noPerson,
  tariff_card: noPerson,
  staff_member: ofStaff,
  account: ofStaff,
  family: ofChild,
  child: ofChild,
  contract: ofChild,
  contract_day: ofChild,
  second_group_consent: ofChild,
  fixed_face: ofChild,
  settling_in: ofChild,
  friendship: ofChild,
  waiting_entry: ofChild,
  placement_offer: ofChild,
  child_file: ofChild,
  child_contact: ofChild,
  consent: ofChild,
  handover_agreement: ofChild,
  secrecy: ofChild,
  processing_restriction: ofChild,
  settled_roster: byDay('planning'),
  care_request: byDay('planning'),
  absence: byDay('planning'),
  extra_attendance: byDay('planning'),
  group_move: byDay('planning'),
  shift: byDay('planning'),
  group_merge: byDay('planning'),
  dismissed_merge: byDay('planning'),
  scenario: byDay('planning'),
  logged_stay: byDay('presence'),
  observed_time: byDay('presence'),
  ledger_entry: byDay('accounting'),
  closed_month: byDay('accounting'),
  privacy_request: byDay('requests'),
  legal_hold: byDay('requests'),
  data_breach: byDay('breaches'),
  purge_run: { how: 'kept', because: 'proof' },
}

/** The tables of a kind whose rows go one by one; who refers goes before what it refers to. */
export function rowTablesOf(kind: RetentionKind): readonly RowTable[] {
  return rowTables.filter((table) => kindOfRows(table) === kind)
}

export function kindOfRows(table: RowTable): RetentionKind | undefined {
  const coverage = retentionCoverage[table]
  return coverage.how === 'kept' ? undefined : coverage.kind
}

/** From which day the term of a row runs; null = it has not ended: a request that is open, a plan somebody works on. */
const lastDayOf: { readonly [Table in RowTable]: (row: RowOf<Table>) => IsoDay | null } = {
  observed_time: ({ day }) => day,
  logged_stay: ({ day }) => day,
  group_move: ({ day }) => day,
  absence: ({ endDay }) => endDay,
  extra_attendance: ({ day }) => day,
  care_request: ({ status, wantedDay, givenDay, offeredWish }) =>
    isOpenRequest(status)
      ? null
      : latestOf([wantedDay, givenDay, offeredWish?.wantedDay, offeredWish?.givenDay]),
  shift: ({ day }) => day,
  group_merge: ({ validUntil }) => validUntil,
  dismissed_merge: ({ validUntil }) => validUntil,
  scenario: ({ status, createdAt }) => (status === 'open' ? null : dayOf(createdAt)),
  settled_roster: ({ week }) => daysOfWeek(week).at(-1) ?? null,
  ledger_entry: ({ month }) => lastDayOfMonth(month),
  closed_month: ({ month }) => lastDayOfMonth(month),
  privacy_request: ({ closedAt }) => dayOf(closedAt),
  legal_hold: ({ validUntil }) => validUntil,
  data_breach: ({ closedAt }) => dayOf(closedAt),
}

export function lastDayOfRow<Table extends RowTable>(table: Table, row: RowOf<Table>): IsoDay | null {
  return lastDayOf[table](row)
}

function dayOf(at: Instant | null): IsoDay | null {
  return at === null ? null : dutchTimeOf(at).day
}

function latestOf(days: readonly (IsoDay | null | undefined)[]): IsoDay | null {
  return latest(days.map((day) => day ?? null))
}
