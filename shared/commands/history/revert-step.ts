import type { Absence, LoggedStay } from '#shared/domain/attendance/model.ts'
import type { LedgerEntry } from '#shared/domain/ledger/model.ts'
import type { CareRequest } from '#shared/domain/requests/model.ts'
import { refuse } from '#shared/kernel/result.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import type { Account } from '#shared/domain/access/model.ts'
import { findStanding } from '../access/find-standing.ts'
import { guardAccount, refusalOfLastEditor } from '../access/guard-account.ts'
import { keepCalledOff } from '../attendance/keep-called-off.ts'
import { keepStays } from '../attendance/keep-stays.ts'
import { keepSecrecy } from '../child-file/keep-secrecy.ts'
import type { CommandContext, CommandOutcome } from '../define.ts'
import { refuseCommand } from '../define.ts'
import { findRow, listRows } from '../facts.ts'
import type { Facts, HistoryStep } from '../facts.ts'
import { isSameRow } from '../is-same-row.ts'
import type { CommandRefusal } from '../refusal.ts'
import { keepPromises } from '../requests/keep-promises.ts'
import { changedRowId, deleteRow, putImage } from '../row-change.ts'
import type { RowChange, RowImages } from '../row-change.ts'
import { refusalOfLaterAct } from './later-act.ts'
import { revertLedger } from './revert-ledger.ts'
import { isGone, registers } from './stays-done.ts'
import { pendingOf, withChanges } from './with-changes.ts'

/** Records that are brought in are no register yet: they are taken away again as a whole. */
const broughtIn = 'command.importOrganisation'

/**
 * Puts every row a step touched back to its image before (undo) or after (redo). When somebody built on the step in
 * the meantime nothing is put back, and the refusal names the act that came between. A place promised to somebody else in
 * the meantime is not taken back either, and no child with secrecy comes into preschool education by it. CHECK-4, PRIV-3
 *
 * Lines of the ledger stay: the step gets lines against its own. A month that was handed over is not opened again.
 * MONEY-4
 */
export function* revertStep(
  step: HistoryStep,
  kind: 'undo' | 'redo',
  context: CommandContext,
): Facts<CommandOutcome> {
  // What was erased, or went because its term was over, is nowhere any more. PRIV-1, PRIV-2
  if (isGone(step.label.code)) return refuseCommand('notReversible')
  const changes: RowChange[] = []
  const written: LedgerEntry[] = []
  for (const images of step.images) {
    if (images.table === 'closed_month') return yield* refuseClosedMonth(images)
    const before = liftImage(images.table, images.before)
    const after = liftImage(images.table, images.after)
    const [expected, target] = kind === 'undo' ? [after, before] : [before, after]
    if (images.table === 'ledger_entry') {
      if (after !== null) written.push(after as LedgerEntry)
      continue
    }
    if (target === null && registers.has(images.table) && step.label.code !== broughtIn)
      return refuseCommand('registerStays')
    const current = (yield* findRow(images.table, images.id)) ?? null
    if (!isSameRow(current, expected)) return refuse(yield* refusalOfLaterAct(images.table, images.id))
    const twin = target === null ? undefined : yield* findTwin(images.table, target, step.images)
    if (twin !== undefined) return refuse(yield* refusalOfLaterAct(images.table, twin))
    changes.push(changeTo(images, target))
  }
  // Taken down in the order opposite to that in which it was built.
  const reverted = kind === 'undo' ? changes.toReversed() : changes
  const denied = (yield* guardAccounts(step, kind, context)) ?? (yield* guardLastEditor(reverted, context))
  if (denied !== null) return refuse(denied)
  const broken = yield* keepAll(step, kind, reverted, context)
  if (broken !== null) return refuse(broken)
  const secret = yield* keepSecrets(step, kind, reverted, context)
  if (secret !== null) return refuse(secret)
  const ledger = yield* revertLedger(written, kind, context)
  if (!ledger.ok) return ledger
  return {
    ok: true,
    value: {
      label: step.label,
      changes: [...reverted, ...ledger.value],
      reverts: { kind, commandIds: step.commandIds },
    },
  }
}

/** Of these there is one at most with the same fields: a week is settled once, two children are friends once. */
const oneOfAKind: Partial<Record<TableName, readonly string[]>> = {
  settled_roster: ['locationId', 'week'],
  friendship: ['childId', 'friendId'],
}

/** The row that took the place of this one since: somebody settled the week again. A row of the step itself is none. */
function* findTwin(
  table: TableName,
  row: RowOf<TableName>,
  own: readonly RowImages[],
): Facts<string | undefined> {
  const fields = oneOfAKind[table]
  if (fields === undefined) return undefined
  const values = row as unknown as Readonly<Record<string, unknown>>
  const where = Object.fromEntries(fields.map((field) => [field, values[field]]))
  const same = (yield { kind: 'rows', table, where }) as readonly RowOf<TableName>[]
  return same.find(
    ({ id }) => id !== row.id && !own.some((image) => image.table === table && image.id === id),
  )?.id
}

