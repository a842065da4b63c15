import type { ChildId, LocationId } from '#shared/domain/ids.ts'
import type { BalanceAccount, LedgerAccount, LedgerEntry } from '#shared/domain/ledger/model.ts'
import type { RequestKind } from '#shared/domain/requests/model.ts'
import type { IsoMonth } from '#shared/kernel/month.ts'
import type { Instant, IsoDay } from '#shared/kernel/time.ts'
import type { ReadableDb, SqlValue } from '../handles.ts'
import { columnsOf, decodeRow } from './row-codec.ts'

/** A line of the ledger with what stands beside it on a screen. */
export interface RunningLine {
  readonly entry: LedgerEntry
  /** The balance of this child and account after the line, in minutes; null on accounts that are charged. */
  readonly balanceAfter: number | null
  /** The line with everything against it; 0 and 0 = taken back in full. */
  readonly netMinutes: number
  readonly netCents: number
}

export interface LineFilter {
  readonly locationId: LocationId
  readonly month: IsoMonth
  readonly childId: ChildId | null
  readonly account: LedgerAccount | null
}

export interface LineSums {
  readonly lines: number
  readonly minutes: number
  readonly cents: number
  /** Of the accounts that are invoiced afterwards. */
  readonly chargedMinutes: number
  readonly chargedCents: number
}

/** What is known of the request a line comes from, without its whole check. */
export interface RequestSource {
  readonly id: string
  readonly kind: RequestKind
  readonly receivedAt: Instant
}

/** Charged lines of one child on one day for as many minutes, each from another source. */
export interface SameCharge {
  readonly childId: ChildId
  readonly day: IsoDay
  readonly minutes: number
  readonly lines: readonly { readonly entryId: string; readonly sourceId: string }[]
}

/** A child's balance that is below nothing. */
export interface NegativeBalance {
  readonly childId: ChildId
  readonly account: BalanceAccount
  readonly minutes: number
}

export interface LedgerLines {
  /** Lines of a month, the latest day first; a line against another one stands right under it. */
  listMonth(filter: LineFilter, offset: number, limit: number): readonly RunningLine[]
  /** All lines of a child, in the same order. */
  listChild(childId: ChildId, limit: number): readonly RunningLine[]
  /** Over every line of the filter, whatever page is shown. */
  sumMonth(filter: LineFilter): LineSums
  /** Every month of a location with a line in it, the latest first. */
  listMonths(locationId: LocationId): readonly IsoMonth[]
  listNegative(locationId: LocationId): readonly NegativeBalance[]
  /** The same amount charged more than once, of what still stands. */
  listSameCharges(locationId: LocationId, month: IsoMonth): readonly SameCharge[]
  /** Care that is charged without a price, of what still stands. MONEY-1 */
  listWithoutTariff(locationId: LocationId, month: IsoMonth): readonly LedgerEntry[]
  listRequestSources(ids: readonly string[]): readonly RequestSource[]
  /** Which of these sources have any line. */
  listBookedSources(ids: readonly string[]): ReadonlySet<string>
  /**
   * Children of the location with time that could be used until a day in this stretch and seems to be left. Adds up
   * quickly; the rules say what is left of which line.
   */
  listUnspent(locationId: LocationId, from: IsoDay, until: IsoDay): readonly ChildId[]
}

const BALANCES = `('swapCredit', 'flex', 'holidayDays')`
const CHARGED = `('extraHours', 'serviceCosts')`

/** Not everything of the line was taken back. */
const STANDING = `e.minutes + (
  select coalesce(sum(c.minutes), 0) from ledger_entry c where c.corrects_entry_id = e.id
) <> 0`

const columns = columnsOf('ledger_entry')
  .map(({ name }) => `e.${name}`)
  .join(', ')

/** Earlier than any month: nothing comes before it. */
const BEFORE_ALL = '0000-00'

/** A line belongs with the line it is against: they sort together, the line of its own first. */
const withRoot = `from ledger_entry e left join ledger_entry o on o.id = e.corrects_entry_id`
const rootAt = 'coalesce(o.at, e.at)'
const rootId = 'coalesce(o.id, e.id)'

const pagedBalances = `(select child_id, account from page where account in ${BALANCES})`

/**
 * In order of the month they are settled in, so that the balance beside a line of a closed month never changes. A
 * balance is the child's own, whatever location a line was booked at.
 */
