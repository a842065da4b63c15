import { counterLine, expiriesOf } from '#shared/domain/ledger/reversals-of.ts'
import type { Booking } from '#shared/domain/ledger/booking.ts'
import { lineAgainst } from '#shared/domain/ledger/line-against.ts'
import type { LedgerEntry } from '#shared/domain/ledger/model.ts'
import { netLines, type NetLine } from '#shared/domain/ledger/net-lines.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import { groupBy } from '#shared/kernel/group-by.ts'
import { must } from '#shared/kernel/invariant.ts'
import { ok, refuse, type Result } from '#shared/kernel/result.ts'
import type { CommandContext } from '../define.ts'
import { listRows, type Facts } from '../facts.ts'
import { putLines, refusalOfOverdraft } from '../ledger/reverse-source.ts'
import type { CommandRefusal } from '../refusal.ts'
import type { RowChange } from '../row-change.ts'
import { refusalOfLaterAct } from './later-act.ts'

const takenBack: Message = { code: 'ledger.reason.takenBack', params: { rule: 'MONEY-4' } }
const putBack: Message = { code: 'ledger.reason.putBack', params: { rule: 'MONEY-4' } }

/**
 * The ledger is never rewritten: taking a step back adds a line against each of its lines, putting it back adds them
 * once more. Afterwards every balance is what it was. Refused when a line was taken back in another way since, or when
 * credit that would go was used for other care. MONEY-4
 *
 * @param written the lines that the step wrote, in its order
 */
export function* revertLedger(
  written: readonly LedgerEntry[],
  kind: 'undo' | 'redo',
  context: CommandContext,
): Facts<Result<readonly RowChange[], CommandRefusal>> {
  if (written.length === 0) return ok([])
  const childIds = [...new Set(written.map(({ childId }) => childId))]
  const entries = yield* listRows('ledger_entry', { childId: { in: childIds } })
  const nets = new Map(netLines(entries).map((net) => [net.line.id, net]))
  const bookings = yield* bookingsOf(written, context)
  const lines: LedgerEntry[] = []
  const emptied: NetLine[] = []
  for (const [lineId, ofLine] of groupBy(written, (line) => line.correctsEntryId ?? line.id)) {
    const net = nets.get(lineId)
    // A line never goes, but a device may have lost the location it is of, and an erased child's lines are nobody's.
    if (net === undefined) return refuse(yield* refusalOfLaterAct('ledger_entry', lineId))
    const step = stepOn(net, ofLine)
    const [expected, target] = kind === 'undo' ? [step.after, step.before] : [step.before, step.after]
    if (!isSameAmount(net, expected)) return refuse(yield* refusalOfLaterLine(lineId, ofLine, entries))
    if (isSameAmount(net, target)) continue
    const booking = must(bookings.get(net.line.locationId), 'every location was asked')
    lines.push(
      lineAgainst(
        net.line,
        {
          kind: target.minutes === 0 && target.cents === 0 ? 'correction' : 'repeated',
          minutes: target.minutes - net.minutes,
          cents: target.cents - net.cents,
          reason: kind === 'undo' ? takenBack : putBack,
          note: '',
        },
        booking,
      ),
    )
    if (target.minutes === 0) emptied.push(net)
  }
  for (const net of expiriesOf([...nets.values()], emptied)) {
    const booking = must(bookings.get(net.line.locationId), 'a lot expires where it was booked')
    lines.push(counterLine(net, takenBack, '', booking))
  }
  const refusal = refusalOfOverdraft(entries, lines)
  return refusal === null ? ok(putLines(lines)) : refuse(refusal)
}

interface Amount {
  readonly minutes: number
  readonly cents: number
}

/**
 * What a line came to before and after the step. A line stands whole or not at all: a step that wrote it made it stand,
 * a step that wrote against it took it away or put it back.
 */
function stepOn(
  net: NetLine,
  ofLine: readonly LedgerEntry[],
): { readonly before: Amount; readonly after: Amount } {
  const { line } = net
  const change: Amount = {
    minutes: ofLine.reduce((sum, { minutes }) => sum + minutes, 0),
    cents: ofLine.reduce((sum, { cents }) => sum + cents, 0),
  }
  const isOwn = ofLine.some(({ id }) => id === line.id)
  // Taken away and put back within one step: it is as it was.
  if (!isOwn && isSameAmount(change, nothing)) return { before: net, after: net }
  const isTakenAway = !isOwn && isSameAmount(change, { minutes: -line.minutes, cents: -line.cents })
  const before: Amount = isTakenAway ? line : nothing
  return {
    before,
    after: { minutes: before.minutes + change.minutes, cents: before.cents + change.cents },
  }
}

const nothing: Amount = { minutes: 0, cents: 0 }

/** 0 and −0 are one amount. */
function isSameAmount(a: Amount, b: Amount): boolean {
  return a.minutes === b.minutes && a.cents === b.cents
}

function* bookingsOf(
  lines: readonly LedgerEntry[],
  context: CommandContext,
): Facts<ReadonlyMap<string, Booking>> {
  const locationIds = [...new Set(lines.map(({ locationId }) => locationId))]
  const closed = yield* listRows('closed_month', { locationId: { in: locationIds } })
  return new Map(
    locationIds.map((locationId) => [
      locationId,
      {
        ids: () => context.newId(),
        closedMonths: closed.filter((month) => month.locationId === locationId).map(({ month }) => month),
        actorId: context.actorId,
        at: context.at,
      },
    ]),
  )
}

/** Names the act that wrote against the line last. */
function* refusalOfLaterLine(
  lineId: string,
  ofLine: readonly LedgerEntry[],
  entries: readonly LedgerEntry[],
): Facts<CommandRefusal> {
  const own = new Set(ofLine.map(({ id }) => id))
  const against = entries.filter((entry) => entry.correctsEntryId === lineId && !own.has(entry.id))
  const last = against.toSorted((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1)).at(-1)
  return yield* refusalOfLaterAct('ledger_entry', last?.id ?? lineId)
}
