import type { MergeId } from '#shared/domain/ids.ts'
import type { MergeProposal } from '#shared/domain/merging/model.ts'
import type { CallName } from '#shared/ipc/contract.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { weekdayOf } from '#shared/kernel/time.ts'
import type { CallReply } from '../bridge/call-app.ts'
import type { ScreenTextCode } from '../text/screen-texts.ts'
import { useAnnouncer } from './announcer.tsx'
import { CallError, writeTrouble } from './call-error.ts'
import { useCurrentLocation } from './session.tsx'
import { showProblem } from './show-problem.ts'
import { useTexts } from './texts.tsx'
import { useAct } from './use-act.ts'

export interface MergeActs {
  /** Agrees to a proposal as it is, for its own day. One step to undo. PLAN-4 */
  accept(proposal: MergeProposal): Promise<boolean>
  /** Sets a proposal aside for its own day. */
  dismiss(proposal: MergeProposal): Promise<boolean>
  /** Takes groups apart: on one day, or from a day on. MERGE-8 */
  end(mergeId: MergeId, day: IsoDay, scope: 'day' | 'fromDay'): Promise<boolean>
  readonly isRunning: boolean
}

/** What any screen can do with a proposal or an agreed merge by one press; says what was done, or why it was not. */
export function useMergeActs(): MergeActs {
  const location = useCurrentLocation()
  const texts = useTexts()
  const announcer = useAnnouncer()
  const acceptAct = useAct('merging.accept')
  const dismissAct = useAct('merging.dismiss')
  const endAct = useAct('merging.end')
  const tell = (
    result: CallReply<Extract<CallName, 'merging.accept' | 'merging.dismiss' | 'merging.end'>>,
    titleCode: ScreenTextCode,
  ): boolean => {
    if (result.status === 'done') {
      announcer.say(texts.write(result.output.label))
      return true
    }
    const sentence = writeTrouble(texts, new CallError(result))
    announcer.say(sentence)
    showProblem(texts.t(titleCode), sentence)
    return false
  }
  const locationId = location?.id ?? '-'
  return {
    isRunning: acceptAct.isRunning || dismissAct.isRunning || endAct.isRunning,
    async accept({ day, groupIds, hostGroupId, startMinute, endMinute }) {
      const result = await acceptAct.run({
        locationId,
        day,
        groupIds: [...groupIds],
        hostGroupId,
        startMinute,
        endMinute,
        kind: 'oneOff',
        validUntil: day,
        weekdays: [weekdayOf(day)],
        reason: 'lowOccupancy',
        note: '',
      })
      return tell(result, 'merging.acceptFailed')
    },
    async dismiss({ day, groupIds }) {
      const result = await dismissAct.run({ locationId, groupIds: [...groupIds], day, validUntil: day })
      return tell(result, 'merging.dismissFailed')
    },
    async end(mergeId, day, scope) {
      return tell(await endAct.run({ mergeId, day, scope }), 'merging.endFailed')
    },
  }
}