function runningOver(lines: string): string {
  return `running as (
    select e.id as line_id, sum(e.minutes) over (
      partition by e.child_id, e.account order by e.month, e.day, ${rootAt}, ${rootId}, e.at, e.id
      rows between unbounded preceding and current row
    ) as balance_in_lines
    ${withRoot} where (e.child_id, e.account) in ${pagedBalances} ${lines}
  )`
}

/** What the months before brought together, from the index alone. */
const before = `
  before as (
    select child_id as of_child, account as of_account, sum(minutes) as balance_before from ledger_entry
    where (child_id, account) in ${pagedBalances} and month < ? group by child_id, account
  )`

const shown = `
  select page.*, balance_in_lines + coalesce(balance_before, 0) as balance_after,
    (select coalesce(sum(c.minutes), 0) from ledger_entry c where c.corrects_entry_id = page.root_id) as against_minutes,
    (select coalesce(sum(c.cents), 0) from ledger_entry c where c.corrects_entry_id = page.root_id) as against_cents,
    r.minutes as root_minutes, r.cents as root_cents
  from page join ledger_entry r on r.id = page.root_id
    left join running on line_id = page.id
    left join before on of_child = page.child_id and of_account = page.account
  order by page.month desc, page.day desc, page.root_at desc, page.root_id desc, page.at, page.id`

/**
 * Per child, account and last day: what came in to be used until then, less what was used or written off. What is used
 * counts on its day, unless it was paid with the credit of its own source; what never expires does not count. The plus
 * keeps the engine from looking through every line of the location instead.
 */
const unspent = `
  with dated as materialized (
    select distinct child_id, account, expires_on as last_day from ledger_entry
    where expires_on between ? and ? and +location_id = ? and account in ${BALANCES}
  ),
  held as materialized (
    select * from dated d where (
      select sum(minutes) from ledger_entry e where e.child_id = d.child_id and e.account = d.account
    ) > 0
  )
  select distinct child_id from held where (
    select coalesce(sum(e.minutes), 0) ${withRoot}
    where e.child_id = held.child_id and e.account = held.account
      and not (e.expires_on is null and coalesce(o.kind, e.kind) in ('earned', 'granted'))
      and held.last_day >= coalesce(e.expires_on, (
        select max(l.expires_on) from ledger_entry l
        where l.source_id = e.source_id and l.source_kind = e.source_kind and l.account = e.account
      ), e.day)
  ) > 0 order by child_id`

const newestFirst = 'order by e.month desc, e.day desc, root_at desc, root_id desc, e.at, e.id'

