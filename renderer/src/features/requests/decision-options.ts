import { mayDo } from '#shared/commands/role-permissions.ts'
import { isUndecided } from '#shared/domain/requests/is-undecided.ts'
import type { Alternative } from '#shared/domain/requests/model.ts'
import { mayBeOverridden } from '#shared/domain/requests/override.ts'
import type { RequestDetail } from '#shared/ipc/calls/requests.ts'
import type { SessionActor, SessionView } from '#shared/ipc/calls/session.ts'
import type { Texts } from '../../app/texts.tsx'

/** What this user can do with this request now; the application decides again when it is done. PRIV-4 */
export interface DecisionOptions {
  readonly mayDecide: boolean
  /** The big button, and what Enter does; null when there is nothing left to decide. */
  readonly suggested: RequestDetail['suggested'] | { readonly act: 'accept' | 'putBack' } | null
  readonly canApprove: boolean
  readonly canDecline: boolean
  readonly canOffer: boolean
  readonly canWithdraw: boolean
  readonly canPutBack: boolean
  /** There is no place, and the family may stay in line. */
  readonly canWait: boolean
  /** Granted care the parent calls off. FLEX-2, HOL-3, STUDY-2 */
  readonly canCancel: boolean
  /** Approving against the verdict: `byOther` when only somebody else may, `never` when no reason helps. */
  readonly override: 'possible' | 'byOther' | 'never' | 'notNeeded'
}

export function mayDecide({ role }: SessionActor): boolean {
  return mayDo(role, 'requests.decide')
}

export function decisionOptionsOf(detail: RequestDetail, actor: SessionActor): DecisionOptions {
  const { request, suggested, check } = detail
  const { status } = request
  const isOpen = status === 'open'
  // The waiting list is one more place to say yes from.
  const isAsked = isOpen || status === 'waiting'
  return {
    mayDecide: mayDecide(actor),
    suggested: suggestionOf(detail),
    canApprove: isAsked && suggested.act === 'approve',
    canDecline: isUndecided(request),
    canOffer: isAsked && check.alternatives.length > 0,
    canWithdraw: isUndecided(request) && mayDo(actor.role, 'requests.enter'),
    // What the parent called off is not asked again by putting it back; undo is the way for a mistake.
    canPutBack: !isOpen && status !== 'cancelled',
    canWait: status === 'declined' || (isOpen && suggested.act !== 'approve'),
    canCancel: status === 'approved' && mayDo(actor.role, 'requests.enter'),
    override: isAsked ? overrideOf(detail, actor) : 'notNeeded',
  }
}

function suggestionOf({ request, suggested, isNowFitting }: RequestDetail): DecisionOptions['suggested'] {
  switch (request.status) {
    case 'open':
      return suggested
    case 'offered':
      return { act: 'accept' }
    case 'waiting':
      return suggested.act === 'approve' ? suggested : null
    case 'declined':
      return isNowFitting ? { act: 'putBack' } : null
    default:
      return null
  }
}

function overrideOf({ check, suggested }: RequestDetail, actor: SessionActor): DecisionOptions['override'] {
  if (suggested.act === 'approve') return 'notNeeded'
  if (!mayBeOverridden(check)) return 'never'
  return mayDo(actor.role, 'requests.override') ? 'possible' : 'byOther'
}

/** `Bied wo 25 nov aan`; with the times or the group when that is what differs. */
export function offerLabelOf(texts: Texts, alternative: Alternative, session: SessionView): string {
  const { wish, kind } = alternative
  const { wantedDay: day, wantedStartMinute: start, wantedEndMinute: end } = wish
  if (kind === 'otherDaypart' && start !== null && end !== null) {
    return texts.t('inbox.offerNamedPart', { day, start, end })
  }
  const group = session.locations.flatMap(({ groups }) => groups).find(({ id }) => id === wish.wantedGroupId)
  if (kind === 'otherGroup' && group !== undefined) {
    return texts.t('inbox.offerNamedGroup', { day, group: group.name })
  }
  return texts.t('inbox.offerNamed', { day })
}
