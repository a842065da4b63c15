import { mayGoOutside } from '#shared/domain/child-file/may-go-outside.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { LocationId } from '#shared/domain/ids.ts'
import { policiesOn } from '#shared/domain/policies/policies-on.ts'
import type { LedgerMonthView } from '#shared/ipc/calls/ledger.ts'
import type { CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import type { Done } from '#shared/ipc/parts/done.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { ruleTexts } from '#shared/text/catalogue.ts'
import { createTexts, writeMessage } from '#shared/text/create-texts.ts'
import type { ClockPort } from '../../ports.ts'
import type { Act } from '../commands/act.ts'
import { viewChild } from './child-view.ts'
import type { Trail } from '../audit/trail.ts'
import { makeExportTable } from './export-table.ts'
import { viewLines } from './line-views.ts'
import type { Onlooker } from './line-views.ts'
import { viewMonth } from './month-view.ts'
import type { MonthParts } from './month-view.ts'
import { writeCsv } from './write-csv.ts'
import { writeXlsx } from './write-xlsx.ts'

/** Hours and balances as the screen asks for them: a month, a child, the acts, files for the administration. */
export interface LedgerService {
  month(input: ParsedInput<'ledger.month'>, onlooker: Onlooker): Result<LedgerMonthView, Message>
  child(input: ParsedInput<'ledger.child'>, onlooker: Onlooker): Result<CallOutput<'ledger.child'>, Message>
  correct(input: ParsedInput<'ledger.correct'>, actorId: string): Result<Done, Message>
  price(input: ParsedInput<'ledger.price'>, actorId: string): Result<Done, Message>
  book(input: ParsedInput<'ledger.book'>, actorId: string): Result<Done, Message>
  close(input: ParsedInput<'ledger.close'>, actorId: string): Result<Done, Message>
  export(
    input: ParsedInput<'ledger.export'>,
    onlooker: Onlooker,
    actorId: string,
  ): Promise<Result<CallOutput<'ledger.export'>, Message>>
  listTariffs(): Result<CallOutput<'tariffs.list'>, Message>
  setTariff(input: ParsedInput<'tariffs.set'>, actorId: string): Result<Done, Message>
  setFamily(input: ParsedInput<'families.set'>, actorId: string): Result<Done, Message>
}

export interface LedgerParts extends MonthParts {
  readonly clock: Pick<ClockPort, 'today'>
  readonly act: Act
  /** What leaves the house is written down. PRIV-5 */
  readonly trail: Trail
}

/** Rules of the organisation as a whole have no location. */
const NO_LOCATION = '' as LocationId
/** A month of a large location has a few thousand lines. */
const MOST_EXPORTED = 200_000

export function createLedgerService(parts: LedgerParts): LedgerService {
  const { rows, act, clock } = parts
  return {
    month: (input, onlooker) =>
      hasLocation(parts, input.locationId)
        ? ok(viewMonth(parts, input, onlooker, clock.today()))
        : notFound('location', input.locationId),
    child: ({ childId, day }, onlooker) => {
      const view = viewChild(parts, childId, day, onlooker)
      return view === undefined ? notFound('child', childId) : ok(view)
    },
    correct: (input, actorId) => act('correctEntry', input, actorId),
    price: (input, actorId) => act('priceEntry', input, actorId),
    book: (input, actorId) => act('bookBalance', input, actorId),
    close: (input, actorId) => act('closeMonth', input, actorId),
    async export(input, onlooker, actorId) {
      const made = await exportMonth(parts, input, onlooker)
      if (made.ok) {
        const facts = { what: 'ledgerMonth', month: input.month, lines: made.value.lines }
        parts.trail.note({ kind: 'exported', actorId, facts })
      }
      return made
    },
    listTariffs: () => {
      const rules = rows.listRows('house_rule', { locationId: null })
      return ok({
        legalEntities: rows
          .listRows('legal_entity', {})
          .map(({ id, name }) => ({ id, name }))
          .sort((a, b) => a.name.localeCompare(b.name, 'nl')),
        tariffs: [...rows.listRows('tariff_card', {})],
        noticeMonths: policiesOn(rules, NO_LOCATION, clock.today())['money.tariffNoticeMonths'],
      })
    },
    setTariff: (input, actorId) => act('setTariff', input, actorId),
    setFamily: (input, actorId) => act('setFamily', input, actorId),
  }
}

/** The file a month is handed over with. Of a month that is still open it says so in its name. */
async function exportMonth(
  parts: LedgerParts,
  { locationId, month, format }: ParsedInput<'ledger.export'>,
  onlooker: Onlooker,
): Promise<Result<CallOutput<'ledger.export'>, Message>> {
  const [location] = parts.rows.listRows('location', { id: locationId })
  if (location === undefined) return notFound('location', locationId)
  const filter = { locationId, month, childId: null, account: null }
  const isOpen = parts.rows.listRows('closed_month', { locationId }).every((closed) => month > closed.month)
  const running = parts.lines.listMonth(filter, 0, MOST_EXPORTED)
  const lines = viewLines(parts, running, onlooker, () => !isOpen)
  const texts = createTexts(ruleTexts, 'nl')
  const outside = {
    secrecies: parts.rows.listRows('secrecy', {}),
    restrictions: parts.rows.listRows('processing_restriction', {}),
  }
  const today = parts.clock.today()
  const table = makeExportTable(
    lines,
    (message) => writeMessage(texts, message),
    (childId) => !mayGoOutside(outside, childId, today, 'taxOffice'),
  )
  const bytes = format === 'csv' ? writeCsv(table) : await writeXlsx(table)
  return ok({
    fileName: `${fileNameOf(location.name)}-${month}${isOpen ? '-concept' : ''}.${format}`,
    base64: Buffer.from(bytes).toString('base64'),
    controlTotal: table.controlTotal,
    lines: lines.length,
  })
}

/** `uren-en-tegoed-de-regenboog`: letters and digits only, on every computer a name. */
function fileNameOf(location: string): string {
  const plain = location
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  return ['uren-en-tegoed', plain.slice(0, 60)].filter((part) => part !== '').join('-')
}

function hasLocation({ rows }: LedgerParts, locationId: LocationId): boolean {
  return rows.listRows('location', { id: locationId }).length > 0
}

function notFound(what: string, id: string): { readonly ok: false; readonly refusal: Message } {
  return refuse({ code: 'refusal.notFound', params: { what, id } })
}