/** SQL of the ledger's screen: pages, running balances and sums. Every amount is whole minutes and whole cents. */
export function createLedgerLines(db: ReadableDb): LedgerLines {
  const remember = createMemory(db)
  function list(where: string, lines: string, values: readonly SqlValue[]): readonly RunningLine[] {
    const page = `page as materialized (
      select ${columns}, ${rootAt} as root_at, ${rootId} as root_id ${withRoot}
      where ${where} ${newestFirst} limit ? offset ?
    )`
    return db.all(`with ${page}, ${runningOver(lines)}, ${before} ${shown}`, values).map((row) => ({
      entry: decodeRow('ledger_entry', row),
      balanceAfter: row['balance_after'] === null ? null : Number(row['balance_after']),
      netMinutes: Number(row['root_minutes']) + Number(row['against_minutes']),
      netCents: Number(row['root_cents']) + Number(row['against_cents']),
    }))
  }
  return {
    listMonth(filter, offset, limit) {
      const { sql, values } = whereOf(filter)
      return list(sql, 'and e.month = ?', [...values, limit, offset, filter.month, filter.month])
    },
    listChild: (childId, limit) => list('e.child_id = ?', '', [childId, limit, 0, BEFORE_ALL]),
    sumMonth(filter) {
      const { sql, values } = whereOf(filter)
      const row = db.first(
        `select count(*) as lines, coalesce(sum(minutes), 0) as minutes, coalesce(sum(cents), 0) as cents,
           coalesce(sum(minutes) filter (where account in ${CHARGED}), 0) as charged_minutes,
           coalesce(sum(cents) filter (where account in ${CHARGED}), 0) as charged_cents
         from ledger_entry e where ${sql}`,
        values,
      )
      return {
        lines: Number(row?.['lines']),
        minutes: Number(row?.['minutes']),
        cents: Number(row?.['cents']),
        chargedMinutes: Number(row?.['charged_minutes']),
        chargedCents: Number(row?.['charged_cents']),
      }
    },
    listMonths: (locationId) =>
      db
        .all('select distinct month from ledger_entry where location_id = ? order by month desc', [
          locationId,
        ])
        .map((row) => String(row['month']) as IsoMonth),
    listNegative: (locationId) =>
      remember(`negative ${locationId}`, () =>
        db
          .all(
            `with sums as (
             select child_id, account, sum(minutes) as balance from ledger_entry
             group by child_id, account having balance < 0
           )
           select * from sums where account in ${BALANCES} and exists (
             select 1 from ledger_entry e where e.child_id = sums.child_id and e.location_id = ?
           ) order by child_id, account`,
            [locationId],
          )
          .map((row) => ({
            childId: String(row['child_id']) as ChildId,
            account: String(row['account']) as BalanceAccount,
            minutes: Number(row['balance']),
          })),
      ),
    listSameCharges: (locationId, month) =>
      db
        .all(
          `select child_id, day, minutes, json_group_array(json_array(id, source_id)) as lines from ledger_entry e
           where location_id = ? and month = ? and account = 'extraHours' and kind = 'charged' and ${STANDING}
           group by child_id, day, minutes having count(distinct source_id) > 1 order by day, child_id`,
          [locationId, month],
        )
        .map((row) => ({
          childId: String(row['child_id']) as ChildId,
          day: String(row['day']) as IsoDay,
          minutes: Number(row['minutes']),
          lines: (JSON.parse(String(row['lines'])) as [string, string][]).map(([entryId, sourceId]) => ({
            entryId,
            sourceId,
          })),
        })),
    listWithoutTariff: (locationId, month) =>
      db
        .all(
          `select ${columns} from ledger_entry e where location_id = ? and month = ? and account = 'extraHours'
             and kind = 'charged' and cents_per_hour is null and ${STANDING} order by day, id`,
          [locationId, month],
        )
        .map((row) => decodeRow('ledger_entry', row)),
    listRequestSources: (ids) =>
      db
        .all(`select id, kind, received_at from care_request where id in (select value from json_each(?))`, [
          JSON.stringify(ids),
        ])
        .map((row) => ({
          id: String(row['id']),
          kind: String(row['kind']) as RequestKind,
          receivedAt: String(row['received_at']) as Instant,
        })),
    listBookedSources: (ids) =>
      new Set(
        db
          .all(
            `select distinct source_id from ledger_entry where source_id in (select value from json_each(?))`,
            [JSON.stringify(ids)],
          )
          .map((row) => String(row['source_id'])),
      ),
    listUnspent: (locationId, from, until) =>
      remember(`unspent ${locationId} ${from} ${until}`, () =>
        db.all(unspent, [from, until, locationId]).map((row) => String(row['child_id']) as ChildId),
      ),
  }
}

function whereOf({ locationId, month, childId, account }: LineFilter): {
  readonly sql: string
  readonly values: readonly SqlValue[]
} {
  const parts = [
    { sql: 'e.location_id = ?', value: locationId },
    { sql: 'e.month = ?', value: month },
    ...(childId === null ? [] : [{ sql: 'e.child_id = ?', value: childId }]),
    ...(account === null ? [] : [{ sql: 'e.account = ?', value: account }]),
  ]
  return { sql: parts.map(({ sql }) => sql).join(' and '), values: parts.map(({ value }) => value) }
}

type Remember = <Value>(question: string, answer: () => Value) => Value

/** Answers kept at a time: a few months of a few locations. */
const MOST_ANSWERS = 50

/** Keeps answers over the whole ledger until a line is added; lines never change and never go. MONEY-4 */
function createMemory(db: ReadableDb): Remember {
  const answers = new Map<string, unknown>()
  let lastLine: number | undefined
  return <Value>(question: string, answer: () => Value): Value => {
    const newest = Number(db.first('select coalesce(max(rowid), 0) as newest from ledger_entry')?.['newest'])
    if (newest !== lastLine || answers.size >= MOST_ANSWERS) answers.clear()
    lastLine = newest
    if (answers.has(question)) return answers.get(question) as Value
    const value = answer()
    answers.set(question, value)
    return value
  }
}
