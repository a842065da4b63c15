import { z } from 'zod'
import type { ChildId } from '#shared/domain/ids.ts'
import { retentionKinds } from '#shared/domain/privacy/model.ts'
import type { RetentionKind } from '#shared/domain/privacy/model.ts'
import { judgeFamily } from '#shared/domain/retention/judge-family.ts'
import { judgeStaff } from '#shared/domain/retention/judge-staff.ts'
import type { RowOf } from '#shared/schema/rows/table-rows.ts'
import { idOf, isoDayValue } from '#shared/schema/values.ts'
import { defineCommand, refuseCommand } from '../define.ts'
import type { CommandContext, CommandOutcome } from '../define.ts'
import type { Facts } from '../facts.ts'
import { listRows } from '../facts.ts'
import { programActorId } from '../program-work.ts'
import type { CommandRefusal } from '../refusal.ts'
import { deleteRow, putRow } from '../row-change.ts'
import type { RowChange } from '../row-change.ts'
import { judgeRows } from './judge-rows.ts'
import { keyOf } from './judged-row.ts'
import { loadFamilies, loadStaff } from './load-dossiers.ts'
import { loadTerms } from './load-terms.ts'
import type { Terms } from './load-terms.ts'
import { planErasure } from './plan-erasure.ts'
import type { ErasurePlan, RecordKey } from './plan-erasure.ts'
import { purgeDigest } from './purge-digest.ts'
import { kindOfRows, rowTables } from './retention-coverage.ts'
import type { RowTable } from './retention-coverage.ts'
import { NO_NAME } from './without-mention.ts'

/** People that go in one command: each is looked for everywhere. */
export const PURGE_PEOPLE_MOST = 20
/** Rows that go in one command; a month of the ledger goes as a whole, so this is much. */
export const PURGE_ROWS_MOST = 15_000

const id = idOf<string>()

const args = z
  .strictObject({
    /** The day the terms are reckoned by: never later than the day of the act. */
    asOf: isoDayValue,
    children: z.array(idOf<ChildId>()).max(PURGE_PEOPLE_MOST, 'tooMany'),
    /** Staff, and accounts of who is no staff. */
    staff: z.array(id).max(PURGE_PEOPLE_MOST, 'tooMany'),
    rows: z
      .array(z.strictObject({ table: z.enum(rowTables), ids: z.array(id).max(PURGE_ROWS_MOST, 'tooMany') }))
      .max(rowTables.length, 'tooMany'),
    /** Over everything above, as it was shown. */
    digest: z.string('text').regex(/^[0-9a-f]{64}$/, 'digest'),
  })
  // People are looked after wherever they are; a row only where it is.
  .refine(({ children, staff, rows }) => children.length + staff.length === 0 || rows.length === 0, 'oneSort')
type PurgeArgs = z.output<typeof args>

/**
 * Removes what is over its term: exactly what was shown, and only as far as it is still over and nothing holds it back.
 * People go as in an erasure. What is left is the proof: how much of each kind, and a number over it. It cannot be taken
 * back. PRIV-1
 */
export const purgeExpired = defineCommand({
  type: 'purgeExpired',
  version: 1,
  permission: 'retention.purge',
  args,
  *handle(wanted, context) {
    if (wanted.asOf > context.today) return refuseCommand('purgeTooEarly', { day: wanted.asOf })
    const keys = keysOf(wanted)
    // What is named twice would be counted twice in the proof, and can go only once.
    if (purgeDigest(keys) !== wanted.digest || hasTwice(keys)) return refuseCommand('purgeDiffers')
    const terms = yield* loadTerms(wanted.asOf)
    // The program does it by itself only where the house says so.
    if (context.actorId === programActorId && !terms.isAutomatic)
      return refuseCommand('forbidden', { permission: 'retention.purge' })
    const refusal = (yield* refusalOfPeople(wanted, terms)) ?? (yield* refusalOfRows(wanted, terms))
    if (refusal !== null) return refuseCommand(refusal.code, refusal.params)
    return yield* carryOut(wanted, context)
  },
})

/** What a purge names, as the digest counts it. */
export function keysOf({
  children,
  staff,
  rows,
}: Pick<PurgeArgs, 'children' | 'staff' | 'rows'>): readonly RecordKey[] {
  return [
    ...children.map((childId): RecordKey => ({ table: 'child', id: childId })),
    ...staff.map((staffId): RecordKey => ({ table: 'staff_member', id: staffId })),
    ...rows.flatMap(({ table, ids }) => ids.map((rowId): RecordKey => ({ table, id: rowId }))),
  ]
}

function hasTwice(keys: readonly RecordKey[]): boolean {
  return new Set(keys.map(keyOf)).size < keys.length
}

