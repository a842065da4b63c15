import { fullName } from '#shared/domain/children/person-name.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { ChildId, RequestId } from '#shared/domain/ids.ts'
import { balanceAccounts } from '#shared/domain/ledger/model.ts'
import type { LedgerEntry } from '#shared/domain/ledger/model.ts'
import type { LedgerLine } from '#shared/ipc/calls/ledger.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import type { LedgerLines, RequestSource, RunningLine } from '../../db/repositories/ledger-lines.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'

/** Whoever looks: headquarters adds up hours and has no need of a child's name for it. PRIV-4 */
export interface Onlooker {
  readonly maySeeNames: boolean
}

export interface LineParts {
  readonly rows: Pick<RowReader, 'listRows'>
  readonly lines: Pick<LedgerLines, 'listRequestSources'>
  readonly nameOf: (actorId: string) => string
}

/** Lines with the names and words that belong to them. `closed` says whether the month of a line was handed over. */
export function viewLines(
  parts: LineParts,
  shown: readonly RunningLine[],
  onlooker: Onlooker,
  isClosed: (entry: LedgerEntry) => boolean,
): LedgerLine[] {
  const entries = shown.map(({ entry }) => entry)
  const names = childNames(
    parts.rows,
    entries.map(({ childId }) => childId),
    onlooker,
  )
  const requestIds = entries.flatMap((entry) => (entry.sourceKind === 'request' ? [entry.sourceId] : []))
  const requests = new Map(
    parts.lines.listRequestSources([...new Set(requestIds)]).map((source) => [source.id, source]),
  )
  const actors = new Map<string, string>()
  return shown.map(({ entry, balanceAfter, netMinutes, netCents }) => {
    const actorName = actors.get(entry.actorId) ?? parts.nameOf(entry.actorId)
    actors.set(entry.actorId, actorName)
    const request = entry.sourceKind === 'request' ? requests.get(entry.sourceId) : undefined
    return {
      entryId: entry.id,
      childId: entry.childId,
      childName: names.get(entry.childId) ?? '',
      account: entry.account,
      kind: entry.kind,
      day: entry.day,
      month: entry.month,
      minutes: entry.minutes,
      cents: entry.cents,
      centsPerHour: entry.centsPerHour,
      expiresOn: entry.expiresOn,
      sourceKind: entry.sourceKind,
      requestId: request === undefined ? null : (request.id as RequestId),
      label: labelOf(entry, request),
      source: sourceOf(entry, request),
      reason: { code: entry.reason.code, params: { ...entry.reason.params } },
      note: entry.note,
      actorName,
      at: entry.at,
      correctsEntryId: entry.correctsEntryId,
      balanceAfter,
      status: isBalance(entry) ? 'balance' : isClosed(entry) ? 'processed' : 'toInvoice',
      isCorrectable: entry.correctsEntryId === null && (netMinutes !== 0 || netCents !== 0),
    }
  })
}

export function childNames(
  rows: Pick<RowReader, 'listRows'>,
  ids: readonly ChildId[],
  { maySeeNames }: Onlooker,
): ReadonlyMap<ChildId, string> {
  const unique = [...new Set(ids)]
  if (!maySeeNames) return new Map(unique.map((id) => [id, id]))
  return new Map(rows.listRows('child', { id: { in: unique } }).map((child) => [child.id, fullName(child)]))
}

function isBalance({ account }: LedgerEntry): boolean {
  return balanceAccounts.some((each) => each === account)
}

/** What the line is, in the words of the house. */
function labelOf(entry: LedgerEntry, request: RequestSource | undefined): Message {
  const whatCode = `ledgerKind.${entry.kind}`
  const isAgainst = entry.correctsEntryId !== null
  if (isBalance(entry))
    return { code: 'ledger.line.balance', params: { accountCode: `account.${entry.account}`, whatCode } }
  const careCode = careCodeOf(entry, request)
  return isAgainst
    ? { code: 'ledger.line.against', params: { whatCode, careCode } }
    : { code: 'ledger.line.charged', params: { careCode } }
}

/** The text code of the care a line is about; of the account where no care is. */
export function careCodeOf(entry: LedgerEntry, request: Pick<RequestSource, 'kind'> | undefined): string {
  if (entry.account !== 'extraHours') return `account.${entry.account}`
  return `kind.${request?.kind ?? 'extraHour'}`
}

function sourceOf(entry: LedgerEntry, request: RequestSource | undefined): Message {
  return request === undefined
    ? { code: `ledgerSource.${entry.sourceKind}`, params: {} }
    : { code: 'ledger.source.request', params: { day: dutchTimeOf(request.receivedAt).day } }
}
