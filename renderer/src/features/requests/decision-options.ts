import type { Alternative } from '#shared/domain/requests/model.ts'
import type { RequestDetail } from '#shared/ipc/calls/requests.ts'
import type { SessionActor, SessionView } from '#shared/ipc/calls/session.ts'
import type { Texts } from '../../app/texts.tsx'

/** What this user can do with this request now; the application decides again when it is done. PRIV-4 */
export interface DecisionOptions {
  readonly mayDecide: boolean
  /** The big button, and what Enter does; null when there is nothing left to decide. */
  readonly suggested: RequestDetail['suggested'] | { readonly act: 'accept' } | null
  readonly canApprove: boolean
  readonly canDecline: boolean
  readonly canOffer: boolean
  readonly canWithdraw: boolean
  readonly canPutBack: boolean
  /** Approving against the verdict: `byOther` when only somebody else may, `never` when no reason helps. */
  readonly override: 'possible' | 'byOther' | 'never' | 'notNeeded'
}

export function decisionOptionsOf(detail: RequestDetail, actor: SessionActor): DecisionOptions {
  const { status } = detail.request
  const mayDecide = actor.role === 'locationManager' || actor.role === 'planner'
  const isOpen = status === 'open'
  const isOffered = status === 'offered'
  return {
    mayDecide,
    suggested: isOpen ? detail.suggested : isOffered ? { act: 'accept' } : null,
    canApprove: isOpen && detail.suggested.act === 'approve',
    canDecline: isOpen || isOffered,
    canOffer: isOpen && detail.check.alternatives.length > 0,
    canWithdraw: isOpen || isOffered,
    canPutBack: !isOpen,
    override: isOpen ? overrideOf(detail, actor) : 'notNeeded',
  }
}

function overrideOf({ check, suggested }: RequestDetail, actor: SessionActor): DecisionOptions['override'] {
  if (suggested.act === 'approve') return 'notNeeded'
  // Care that cannot be recorded at all (no times, or the child is there already) is no matter of reasons.
  const isImpossible = check.steps.some(({ code, verdict }) => code === 'alreadyPresent' && verdict === 'no')
  if (check.resolved === null || isImpossible) return 'never'
  return actor.role === 'locationManager' ? 'possible' : 'byOther'
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
