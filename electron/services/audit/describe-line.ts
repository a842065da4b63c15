import type { SessionActor } from '#shared/ipc/calls/session.ts'
import type { AuditLine } from '#shared/ipc/calls/audit.ts'
import { mayDo } from '#shared/commands/role-permissions.ts'
import { trailKinds, trailThings } from '#shared/domain/audit/model.ts'
import type { TrailFacts, TrailKind } from '#shared/domain/audit/model.ts'
import { fullName } from '#shared/domain/children/person-name.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { ReadableDb } from '../../db/handles.ts'
import { factsOf } from '../../db/repositories/audit-chain.ts'
import type { ChainLine } from '../../db/repositories/audit-chain.ts'
import type { CommandLogReader } from '../../db/repositories/command-log.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import { placesOfChild } from '../session/places-of-child.ts'

export interface LineParts {
  readonly db: ReadableDb
  readonly rows: Pick<RowReader, 'findRow' | 'listRows'>
  readonly log: Pick<CommandLogReader, 'findCommand'>
  readonly permissionOf: (type: string) => string | undefined
  /** The name of whoever did it; empty = not known any more. */
  readonly nameOf: (actorId: string) => string
}

export interface Onlooker extends Pick<SessionActor, 'id' | 'role'> {
  readonly locationIds: readonly string[]
}

/** Acts that change more than this are shown by what they are about to who works at some locations only. */
const MOST_IMAGES = 200

/**
 * A line as somebody may read it. Names are looked up now and stand in no line, so who was erased is a number; so is a
 * child the onlooker may not see, and of an act about such a child only the kind is told. PRIV-4, PRIV-5
 */
export function describeLine(parts: LineParts, line: ChainLine, onlooker: Onlooker): AuditLine {
  const kind = kindOf(line.kind)
  const { code, params } = isAct(kind)
    ? describeAct(parts, line, kind, onlooker)
    : describeEvent(kind, factsOf(line))
  return {
    seq: line.seq,
    at: line.at as Instant,
    actorName: parts.nameOf(line.actorId) || line.actorId,
    kind,
    what: { code, params: { ...params } },
    about: isAct(kind) || line.subject === null ? '' : nameOfSubject(parts, line.subject, onlooker),
  }
}

function kindOf(stored: string): TrailKind {
  return trailKinds.find((kind) => kind === stored) ?? 'act'
}

type ActKind = 'act' | 'actFinal' | 'actRefused' | 'redacted'

function isAct(kind: TrailKind): kind is ActKind {
  return kind === 'act' || kind === 'actFinal' || kind === 'actRefused' || kind === 'redacted'
}

function describeAct(parts: LineParts, line: ChainLine, kind: ActKind, onlooker: Onlooker): Message {
  const command = line.subject === null ? undefined : parts.log.findCommand(line.subject)
  const type = command?.type ?? String(factsOf(line)['type'] ?? '')
  const isReadable = command !== undefined && mayReadAct(parts, command, onlooker)
  const label: Message = isReadable ? command.label : areaOfAct(parts, type)
  const wrapped = kind === 'act' ? (command?.kind ?? 'do') : kind
  if (wrapped === 'do') return label
  return { code: `audit.line.${wrapped}`, params: { ...label.params, labelCode: label.code } }
}

/** What kind of thing an act changed, without a name. */
export function areaOfAct({ permissionOf }: Pick<LineParts, 'permissionOf'>, type: string): Message {
  return { code: `audit.area.${(permissionOf(type) ?? 'other').split('.')[0] ?? 'other'}`, params: {} }
}

/** Whether the label of an act, with the names in it, may be read by the onlooker. PRIV-4 */
export function mayReadAct(
  { db }: Pick<LineParts, 'db'>,
  command: { readonly id: string; readonly actorId: string; readonly changeCount: number },
  onlooker: Onlooker,
): boolean {
  if (command.actorId === onlooker.id) return true
  if (!mayDo(onlooker.role, 'children.view')) return false
  if (onlooker.locationIds.length === 0) return true
  if (command.changeCount > MOST_IMAGES) return false
  const places = db.all(
    `select distinct coalesce(json_extract(after, '$.locationId'), json_extract(before, '$.locationId')) as place
     from (select after, before from audit_log where command_id = ?
           union all select after, before from pending_image where command_id = ?) where place is not null`,
    [command.id, command.id],
  )
  return places.length > 0 && places.every(({ place }) => onlooker.locationIds.some((id) => id === place))
}

function describeEvent(kind: Exclude<TrailKind, ActKind>, facts: TrailFacts): Message {
  // More than fits was counted and not written one by one.
  const { more } = facts
  if (more !== undefined) return { code: 'audit.line.more', params: { ...facts, count: Number(more) } }
  const named = facts['what'] ?? facts['field'] ?? facts['paper']
  const thing = trailThings.find((each) => each === named) ?? 'other'
  return {
    code: `audit.line.${kind}`,
    params: { ...facts, count: Number(facts['count'] ?? 1), thingCode: `audit.thing.${thing}` },
  }
}

function nameOfSubject(parts: LineParts, subject: string, onlooker: Onlooker): string {
  const child = parts.rows.findRow('child', subject)
  if (child === undefined) return parts.nameOf(subject) || subject
  return maySeeChild(parts, subject, onlooker) ? fullName(child) : subject
}

/** A child of a location where the onlooker works, or of none yet; who works everywhere sees all. PRIV-4 */
export function maySeeChild({ rows }: Pick<LineParts, 'rows'>, childId: string, onlooker: Onlooker): boolean {
  if (!mayDo(onlooker.role, 'children.view')) return false
  if (onlooker.locationIds.length === 0) return true
  if (rows.findRow('child', childId) === undefined) return false
  const places = placesOfChild(rows, childId)
  return places.length === 0 || places.some((id) => onlooker.locationIds.some((own) => own === id))
}