/**
 * Why one of the rows may not go back; null when all may. The acts of a batch are looked at one after the other, each on
 * what those before it leave: a place that one lets go may be taken by the next, and the last place only once. CHECK-4
 */
function* keepAll(
  { images }: HistoryStep,
  kind: 'undo' | 'redo',
  reverted: readonly RowChange[],
  context: CommandContext,
): Facts<CommandRefusal | null> {
  const imagesOf = new Map(images.map((image) => [keyOf(image.table, image.id), image]))
  const ownIds = new Set(images.map(({ id }) => id))
  for (const [place, change] of reverted.entries()) {
    const image = imagesOf.get(keyOf(change.table, changedRowId(change)))
    if (image === undefined) continue
    const before = liftImage(image.table, image.before)
    const after = liftImage(image.table, image.after)
    const [from, to] = kind === 'undo' ? [after, before] : [before, after]
    const facts = keepRow(image.table, from, to, ownIds, context)
    if (facts === null) continue
    const earlier = reverted.slice(0, place).filter((other) => requestOf(other, imagesOf) !== image.id)
    // The row itself is there too: when a request came in decides what was asked in time.
    const known = change.op === 'put' ? [...earlier, change] : earlier
    const refusal = yield* withChanges(facts, pendingOf(known))
    if (refusal !== null) return refusal
  }
  return null
}

/**
 * Secrecy that began since is heeded. What the step itself brought counts when it is taken back, for then it is there
 * before the places are; putting a step back asks what is there without it. PRIV-3
 */
function* keepSecrets(
  { images }: HistoryStep,
  kind: 'undo' | 'redo',
  reverted: readonly RowChange[],
  context: CommandContext,
): Facts<CommandRefusal | null> {
  const now = yield* listRows('secrecy', {})
  const then = yield* withChanges(listRows('secrecy', {}), pendingOf(reverted))
  const known = new Set(now.map(({ id }) => id))
  const secrecies = kind === 'undo' ? then : then.filter(({ id }) => known.has(id))
  if (secrecies.length === 0) return null
  const turns = images.map(({ table, before, after }) => {
    const [from, to] = kind === 'undo' ? [after, before] : [before, after]
    return { table, from: liftImage(table, from), to: liftImage(table, to) }
  })
  return yield* keepSecrecy(turns, secrecies, context)
}

/** Taking back an account is giving one: by what whoever asks may do now, before anything is put back. PRIV-4 */
function* guardAccounts(
  { images }: HistoryStep,
  kind: 'undo' | 'redo',
  context: CommandContext,
): Facts<CommandRefusal | null> {
  for (const image of images) {
    if (image.table !== 'account') continue
    const [before, after] = kind === 'undo' ? [image.after, image.before] : [image.before, image.after]
    const change = {
      before: liftImage('account', before) as Account | null,
      after: liftImage('account', after) as Account | null,
    }
    const refusal = yield* guardAccount(change, context)
    if (refusal !== null) return refusal
  }
  return null
}

/** Whoever brought in all records, and is in none of them, takes all of them away again. PRIV-4 */
function* guardLastEditor(
  reverted: readonly RowChange[],
  { actorId, today }: CommandContext,
): Facts<CommandRefusal | null> {
  const found = yield* findStanding(actorId, today)
  return found.kind === 'known' ? yield* refusalOfLastEditor(reverted, today) : null
}

/** What to ask before a row goes from one image to the other; null for a row that promises nothing. */
function keepRow(
  table: TableName,
  from: RowOf<TableName> | null,
  to: RowOf<TableName> | null,
  ownIds: ReadonlySet<string>,
  context: CommandContext,
): Facts<CommandRefusal | null> | null {
  if (table === 'care_request')
    return keepPromises(from as CareRequest | null, to as CareRequest | null, context)
  if (table === 'absence' && from !== null && to === null) return keepCalledOff(from as Absence, context)
  if (table !== 'logged_stay') return null
  return keepStays(from as LoggedStay | null, to as LoggedStay | null, ownIds)
}

/** The request whose care a row is: a request is judged without its own care. */
function requestOf(change: RowChange, imagesOf: ReadonlyMap<string, RowImages>): string | null {
  if (change.table !== 'extra_attendance' && change.table !== 'absence') return null
  const image = imagesOf.get(keyOf(change.table, changedRowId(change)))
  const row = (image?.after ?? image?.before ?? {}) as { readonly requestId?: string | null }
  return row.requestId ?? null
}

function keyOf(table: TableName, id: string): string {
  return `${table} ${id}`
}

/** An image of an older version gets the fields that came later, as a row of that time would. */
function liftImage(table: TableName, image: object | null): RowOf<TableName> | null {
  return image === null ? null : tables[table].schema.parse(image)
}

function changeTo(images: RowImages, target: object | null): RowChange {
  return target === null ? deleteRow(images.table, images.id) : putImage(images.table, target)
}

function* refuseClosedMonth(images: RowImages): Facts<CommandOutcome> {
  const closed = yield* findRow('closed_month', images.id)
  return refuseCommand('monthClosed', { month: closed?.month ?? '' })
}
