import type { Instant } from '#shared/kernel/time.ts'
import type { Language } from '#shared/text/formats.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import type { SubjectKind } from '#shared/domain/privacy/model.ts'
import type { Paper, PaperBlock } from '../paper/paper.ts'
import type { AnyRow, PersonRecords } from './collect-person.ts'
import { describeValue, isOwnNumber, labelOf, writeMoment } from './describe-value.ts'
import type { Describer } from './describe-value.ts'
import { tablesAbout, toldTables } from './tables-about.ts'

/** Somebody who looked, and at what; who it was is a role and no name. */
export interface LookedInto {
  readonly at: string
  readonly what: string
  readonly who: string
}

export interface PersonTold {
  readonly subjectKind: SubjectKind
  readonly name: string
  readonly organisation: string
  readonly today: string
  readonly madeAt: Instant
  readonly language: Language
  readonly records: PersonRecords
  readonly lookedInto: readonly LookedInto[]
}

/** More fields than this make a table that nobody can read on paper: then each row is told by itself. */
const MOST_COLUMNS = 6
/** Long texts by their nature; a table with one of these is told row by row as well. */
const longFields: ReadonlySet<string> = new Set(['decisionSnapshot', 'reasons', 'agreement', 'medicalNotes'])

/** What somebody gets on paper: every record in plain words, who looked into it, and what is not in it and why. PRIV-2 */
export function writePersonPaper(told: PersonTold, describer: Describer): Paper {
  const { texts } = describer
  const say = (code: string, params = {}) => texts.t(`personFile.${code}`, params)
  const words = { colleague: say('colleague'), child: say('otherChild') }
  return {
    title: told.subjectKind === 'child' ? say('titleChild', { name: told.name }) : say('title'),
    subtitle: say('subtitle', { organisation: told.organisation, day: told.today }),
    language: told.language,
    madeAt: told.madeAt,
    footer: say('footer'),
    blocks: [
      ...[say('intro'), say('rights'), say('others', words), say('files')].map((text): PaperBlock => ({
        kind: 'text',
        text,
      })),
      ...[...told.records].flatMap(([table, rows]) => tellTable(describer, table, rows)),
      { kind: 'heading', text: say('lookedInto') },
      told.lookedInto.length === 0
        ? { kind: 'text', text: say('lookedIntoNone') }
        : {
            kind: 'table',
            head: [say('lookedWhen'), say('lookedWhat'), say('lookedWho')],
            rows: told.lookedInto.map(({ at, what, who }) => [writeMoment(at), what, who]),
          },
      { kind: 'heading', text: say('leftOut') },
      {
        kind: 'table',
        head: [say('leftOutWhat'), say('leftOutWhy')],
        rows: leftOutOf(told.subjectKind, describer),
      },
    ],
  }
}

/** The tables that hold something about people and are not given, with the sentence why. The house's own are not named. */
function leftOutOf(subjectKind: SubjectKind, { texts }: Describer): readonly (readonly string[])[] {
  return toldTables.flatMap((table) => {
    const found = tablesAbout[table][subjectKind]
    if (!('leftOut' in found) || found.leftOut === 'house') return []
    return [[texts.t(`personTable.${table}`), texts.t(`personLeftOut.${found.leftOut}`)]]
  })
}

function tellTable(describer: Describer, table: TableName, rows: readonly AnyRow[]): readonly PaperBlock[] {
  const fields = Object.keys(tables[table].columns).filter(
    (field) => !isOwnNumber(field) && field !== 'documentDigest',
  )
  const heading: PaperBlock = { kind: 'heading', text: describer.texts.t(`personTable.${table}`) }
  // A column in which nothing stands anywhere says nothing either.
  const filled = fields.filter((field) => rows.some((row) => row[field] !== null && row[field] !== ''))
  const tell = (row: AnyRow, field: string) => describeValue(describer, table, field, row[field])
  if (rows.length > 1 && filled.length <= MOST_COLUMNS && !filled.some((field) => longFields.has(field))) {
    return [
      heading,
      {
        kind: 'table',
        head: filled.map((field) => labelOf(describer.texts, field)),
        rows: rows.map((row) => filled.map((field) => tell(row, field))),
      },
    ]
  }
  return [
    heading,
    ...rows.map((row): PaperBlock => ({
      kind: 'facts',
      facts: filled
        .filter((field) => row[field] !== null && row[field] !== '')
        .map((field) => ({ label: labelOf(describer.texts, field), value: tell(row, field) })),
    })),
  ]
}
