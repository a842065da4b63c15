import type { LocationId } from '#shared/domain/ids.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import { clocksOf } from '#shared/domain/privacy/breach-clocks.ts'
import type { DataBreach } from '#shared/domain/privacy/model.ts'
import type { BreachView } from '#shared/ipc/calls/privacy.ts'
import type { CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import type { Done } from '#shared/ipc/parts/done.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { ClockPort } from '../../ports.ts'
import type { Trail } from '../audit/trail.ts'
import type { Act } from '../commands/act.ts'
import { printPaper } from '../paper/print-paper.ts'
import { writeBreachPaper } from './breach-paper.ts'

/** The register of breaches. PRIV-7 */
export interface BreachDesk {
  list(input: ParsedInput<'breaches.list'>): Result<CallOutput<'breaches.list'>, Message>
  enter(input: ParsedInput<'breaches.enter'>, actorId: string): Result<Done, Message>
  change(input: ParsedInput<'breaches.change'>, actorId: string): Result<Done, Message>
  inform(input: ParsedInput<'breaches.inform'>, actorId: string): Result<Done, Message>
  close(input: ParsedInput<'breaches.close'>, actorId: string): Result<Done, Message>
  print(
    input: ParsedInput<'breaches.print'>,
    actorId: string,
  ): Promise<Result<CallOutput<'breaches.print'>, Message>>
}

export interface BreachParts {
  readonly rows: Pick<RowReader, 'listRows' | 'findRow'>
  readonly clock: ClockPort
  readonly act: Act
  readonly trail: Trail
}

const MOST_SHOWN = 2_000

export function createBreachDesk({ rows, clock, act, trail }: BreachParts): BreachDesk {
  return {
    list({ locationId }) {
      if (rows.findRow('location', locationId) === undefined) return unknownLocation(locationId)
      const now = clock.now()
      return ok({ breaches: [...listBreaches(rows, locationId, now)], now })
    },
    enter: (input, actorId) => act('enterBreach', input, actorId),
    change: (input, actorId) => act('changeBreach', input, actorId),
    inform: (input, actorId) => act('informOfBreach', input, actorId),
    close: (input, actorId) => act('closeBreach', input, actorId),
    async print({ locationId, language }, actorId) {
      const location = rows.findRow('location', locationId)
      if (location === undefined) return unknownLocation(locationId)
      const now = clock.now()
      const breaches = listBreaches(rows, locationId, now)
      trail.note({ kind: 'printed', actorId, facts: { what: 'breachList', count: breaches.length } })
      const paper = writeBreachPaper({
        breaches,
        language,
        madeAt: now,
        today: clock.today(),
        place: location.name,
      })
      const pdf = await printPaper(paper)
      return ok({ fileName: `datalekken-${clock.today()}.pdf`, base64: pdf.toString('base64') })
    },
  }
}

/** Breaches that somebody still works on. */
export function runningBreaches(
  rows: Pick<RowReader, 'listRows'>,
  locationId: LocationId,
  now: Instant,
): readonly BreachView[] {
  return listBreaches(rows, locationId, now).filter(({ closedAt }) => closedAt === null)
}

/** Those that run first, and of each kind the latest first: of the location and of the whole organisation. */
function listBreaches(
  rows: Pick<RowReader, 'listRows'>,
  locationId: LocationId,
  now: Instant,
): readonly BreachView[] {
  return [
    ...rows.listRows('data_breach', { locationId }),
    ...rows.listRows('data_breach', { locationId: null }),
  ]
    .toSorted(byPressure)
    .slice(0, MOST_SHOWN)
    .map((breach) => ({ ...breach, dataKinds: [...breach.dataKinds], clocks: [...clocksOf(breach, now)] }))
}

function byPressure(one: DataBreach, other: DataBreach): number {
  const isOpen = Number(other.closedAt === null) - Number(one.closedAt === null)
  if (isOpen !== 0) return isOpen
  if (one.discoveredAt !== other.discoveredAt) return one.discoveredAt < other.discoveredAt ? 1 : -1
  return one.id.localeCompare(other.id)
}

function unknownLocation(id: string): { readonly ok: false; readonly refusal: Message } {
  return refuse({ code: 'refusal.notFound', params: { what: 'location', id } })
}
