import type { Message } from '#shared/domain/explanation/model.ts'
import type { ChildId, LocationId } from '#shared/domain/ids.ts'
import { expiredLots } from '#shared/domain/ledger/expired-lots.ts'
import { balanceAccounts } from '#shared/domain/ledger/model.ts'
import type { LedgerAnomaly } from '#shared/ipc/calls/ledger.ts'
import { firstDayOfMonth, lastDayOfMonth } from '#shared/kernel/month.ts'
import type { IsoMonth } from '#shared/kernel/month.ts'
import { addDays, isOverlapping } from '#shared/kernel/time.ts'
import type { Interval, IsoDay } from '#shared/kernel/time.ts'
import type { LedgerLines } from '../../db/repositories/ledger-lines.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import { careCodeOf } from './line-views.ts'

const MOST_CHILDREN = 8

export interface AnomalyParts {
  readonly rows: Pick<RowReader, 'listRows'>
  readonly lines: LedgerLines
}

export interface AnomalyQuestion {
  readonly locationId: LocationId
  readonly month: IsoMonth
  readonly today: IsoDay
}

/** Something a person should look at before the month is handed over; the name is filled in where it is shown. */
export interface Anomaly {
  readonly kind: LedgerAnomaly['kind']
  readonly childId: ChildId
  readonly entryIds: readonly string[]
  readonly message: Message
}

/** What does not look right in an open month, the gravest first. Looks only; nothing is put right by itself. */
export function findAnomalies(parts: AnomalyParts, question: AnomalyQuestion): readonly Anomaly[] {
  const stretches = findStretches(parts, question)
  return [
    ...negativeBalances(parts, question),
    ...chargedTwice(parts, question, stretches),
    ...withoutTariff(parts, question),
    ...withoutLine(parts, question, stretches),
    ...notExpired(parts, question),
  ]
}

/** When the care of a month really was, by the source of its lines. */
interface CareStretches {
  readonly bySource: ReadonlyMap<string, readonly Interval[]>
  /** Extra care with the source its line would have. */
  readonly care: readonly {
    readonly id: string
    readonly childId: ChildId
    readonly day: IsoDay
    readonly kind: string
    readonly sourceId: string | null
  }[]
}

function findStretches({ rows }: AnomalyParts, { locationId, month }: AnomalyQuestion): CareStretches {
  const day = { from: firstDayOfMonth(month), until: lastDayOfMonth(month) }
  const extras = rows.listRows('extra_attendance', { locationId, day })
  const stays = rows.listRows('logged_stay', { locationId, day })
  const stayOfExtra = new Map(
    stays.flatMap((stay) => (stay.extraAttendanceId === null ? [] : [[stay.extraAttendanceId, stay.id]])),
  )
  const bySource = new Map<string, Interval[]>()
  const care = extras.map((extra) => {
    const sourceId = extra.requestId ?? stayOfExtra.get(extra.id) ?? null
    if (sourceId !== null) bySource.set(sourceId, [...(bySource.get(sourceId) ?? []), extra])
    return { id: extra.id, childId: extra.childId, day: extra.day, kind: extra.kind, sourceId }
  })
  return { bySource, care }
}

/** The same care charged from two sources. A half hour early and a half hour late are two things. EXTRA-2 */
function chargedTwice(
  { lines }: AnomalyParts,
  { locationId, month }: AnomalyQuestion,
  { bySource }: CareStretches,
): Anomaly[] {
  return lines.listSameCharges(locationId, month).flatMap((same) => {
    const isSameMoment = same.lines.some((first, index) =>
      same.lines.slice(index + 1).some((second) => {
        const firstCare = bySource.get(first.sourceId)
        const secondCare = bySource.get(second.sourceId)
        // A moment that is not known may be the same one: a person looks.
        if (firstCare === undefined || secondCare === undefined) return first.sourceId !== second.sourceId
        return firstCare.some((a) => secondCare.some((b) => isOverlapping(a, b)))
      }),
    )
    if (!isSameMoment) return []
    return [
      {
        kind: 'twice',
        childId: same.childId,
        entryIds: same.lines.map(({ entryId }) => entryId),
        message: { code: 'ledger.anomaly.twice', params: { day: same.day, minutes: same.minutes } },
      },
    ]
  })
}

/** MONEY-1: care was granted before there was a price for it. */
function withoutTariff({ lines }: AnomalyParts, { locationId, month }: AnomalyQuestion): Anomaly[] {
  const entries = lines.listWithoutTariff(locationId, month)
  const requests = new Map(
    lines.listRequestSources(entries.map(({ sourceId }) => sourceId)).map((source) => [source.id, source]),
  )
  return entries.map((entry) => ({
    kind: 'noTariff',
    childId: entry.childId,
    entryIds: [entry.id],
    message: {
      code: 'ledger.anomaly.noTariff',
      params: { day: entry.day, careCode: careCodeOf(entry, requests.get(entry.sourceId)) },
    },
  }))
}

/** Extra care that nobody pays for and no balance was used for. MONEY-2 */
function withoutLine(
  { lines }: AnomalyParts,
  _question: AnomalyQuestion,
  { care }: CareStretches,
): Anomaly[] {
  const booked = lines.listBookedSources(care.flatMap(({ sourceId }) => sourceId ?? []))
  return care
    .filter(({ sourceId }) => sourceId === null || !booked.has(sourceId))
    .map(({ childId, day, kind }) => ({
      kind: 'noLine',
      childId,
      entryIds: [],
      message: { code: 'ledger.anomaly.noLine', params: { day, careCode: `kind.${kind}` } },
    }))
}

/** SWAP-5: time that was to be used in this month at the latest, and still stands although its day is over. */
function notExpired({ rows, lines }: AnomalyParts, { locationId, month, today }: AnomalyQuestion): Anomaly[] {
  const yesterday = addDays(today, -1)
  const last = lastDayOfMonth(month)
  const childIds = lines.listUnspent(locationId, firstDayOfMonth(month), last < yesterday ? last : yesterday)
  // A few say enough: they are written off all at once.
  return childIds.slice(0, MOST_CHILDREN).flatMap((childId) => {
    const entries = rows.listRows('ledger_entry', { childId, account: { in: balanceAccounts } })
    return expiredLots(entries, today)
      .filter(({ line, expiresOn }) => line.locationId === locationId && expiresOn.startsWith(month))
      .map(({ line, minutes, expiresOn }) => ({
        kind: 'notExpired' as const,
        childId,
        entryIds: [line.id],
        message: { code: 'ledger.anomaly.notExpired', params: { minutes, day: expiresOn } },
      }))
  })
}

function negativeBalances({ lines }: AnomalyParts, { locationId }: AnomalyQuestion): Anomaly[] {
  return lines.listNegative(locationId).map(({ childId, account, minutes }) => ({
    kind: 'negative',
    childId,
    entryIds: [],
    message: { code: 'ledger.anomaly.negative', params: { accountCode: `account.${account}`, minutes } },
  }))
}
