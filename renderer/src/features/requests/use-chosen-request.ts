import { useState } from 'react'
import type { RefObject } from 'react'
import type { RequestDetail } from '#shared/ipc/calls/requests.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useAppClient } from '../../app/app-context.tsx'
import { CallError, writeTrouble } from '../../app/call-error.ts'
import { copyText } from '../../app/copy-text.ts'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { useKeptDraft } from '../../app/use-kept-draft.ts'
import { useTrailNote } from '../../app/use-trail-note.ts'
import { stepToExplain } from './CheckSteps.tsx'
import type { DecisionActs } from './DecisionBar.tsx'
import { decisionOptionsOf } from './decision-options.ts'
import type { Looking } from './RequestDetailPane.tsx'
import { defaultReplyOf, joinReply, replyOf, writeReply } from './reply-texts.ts'
import type { ReplyKey } from './reply-texts.ts'
import type { Decisions } from './use-decisions.ts'
import type { Inbox } from './use-inbox.ts'
import type { ListActs } from './use-request-keys.ts'

const notLooking: Looking = { openWhy: null, isReasonAsked: false, isCancelAsked: false, replyKey: null }

export interface ChosenRequest {
  /** The chosen request; while it is on its way the one before, so the pane never goes blank. */
  readonly shown: RequestDetail | undefined
  readonly error: Error | null
  readonly looking: Looking
  look(next: Partial<Looking>): void
  readonly replyKey: ReplyKey
  readonly acts: DecisionActs & ListActs & { withdraw(): void; cancelCare(): void }
  offer(index: number): void
}

interface RequestActsInput {
  readonly inbox: Inbox
  readonly decisions: Decisions
  readonly alternatives: RefObject<HTMLOListElement | null>
}

/** The chosen request and everything a key or button can do with it. */
export function useChosenRequest({ inbox, decisions, alternatives }: RequestActsInput): ChosenRequest {
  const texts = useTexts()
  const { t } = texts
  const { actor } = useSession()
  const client = useAppClient()
  const noteInTrail = useTrailNote()
  const announcer = useAnnouncer()
  const requestId = inbox.selected?.request.id ?? null
  const answer = useCall('requests.get', { requestId: requestId ?? '-' }, { isEnabled: requestId !== null })
  const [lookingAt, setLookingAt] = useState({ requestId: '', ...notLooking })
  const looking = lookingAt.requestId === requestId ? lookingAt : notLooking
  // A reason that is being typed is asked for again after signing in.
  useKeptDraft('looking at a request', looking === notLooking ? null : lookingAt, setLookingAt)
  const detail = answer.data?.request.id === requestId ? answer.data : undefined
  const replyKey = detail === undefined ? 'approve' : (looking.replyKey ?? defaultReplyOf(detail))

  const look = (next: Partial<Looking>) => {
    if (requestId !== null) setLookingAt({ ...looking, ...next, requestId })
  }
  /** A key may come before the details do; then the act waits for them. */
  const withDetail = async (run: (known: RequestDetail) => void | Promise<void>) => {
    if (requestId === null) return
    if (detail !== undefined) {
      await run(detail)
      return
    }
    const reply = await client.call('requests.get', { requestId })
    if (reply.status === 'done') await run(reply.output)
    else decisions.refuse(requestId, writeTrouble(texts, new CallError(reply)))
  }
  const deciding = (run: (known: RequestDetail) => void) => () =>
    void withDetail((known) => {
      if (decisionOptionsOf(known, actor).mayDecide) run(known)
      else decisions.refuse(known.request.id, t('inbox.mayNotDecide'))
    })
  const askReason = (known: RequestDetail) => {
    const { override } = decisionOptionsOf(known, actor)
    if (override === 'possible') {
      look({ isReasonAsked: true })
      announcer.say(t('inbox.overrideMustReason'))
    } else {
      decisions.refuse(
        known.request.id,
        t(override === 'never' ? 'inbox.overrideCannot' : 'inbox.overrideWho'),
      )
    }
  }
  const approve = (known: RequestDetail) => {
    const { status } = known.request
    if (status === 'offered') void decisions.acceptOffer(known)
    else if (decisionOptionsOf(known, actor).canApprove) void decisions.approve(known, null)
    else if (status === 'open' || status === 'waiting') askReason(known)
    else decisions.refuse(known.request.id, t('inbox.onlyOpen'))
  }
  const decline = (known: RequestDetail) => {
    if (decisionOptionsOf(known, actor).canDecline) void decisions.decline(known)
    else decisions.refuse(known.request.id, t('inbox.onlyOpen'))
  }
  return {
    shown: answer.data,
    error: answer.error,
    looking,
    look,
    replyKey,
    offer: (index) => void withDetail((known) => void decisions.offer(known, index)),
    acts: {
      suggested: deciding((known) => {
        const { suggested } = decisionOptionsOf(known, actor)
        if (suggested === null) return
        if (suggested.act === 'offer') void decisions.offer(known, suggested.index)
        else if (suggested.act === 'decline') decline(known)
        else if (suggested.act === 'putBack') void decisions.putBack(known.request.id)
        else approve(known)
      }),
      approve: deciding(approve),
      decline: deciding(decline),
      wait: deciding((known) => {
        if (decisionOptionsOf(known, actor).canWait) void decisions.putOnWaitingList(known)
        else decisions.refuse(known.request.id, t('inbox.cannotWait'))
      }),
      cancelCare: () => void withDetail((known) => void decisions.cancelCare(known)),
      withdraw: () => void withDetail((known) => void decisions.withdraw(known)),
      putBack: deciding((known) => {
        if (decisionOptionsOf(known, actor).canPutBack) void decisions.putBack(known.request.id)
        else announcer.say(t(known.request.status === 'open' ? 'inbox.alreadyOpen' : 'inbox.cancelledStays'))
      }),
      approveAnyway: (reason) => deciding((known) => void decisions.approve(known, reason))(),
      toAlternatives: deciding((known) => {
        const first = alternatives.current?.querySelector('button')
        if (first === undefined || first === null) announcer.say(t('inbox.nothingToOffer'))
        else {
          first.focus()
          announcer.say(t('inbox.chooseAlternative', { count: known.check.alternatives.length }))
        }
      }),
      why: () =>
        void withDetail((known) => {
          const code = stepToExplain(known.check.steps)
          look({ openWhy: looking.openWhy === null ? code : null })
        }),
      copyReply: () =>
        void withDetail(async (known) => {
          const language = inbox.desk.languages[known.request.childId] ?? known.language
          const lines = writeReply(replyOf(known.replies, replyKey), language)
          const isCopied = await copyText(joinReply(lines))
          if (isCopied) noteInTrail('replySent', 'reply', known.request.childId)
          announcer.say(t(isCopied ? 'inbox.replyCopied' : 'ui.copyFailed'))
        }),
    },
  }
}
