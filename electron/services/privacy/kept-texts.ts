import { mayDo } from '#shared/commands/role-permissions.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { SubjectKind } from '#shared/domain/privacy/model.ts'
import type { ReadableDb } from '../../db/handles.ts'
import { listAuditOfRow } from '../../db/repositories/audit-log.ts'
import type { AuditLine } from '../../db/repositories/audit-log.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import { maySeeChild } from '../audit/describe-line.ts'
import type { Onlooker } from '../audit/describe-line.ts'

type TypedTable = 'privacy_request' | 'processing_restriction' | 'legal_hold' | 'data_breach'

export interface TextParts {
  readonly rows: Pick<RowReader, 'findRow' | 'listRows'>
  /** Asked who typed something on this computer. */
  readonly db: ReadableDb
}

/** Whose text it is: of a person, or of a breach, where anybody may be named. */
interface TypedRow<Field extends string> {
  readonly table: TypedTable
  readonly row: { readonly id: string } & Readonly<Record<Field, string>>
  readonly fields: readonly Field[]
  readonly subject: { readonly subjectKind: SubjectKind; readonly subjectId: string } | null
}

type Told<Field extends string> = Readonly<Record<Field, string>> & { readonly textKept: Message | null }

const MOST_LINES = 100

/** Stands in the place of what is not told. */
const textKept: Message = { code: 'privacyText.kept', params: {} }

/**
 * What people typed in the registers, as far as the onlooker may read it: somebody who types why names children, whatever the
 * form asks. Whoever may not see them is told that there is a text, and reads only what was typed by that person. PRIV-4
 */
export function tellTexts<Field extends string>(
  parts: TextParts,
  { table, row, fields, subject }: TypedRow<Field>,
  onlooker: Onlooker,
): Told<Field> {
  const written = fields.filter((field) => row[field] !== '')
  const maySeeAll = mayReadAbout(parts, subject, onlooker)
  const lines = maySeeAll || written.length === 0 ? [] : listAuditOfRow(parts.db, table, row.id, MOST_LINES)
  const kept = maySeeAll ? [] : written.filter((field) => !isTypedBy(lines, field, row[field], onlooker.id))
  const texts = Object.fromEntries(fields.map((field) => [field, kept.includes(field) ? '' : row[field]]))
  return { ...(texts as Record<Field, string>), textKept: kept.length === 0 ? null : textKept }
}

function mayReadAbout(
  { rows }: TextParts,
  subject: TypedRow<string>['subject'],
  onlooker: Onlooker,
): boolean {
  if (!mayDo(onlooker.role, 'children.view')) return false
  return subject?.subjectKind !== 'child' || maySeeChild({ rows }, subject.subjectId, onlooker)
}

/** Whether the text that stands there now is what this person last made of it. */
function isTypedBy(lines: readonly AuditLine[], field: string, text: string, actorId: string): boolean {
  const last = lines.findLast(({ before, after }) => textIn(before, field) !== textIn(after, field))
  return last !== undefined && last.actorId === actorId && textIn(last.after, field) === text
}

function textIn(image: object | null, field: string): unknown {
  return image === null ? undefined : (image as Readonly<Record<string, unknown>>)[field]
}
