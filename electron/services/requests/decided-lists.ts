import { fullName } from '#shared/domain/children/person-name.ts'
import { agreedWishOf } from '#shared/domain/requests/agreed-wish.ts'
import { say } from '#shared/domain/requests/codes.ts'
import type { CareRequest } from '#shared/domain/requests/model.ts'
import type { CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import { addDays, type Instant, type IsoDay } from '#shared/kernel/time.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'

/** What was decided in a period and how, for who answers for it. */

export interface DecidedParts {
  readonly rows: Pick<RowReader, 'findRow' | 'listRows'>
  /** Requests as a kind of command left them between two UTC moments, the latest first. */
  readonly listLeftBy: (
    commandType: string,
    from: string,
    until: string,
    limit: number,
  ) => readonly CareRequest[]
  readonly nameOf: (actorId: string) => string
}

type Period = ParsedInput<'requests.listOverrides'>
type Override = CallOutput<'requests.listOverrides'>['overrides'][number]
type Automatic = CallOutput<'requests.listAutomatic'>['automatic'][number]

const MOST_LINES = 500

/** Granted against the advice, and standing or called off by the parent since. */
export function listOverrides(parts: DecidedParts, period: Period): Override[] {
  const { locationId } = period
  const status = { in: ['approved', 'cancelled'] as const }
  return parts.rows
    .listRows('care_request', { locationId, status })
    .filter((request) => request.overrideReason !== '' && isWithin(period, request.decidedAt))
    .toSorted((a, b) => ((a.decidedAt ?? '') < (b.decidedAt ?? '') ? 1 : -1))
    .slice(0, MOST_LINES)
    .map((request) => lineOf(parts, request))
}

/** Every decision of the published rule, also one that a person put back since. PRIV-8 */
export function listAutomatic(parts: DecidedParts, period: Period): Automatic[] {
  // A day more on both sides: the days asked for are Dutch ones.
  const from = addDays(period.from, -1)
  const until = addDays(period.until, 2)
  return parts
    .listLeftBy('approveAutomatically', from, until, MOST_LINES)
    .filter((request) => request.locationId === period.locationId && isWithin(period, request.decidedAt))
    .map((request) => ({ ...lineOf(parts, request), outcome: outcomeOf(parts, request) }))
}

function isWithin(
  { from, until }: { readonly from: IsoDay; readonly until: IsoDay },
  at: Instant | null,
): boolean {
  if (at === null) return false
  const { day } = dutchTimeOf(at)
  return from <= day && day <= until
}

/** What became of an automatic decision: the request as it is now says it. */
function outcomeOf({ rows }: DecidedParts, decided: CareRequest): Automatic['outcome'] {
  const now = rows.findRow('care_request', decided.id)
  if (now?.isAutomatic !== true || now.decidedAt !== decided.decidedAt) return 'putBack'
  return now.status === 'cancelled' ? 'cancelled' : 'stands'
}

function lineOf({ rows, nameOf }: DecidedParts, request: CareRequest): Override {
  const child = rows.findRow('child', request.childId)
  const { kind, wantedDay } = agreedWishOf(request)
  const decidedAt = request.decidedAt ?? request.receivedAt
  return {
    requestId: request.id,
    childName: child === undefined ? '' : fullName(child),
    kind,
    wantedDay,
    decidedAt,
    decidedByName: request.decidedBy === null ? '' : nameOf(request.decidedBy),
    reason: request.overrideReason,
    headline: request.decisionSnapshot?.headline ?? say(`requestStatus.${request.status}`),
  }
}
