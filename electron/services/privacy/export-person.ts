import type { Buffer } from 'node:buffer'
import { standingOf } from '#shared/domain/access/rights-of.ts'
import { fullName } from '#shared/domain/children/person-name.ts'
import type { SubjectKind } from '#shared/domain/privacy/model.ts'
import { programActorId } from '#shared/commands/program-work.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { ClockPort } from '../../ports.ts'
import { ruleTexts } from '#shared/text/catalogue.ts'
import { createTexts } from '#shared/text/create-texts.ts'
import type { Language } from '#shared/text/formats.ts'
import { printPaper } from '../paper/print-paper.ts'
import { collectPerson } from './collect-person.ts'
import type { PersonRecords } from './collect-person.ts'
import type { Describer } from './describe-value.ts'
import { hideOthers } from './hide-others.ts'
import type { OtherPerson } from './hide-others.ts'
import { packPerson, takePapersOut, writePersonJson, writeReadMe } from './pack-person.ts'
import { writePersonPaper } from './person-paper.ts'

/** A line of the audit trail about somebody. */
export interface LookLine {
  readonly at: string
  readonly actorId: string
  readonly kind: string
}

export interface ExportParts {
  readonly rows: RowReader
  readonly clock: ClockPort
  /** What the audit trail says was done with somebody's data, the oldest first. */
  readonly looksAt: (subjectId: string) => readonly LookLine[]
}

export interface PersonFile {
  readonly bytes: Buffer
  readonly rowCount: number
  readonly paperCount: number
}

/** What of the audit trail is about looking and handing out. */
export const lookKinds: ReadonlySet<string> = new Set([
  'revealed',
  'exported',
  'personExported',
  'printed',
  'replySent',
])

/** Everything about one person as one zip: to read, for programs, and what every field means. PRIV-2 */
export async function exportPerson(
  parts: ExportParts,
  subject: { readonly kind: SubjectKind; readonly id: string; readonly language: Language },
): Promise<PersonFile> {
  const { rows, clock } = parts
  const texts = createTexts(ruleTexts, subject.language)
  const words = { colleague: texts.t('personFile.colleague'), child: texts.t('personFile.otherChild') }
  const hide = hideOthers(othersThan(rows, subject.id), words)
  const collected = collectPerson(rows, subject.kind, subject.id)
  const hidden: PersonRecords = new Map([...collected].map(([table, list]) => [table, list.map(hide)]))
  const { records, papers } = takePapersOut(hidden, (file) => texts.t('personFile.paper', { file }))
  const lookedInto = parts
    .looksAt(subject.id)
    .filter(({ kind }) => lookKinds.has(kind))
    .map(({ at, kind, actorId }) => ({
      at,
      what: texts.t(`personLooked.${kind}`),
      who: texts.t(roleCodeOf(rows, actorId, clock)),
    }))
  const [organisation] = rows.listRows('organisation', {})
  const told = {
    subjectKind: subject.kind,
    name: nameOfSubject(rows, subject.kind, subject.id),
    organisation: organisation?.name ?? '',
    today: clock.today(),
    madeAt: clock.now(),
    language: subject.language,
    records,
    lookedInto,
  }
  const describer: Describer = {
    texts,
    language: subject.language,
    nameOfPlace: (id) => nameOfPlace(rows, id),
  }
  const pdf = await printPaper(writePersonPaper(told, describer))
  const bytes = packPerson(
    {
      'gegevens.pdf': pdf,
      'gegevens.json': writePersonJson(told),
      'LEESMIJ.txt': writeReadMe(records, createTexts(ruleTexts, 'nl'), createTexts(ruleTexts, 'en')),
      ...Object.fromEntries(papers.map(({ file, bytes: paper }) => [file, paper])),
    },
    told.madeAt,
  )
  return { bytes, rowCount: countRows(records), paperCount: papers.length }
}

export function countRows(records: PersonRecords): number {
  return [...records.values()].reduce((sum, list) => sum + list.length, 0)
}

/** Everybody who may be mentioned and is not the one who asks. */
function othersThan(rows: RowReader, subjectId: string): readonly OtherPerson[] {
  const staff = rows.listRows('staff_member', {}).map((person) => ({ ...person, word: 'colleague' as const }))
  const outside = rows
    .listRows('account', {})
    .flatMap(({ id, name, staffMemberId }) =>
      staffMemberId === null
        ? [{ id, firstName: name, surnamePrefix: '', surname: '', word: 'colleague' as const }]
        : [],
    )
  const children = rows.listRows('child', {}).map((child) => ({ ...child, word: 'child' as const }))
  return [...staff, ...outside, ...children].filter(({ id }) => id !== subjectId)
}

function nameOfSubject(rows: RowReader, kind: SubjectKind, id: string): string {
  const person = rows.findRow(kind === 'child' ? 'child' : 'staff_member', id)
  return person === undefined ? '' : fullName(person)
}

function nameOfPlace(rows: RowReader, id: string): string | undefined {
  return (rows.findRow('location', id) ?? rows.findRow('base_group', id) ?? rows.findRow('school', id))?.name
}

/** As what somebody worked; a colleague has a role here and no name. */
function roleCodeOf(rows: RowReader, actorId: string, clock: ClockPort): string {
  if (actorId === programActorId) return 'personFile.program'
  const person = rows.findRow('staff_member', actorId)
  if (person !== undefined) return `staffRole.${person.role}`
  const standing = standingOf(undefined, rows.listRows('account', { id: actorId }), clock.today())
  return standing === undefined ? 'personFile.colleague' : `personValue.account.role.${standing.role}`
}
