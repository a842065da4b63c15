import { useRef, useState } from 'react'
import type { LocationId, RequestId } from '#shared/domain/ids.ts'
import type { RequestDetail } from '#shared/ipc/calls/requests.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { CallError, writeTrouble } from '../../app/call-error.ts'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import type { CallReply } from '../../bridge/call-app.ts'
import type { Desk, DeskStore } from './desk.ts'
import { useDesk } from './desk.ts'
import type { ReplyKey } from './reply-texts.ts'
import { replyOf, writeReply } from './reply-texts.ts'

export interface Decisions {
  /** Carries a request out; the reason is needed, and allowed, only against the verdict. */
  approve(detail: RequestDetail, overrideReason: string | null): Promise<void>
  decline(detail: RequestDetail): Promise<void>
  offer(detail: RequestDetail, index: number): Promise<void>
  acceptOffer(detail: RequestDetail): Promise<void>
  withdraw(detail: RequestDetail): Promise<void>
  putOnWaitingList(detail: RequestDetail): Promise<void>
  /** The parent calls off what was granted. FLEX-2, HOL-3, STUDY-2 */
  cancelCare(detail: RequestDetail): Promise<void>
  putBack(requestId: RequestId): Promise<void>
  /** Why the last act on this request did not happen, or null. */
  problemOf(requestId: RequestId): string | null
  /** Says why something cannot be done, in the same place. */
  refuse(requestId: RequestId, sentence: string): void
}

/** The acts on a request: each says what happened, keeps the answer to the parent at hand, and can be taken back. */
export function useDecisions(
  locationId: LocationId,
  onDecided: (requestId: RequestId) => void,
  onPutBack: (requestId: RequestId) => void,
): Decisions {
  const texts = useTexts()
  const announcer = useAnnouncer()
  const { desk, change } = useDesk(locationId)
  const [problem, setProblem] = useState<{ readonly requestId: RequestId; readonly sentence: string } | null>(
    null,
  )
  const approveAct = useAct('requests.approve')
  const declineAct = useAct('requests.decline')
  const offerAct = useAct('requests.offer')
  const acceptAct = useAct('requests.acceptOffer')
  const withdrawAct = useAct('requests.withdraw')
  const waitAct = useAct('requests.putOnWaitingList')
  const cancelAct = useAct('requests.cancelCare')
  const reopenAct = useAct('requests.reopen')

  const refuse = (requestId: RequestId, sentence: string) => {
    setProblem({ requestId, sentence })
    announcer.say(sentence)
  }
  /** One act at a time: a second key press does nothing until the first is answered, painted or not. */
  const isUnderWay = useRef(false)
  const carryOut = async (requestId: RequestId, run: () => Promise<CallReply<'requests.approve'>>) => {
    if (isUnderWay.current) return undefined
    isUnderWay.current = true
    setProblem(null)
    const result = await run().finally(() => {
      isUnderWay.current = false
    })
    if (result.status === 'done') return result.output
    refuse(requestId, writeTrouble(texts, new CallError(result)))
    return undefined
  }
  const decide = async (
    detail: RequestDetail,
    reply: ReplyKey | null,
    run: () => Promise<CallReply<'requests.approve'>>,
  ) => {
    const done = await carryOut(detail.request.id, run)
    if (done === undefined) return
    const label = texts.write(done.label)
    remember(change, detail, reply, label)
    announcer.say(label)
    onDecided(detail.request.id)
  }
  return {
    refuse,
    problemOf: (requestId) => (problem?.requestId === requestId ? problem.sentence : null),
    approve: (detail, overrideReason) =>
      decide(detail, 'approve', () => approveAct.run({ requestId: detail.request.id, overrideReason })),
    decline: (detail) => decide(detail, 'decline', () => declineAct.run({ requestId: detail.request.id })),
    async offer(detail, index) {
      const alternative = detail.check.alternatives[index]
      if (alternative === undefined) return
      await decide(detail, `offer ${index}`, () =>
        offerAct.run({ requestId: detail.request.id, wish: alternative.wish }),
      )
    },
    acceptOffer: (detail) => decide(detail, null, () => acceptAct.run({ requestId: detail.request.id })),
    withdraw: (detail) => decide(detail, null, () => withdrawAct.run({ requestId: detail.request.id })),
    putOnWaitingList: (detail) =>
      decide(detail, 'waitingList', () => waitAct.run({ requestId: detail.request.id })),
    cancelCare: (detail) => decide(detail, 'cancel', () => cancelAct.run({ requestId: detail.request.id })),
    async putBack(requestId) {
      const done = await carryOut(requestId, () => reopenAct.run({ requestId }))
      if (done === undefined) return
      if (desk.lastDecision?.requestId === requestId) change({ lastDecision: null })
      announcer.say(texts.write(done.label))
      onPutBack(requestId)
    },
  }
}

function remember(
  change: DeskStore['change'],
  detail: RequestDetail,
  reply: ReplyKey | null,
  label: string,
): void {
  const { id, childId } = detail.request
  change((desk: Desk) => {
    const { [id]: _told, ...reasons } = desk.reasons
    const language = desk.languages[childId] ?? detail.language
    return {
      reasons,
      lastBatch: null,
      // Decided by itself, so no longer one of the several.
      picked: desk.picked.filter((each) => each !== id),
      lastDecision: {
        requestId: id,
        childId,
        tab: desk.tab,
        label,
        reply: reply === null ? [] : writeReply(replyOf(detail.replies, reply), language),
        isPromise: reply === 'approve' || reply?.startsWith('offer') === true,
        mayPutBack: reply !== 'cancel',
      },
    }
  })
}