function* refusalOfPeople({ children, staff, asOf }: PurgeArgs, terms: Terms): Facts<CommandRefusal | null> {
  const known = yield* listRows('child', { id: { in: children } })
  const families = yield* loadFamilies(known.map(({ familyId }) => familyId))
  const ofChildren = new Map(
    families.flatMap((family) => [...judgeFamily(family, terms.organisation.children, asOf)]),
  )
  const ofStaff = new Map(
    (yield* loadStaff(staff)).map((facts) => [facts.id, judgeStaff(facts, terms.organisation.staff, asOf)]),
  )
  const isOver = (one: string): boolean => (ofChildren.get(one) ?? ofStaff.get(one))?.state === 'over'
  const kept = [...children, ...staff].filter((one) => !isOver(one))
  return kept.length === 0 ? null : { code: 'purgeNotOver', params: { count: kept.length } }
}

function* refusalOfRows({ rows, asOf }: PurgeArgs, terms: Terms): Facts<CommandRefusal | null> {
  const found = new Map<RowTable, readonly RowOf<RowTable>[]>()
  let missing = 0
  for (const { table, ids } of rows) {
    const present = yield* listById(table, ids)
    missing += ids.length - present.length
    found.set(table, [...(found.get(table) ?? []), ...present])
  }
  const judged = yield* judgeRows(found, terms, asOf)
  const kept = judged.filter(({ judgement }) => judgement.state !== 'over').length
  return kept + missing === 0 ? null : { code: 'purgeNotOver', params: { count: kept + missing } }
}

function* listById(table: RowTable, ids: readonly string[]): Facts<readonly RowOf<RowTable>[]> {
  const found: RowOf<RowTable>[] = []
  for (let start = 0; start < ids.length; start += 500) {
    const where = { id: { in: ids.slice(start, start + 500) } }
    found.push(...((yield { kind: 'rows', table, where }) as readonly RowOf<RowTable>[]))
  }
  return found
}

function* carryOut(wanted: PurgeArgs, context: CommandContext): Facts<CommandOutcome> {
  const runId = context.newId()
  const people = [...wanted.children, ...wanted.staff]
  const plan: ErasurePlan =
    people.length === 0
      ? { subjects: [], changes: [], keys: [], persons: [] }
      : yield* planErasure(people, () => context.newId())
  const rows = wanted.rows.flatMap(({ table, ids }) => ids.map((rowId): RecordKey => ({ table, id: rowId })))
  const emptied = yield* strangersLeftEmpty(wanted)
  const changes: readonly RowChange[] = [
    ...plan.changes,
    ...[...rows, ...emptied].map((key) => deleteRow(key.table, key.id)),
    putRow('purge_run', {
      id: runId,
      ranAt: context.at,
      ranBy: context.actorId,
      asOf: wanted.asOf,
      counts: countsOf(wanted),
      digest: wanted.digest,
    }),
  ]
  return {
    ok: true,
    value: {
      label: { code: 'command.purgeExpired', params: { count: people.length + rows.length } },
      changes,
      erases: {
        subjects: plan.subjects,
        keys: [...plan.keys, ...rows],
        follows: followersOf(plan),
        persons: plan.persons,
        ground: 'term',
      },
    },
  }
}

/** Rows that change because people go: all of the plan, and the children without a name it made. */
export function followersOf({ changes }: Pick<ErasurePlan, 'changes'>): readonly RecordKey[] {
  return changes.map((change) => ({
    table: change.table,
    id: change.op === 'put' ? change.row.id : change.id,
  }))
}

function countsOf({ children, staff, rows }: PurgeArgs): RowOf<'purge_run'>['counts'] {
  const counts = new Map<RetentionKind, number>()
  const add = (kind: RetentionKind, count: number): void => {
    if (count > 0) counts.set(kind, (counts.get(kind) ?? 0) + count)
  }
  add('children', children.length)
  add('staff', staff.length)
  for (const { table, ids } of rows) {
    const kind = kindOfRows(table)
    if (kind !== undefined) add(kind, ids.length)
  }
  return retentionKinds.flatMap((kind) => {
    const count = counts.get(kind)
    return count === undefined ? [] : [{ kind, count }]
  })
}

/** Children without a name were there for their lines of the ledger only; they go with the last of them. */
function* strangersLeftEmpty({ rows }: PurgeArgs): Facts<readonly RecordKey[]> {
  const going = new Set(rows.flatMap(({ table, ids }) => (table === 'ledger_entry' ? ids : [])))
  if (going.size === 0) return []
  const strangers = yield* listRows('child', { firstName: NO_NAME })
  const empty: RecordKey[] = []
  for (const { id: strangerId } of strangers) {
    const lines = yield* listRows('ledger_entry', { childId: strangerId })
    if (lines.every((line) => going.has(line.id))) empty.push({ table: 'child', id: strangerId })
  }
  return empty
}
