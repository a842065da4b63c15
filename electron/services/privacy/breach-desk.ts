import type { LocationId } from '#shared/domain/ids.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import { clocksOf } from '#shared/domain/privacy/breach-clocks.ts'
import type { DataBreach } from '#shared/domain/privacy/model.ts'
import type { BreachView } from '#shared/ipc/calls/privacy.ts'
import type { SessionActor } from '#shared/ipc/calls/session.ts'
import type { CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import type { Done } from '#shared/ipc/parts/done.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { ClockPort } from '../../ports.ts'
import type { Trail } from '../audit/trail.ts'
import type { Act } from '../commands/act.ts'
import { printPaper } from '../paper/print-paper.ts'
import { writeBreachPaper } from './breach-paper.ts'
import { tellTexts } from './kept-texts.ts'
import type { TextParts } from './kept-texts.ts'

/** The register of breaches. PRIV-7 */
export interface BreachDesk {
  list(input: ParsedInput<'breaches.list'>, actor: SessionActor): Result<CallOutput<'breaches.list'>, Message>
  enter(input: ParsedInput<'breaches.enter'>, actorId: string): Result<Done, Message>
  change(input: ParsedInput<'breaches.change'>, actor: SessionActor): Result<Done, Message>
  inform(input: ParsedInput<'breaches.inform'>, actorId: string): Result<Done, Message>
  close(input: ParsedInput<'breaches.close'>, actorId: string): Result<Done, Message>
  print(
    input: ParsedInput<'breaches.print'>,
    actor: SessionActor,
  ): Promise<Result<CallOutput<'breaches.print'>, Message>>
}

export interface BreachParts extends TextParts {
  readonly clock: ClockPort
  readonly act: Act
  readonly trail: Trail
}

const MOST_SHOWN = 2_000

export function createBreachDesk(parts: BreachParts): BreachDesk {
  const { rows, clock, act, trail } = parts
  return {
    list({ locationId }, actor) {
      if (rows.findRow('location', locationId) === undefined) return unknownLocation(locationId)
      const now = clock.now()
      return ok({ breaches: [...listBreaches(parts, locationId, now, actor)], now })
    },
    enter: (input, actorId) => act('enterBreach', input, actorId),
    change(input, actor) {
      const breach = rows.findRow('data_breach', input.breachId)
      // What somebody cannot read would be written over with nothing.
      if (breach !== undefined && tellBreach(parts, breach, actor).textKept !== null)
        return refuse({ code: 'refusal.textKept', params: {} })
      return act('changeBreach', input, actor.id)
    },
    inform: (input, actorId) => act('informOfBreach', input, actorId),
    close: (input, actorId) => act('closeBreach', input, actorId),
    async print({ locationId, language }, actor) {
      const location = rows.findRow('location', locationId)
      if (location === undefined) return unknownLocation(locationId)
      const now = clock.now()
      const breaches = listBreaches(parts, locationId, now, actor)
      trail.note({
        kind: 'printed',
        actorId: actor.id,
        facts: { what: 'breachList', count: breaches.length },
      })
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
  parts: TextParts,
  locationId: LocationId,
  now: Instant,
  actor: SessionActor,
): readonly BreachView[] {
  return listBreaches(parts, locationId, now, actor).filter(({ closedAt }) => closedAt === null)
}

/** Those that run first, and of each kind the latest first: of the location and of the whole organisation. */
function listBreaches(
  parts: TextParts,
  locationId: LocationId,
  now: Instant,
  actor: SessionActor,
): readonly BreachView[] {
  const { rows } = parts
  return [
    ...rows.listRows('data_breach', { locationId }),
    ...rows.listRows('data_breach', { locationId: null }),
  ]
    .toSorted(byPressure)
    .slice(0, MOST_SHOWN)
    .map((breach) => ({
      ...breach,
      ...{ dataKinds: [...breach.dataKinds], clocks: [...clocksOf(breach, now)] },
      ...tellBreach(parts, breach, actor),
    }))
}

/** Of a breach there is no one person: whoever may not see children reads none of it but the own words. PRIV-4 */
function tellBreach(parts: TextParts, row: DataBreach, actor: SessionActor) {
  const fields = ['happened', 'notReportedBecause', 'measures'] as const
  return tellTexts(parts, { table: 'data_breach', row, fields, subject: null }, actor)
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
