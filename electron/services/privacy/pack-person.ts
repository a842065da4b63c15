import { Buffer } from 'node:buffer'
import type { i18n } from 'i18next'
import { strToU8, zipSync } from 'fflate'
import { tables } from '#shared/schema/rows/tables.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import type { AnyRow, PersonRecords } from './collect-person.ts'
import type { LookedInto, PersonTold } from './person-paper.ts'

/** A signed paper that goes along as a file of its own. */
export interface OwnPaper {
  readonly file: string
  readonly bytes: Buffer
}

/** Takes the signed papers out of the rows: a reader opens a file, and not a page of signs. FILE-2 */
export function takePapersOut(
  records: PersonRecords,
  nameOf: (file: string) => string,
): { readonly records: PersonRecords; readonly papers: readonly OwnPaper[] } {
  const papers: OwnPaper[] = []
  const signed = records.get('handover_agreement')
  if (signed === undefined) return { records, papers }
  const rows = signed.map((row): AnyRow => {
    const file = `papieren/afspraak-${papers.length + 1}.pdf`
    papers.push({ file, bytes: Buffer.from(String(row['document']), 'base64') })
    return { ...row, document: nameOf(file) }
  })
  return { records: new Map([...records, ['handover_agreement', rows] as const]), papers }
}

/** The same as on paper for a program: every row of every table with all its fields. PRIV-2 */
export function writePersonJson(
  told: Pick<PersonTold, 'subjectKind' | 'madeAt' | 'organisation' | 'records'> & {
    readonly lookedInto: readonly LookedInto[]
  },
): string {
  return JSON.stringify(
    {
      format: 'dagdeel-person',
      version: 1,
      madeAt: told.madeAt,
      organisation: told.organisation,
      subjectKind: told.subjectKind,
      tables: Object.fromEntries(told.records),
      lookedInto: told.lookedInto,
    },
    null,
    2,
  )
}

/** A line for every field, in both languages: `child.firstName: voornaam / first name`. */
export function writeReadMe(records: PersonRecords, nl: i18n, en: i18n): string {
  const lines = [...records.keys()].flatMap((table: TableName) => [
    '',
    `${table}: ${nl.t(`personTable.${table}`)} / ${en.t(`personTable.${table}`)}`,
    ...Object.keys(tables[table].columns).map(
      (field) => `${table}.${field}: ${nl.t(`personField.${field}`)} / ${en.t(`personField.${field}`)}`,
    ),
  ])
  return [
    'gegevens.pdf: om te lezen / to read',
    'gegevens.json: voor programma’s / for programs',
    ...lines,
    '',
  ].join('\r\n')
}

/** One zip of it all. Times in it are those of the data, so the same data gives the same file. */
export function packPerson(files: Readonly<Record<string, Uint8Array | string>>, madeAt: string): Buffer {
  const entries = Object.entries(files).map(
    ([name, content]) =>
      [name, typeof content === 'string' ? strToU8(content) : new Uint8Array(content)] as const,
  )
  return Buffer.from(zipSync(Object.fromEntries(entries), { mtime: new Date(madeAt), level: 6 }))
}
