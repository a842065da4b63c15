import { controlTotal } from '#shared/domain/ledger/control-total.ts'
import { sumOf } from '#shared/domain/ledger/sum-of.ts'
import type { LedgerLine } from '#shared/ipc/calls/ledger.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { IsoDay } from '#shared/kernel/time.ts'

/** What a cell holds; how it is written down is up to the kind of file. */
export type ExportCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'day'; readonly day: IsoDay }
  | { readonly kind: 'whole'; readonly value: number }
  /** Whole minutes, shown as hours. */
  | { readonly kind: 'hours'; readonly minutes: number }
  /** Whole cents, shown as euros. */
  | { readonly kind: 'money'; readonly cents: number }
  | { readonly kind: 'empty' }

export interface ExportTable {
  readonly header: readonly string[]
  readonly rows: readonly (readonly ExportCell[])[]
  /** Over the lines; the last row of the table says the same. */
  readonly controlTotal: string
}

const empty: ExportCell = { kind: 'empty' }
const text = (value: string): ExportCell => (value === '' ? empty : { kind: 'text', text: value })

/** The headers are Dutch like those of an import: a program that reads the file must not depend on who exported it. */
const columns: readonly (readonly [
  header: string,
  cellOf: (line: LedgerLine, write: Write, isSecret: IsSecret) => ExportCell,
])[] = [
  ['regel', (line) => text(line.entryId)],
  ['maand', (line) => text(line.month)],
  ['datum', (line) => ({ kind: 'day', day: line.day })],
  ['kindnummer', (line) => text(line.childId)],
  ['kind', (line) => text(line.childName)],
  ['rekening', (line, write) => text(write({ code: `account.${line.account}`, params: {} }))],
  ['soort', (line, write) => text(write(line.label))],
  ['minuten', (line) => ({ kind: 'whole', value: line.minutes })],
  ['uren', (line) => ({ kind: 'hours', minutes: line.minutes })],
  ['bedrag', (line) => ({ kind: 'money', cents: line.cents })],
  [
    'tarief per uur',
    (line) => (line.centsPerHour === null ? empty : { kind: 'money', cents: line.centsPerHour }),
  ],
  [
    'saldo na (uren)',
    (line) => (line.balanceAfter === null ? empty : { kind: 'hours', minutes: line.balanceAfter }),
  ],
  ['vervalt', (line) => (line.expiresOn === null ? empty : { kind: 'day', day: line.expiresOn })],
  ['bron', (line, write) => text(write(line.source))],
  ['corrigeert regel', (line) => text(line.correctsEntryId ?? '')],
  ['reden', (line, write) => text(write(line.reason))],
  ['toelichting', (line) => text(line.note)],
  ['geboekt door', (line) => text(line.actorName)],
  ['geboekt op', (line) => text(line.at)],
  // Whoever makes statements of it for the tax office leaves these out. PRIV-3
  ['geheimhouding', (line, _write, isSecret) => text(isSecret(line.childId) ? 'ja' : '')],
]

type Write = (message: Message) => string
/** Nothing of this child may go to the tax office or the municipality. */
type IsSecret = (childId: string) => boolean

/**
 * Lines as a table for another program. The last row is the control total: how many lines, minutes and cents there
 * are, and a text that is another one as soon as a line falls off or changes. MONEY-4, PRIV-3
 */
export function makeExportTable(lines: readonly LedgerLine[], write: Write, isSecret: IsSecret): ExportTable {
  const entries = lines.map(({ entryId, minutes, cents }) => ({ id: entryId, minutes, cents }))
  const total = controlTotal(entries)
  const sum = sumOf(entries)
  const last: Readonly<Record<string, ExportCell>> = {
    regel: text('controletotaal'),
    maand: text(total),
    kindnummer: { kind: 'whole', value: sum.lines },
    kind: text('regels'),
    minuten: { kind: 'whole', value: sum.minutes },
    uren: { kind: 'hours', minutes: sum.minutes },
    bedrag: { kind: 'money', cents: sum.cents },
  }
  return {
    header: columns.map(([header]) => header),
    rows: [
      ...lines.map((line) => columns.map(([, cellOf]) => cellOf(line, write, isSecret))),
      columns.map(([header]) => last[header] ?? empty),
    ],
    controlTotal: total,
  }
}
