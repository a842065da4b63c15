import { useRef, useState } from 'react'
import type { MergeStart } from '../../app/openers.tsx'
import { useAnnouncer } from '../../app/announcer.tsx'
import { writeTrouble } from '../../app/call-error.ts'
import { useCurrentLocation } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { useCall } from '../../app/use-call.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { AgreementFields } from './AgreementFields.tsx'
import { GroupFields } from './GroupFields.tsx'
import { ProposalView } from './ProposalView.tsx'
import type { MergeDraft, MergeWish } from './merge-draft.ts'
import { commonOpening, draftOf, periodOf, wishOf } from './merge-draft.ts'
import classes from './merging.module.css'

interface MergeDialogProps {
  /** null = closed. */
  readonly start: MergeStart | null
  readonly onClose: () => void
}

/** Merge groups: which, when and where; what it means, as it is typed; and then agree. MERGE-1..7 */
export function MergeDialog({ start, onClose }: MergeDialogProps) {
  const { t } = useTexts()
  return (
    <Dialog title={t('merging.dialogTitle')} isOpen={start !== null} onClose={onClose} size="62rem">
      {start === null ? null : <MergeQuestion start={start} onClose={onClose} />}
    </Dialog>
  )
}

function MergeQuestion({ start, onClose }: { readonly start: MergeStart; readonly onClose: () => void }) {
  const { t } = useTexts()
  const location = useCurrentLocation()
  const [draft, setDraft] = useState<MergeDraft>(() => draftOf(start))
  const view = useCall(
    'dayView.get',
    { locationId: location?.id ?? '-', day: draft.day },
    { isEnabled: location !== undefined },
  )
  const isDayKnown = view.data?.day === draft.day
  const opening = commonOpening(isDayKnown ? view.data : undefined, draft.groupIds)
  const wish = wishOf(draft, opening)
  const change = (part: Partial<MergeDraft>) => setDraft((current) => ({ ...current, ...part }))
  // Filled in from a proposal or a cell with a partner: the answer is what people came for.
  const isReady = start.groupIds.length > 1
  if ((location?.groups.length ?? 0) < 2) return <p>{t('merging.oneGroupSentence')}</p>
  return (
    <div className={classes.question}>
      <div className={classes.fields}>
        <p {...(isReady ? {} : { tabIndex: -1, 'data-autofocus': true })}>{t('merging.choose')}</p>
        <GroupFields
          draft={draft}
          view={isDayKnown ? view.data : undefined}
          opening={opening}
          onChange={change}
        />
        <AgreementFields draft={draft} onChange={change} />
      </div>
      <div className={classes.answer}>
        <Answer draft={draft} wish={wish} isReady={isReady} onClose={onClose} />
      </div>
    </div>
  )
}

interface AnswerProps {
  readonly draft: MergeDraft
  readonly wish: MergeWish | null
  readonly isReady: boolean
  readonly onClose: () => void
}

/** What it would mean, asked again with every change, and the button that agrees to it. */
function Answer({ draft, wish, isReady, onClose }: AnswerProps) {
  const texts = useTexts()
  const { t, write } = texts
  const location = useCurrentLocation()
  const { problem, isTried, agree } = useAgree(draft, wish, onClose)
  const locationId = location?.id ?? '-'
  const answer = useCall(
    'merging.try',
    wish === null
      ? { locationId, day: draft.day, groupIds: [], hostGroupId: '-', startMinute: 0, endMinute: 0 }
      : { locationId, ...wish, groupIds: [...wish.groupIds] },
    { isEnabled: wish !== null && location !== undefined },
  )
  const proposal = wish === null ? null : (answer.data?.proposal ?? null)
  const isForbidden = proposal?.verdict === 'no' || (answer.data?.refusal ?? null) !== null
  return (
    <>
      <section
        className={classes.meaning}
        aria-label={t('merging.detail')}
        aria-live="polite"
        aria-busy={answer.isFetching}
      >
        {wish === null ? <p className={classes.muted}>{t('merging.chooseTwo')}</p> : null}
        {wish !== null && answer.isError ? (
          <Notice tone="problem">{writeTrouble(texts, answer.error)}</Notice>
        ) : null}
        {wish !== null && answer.isPending ? <p className={classes.muted}>{t('merging.trying')}</p> : null}
        {wish === null || answer.data === undefined || answer.data.refusal === null ? null : (
          <Notice tone="problem">{write(answer.data.refusal)}</Notice>
        )}
        {proposal === null ? null : <ProposalView proposal={proposal} mayOpenCards={false} />}
      </section>
      <div className={classes.acts}>
        <ProblemNotice text={problem} />
        {isTried && problem === null && (wish === null || isForbidden) ? (
          <Notice tone="caution" isAlert>
            {t(wish === null ? 'merging.chooseTwo' : 'merging.cannot')}
          </Notice>
        ) : null}
        <Button onClick={onClose}>{t('merging.cancel')}</Button>
        <Button
          kind="primary"
          right="merges.edit"
          isUnavailable={wish === null || isForbidden}
          {...(isReady ? { 'data-autofocus': true } : {})}
          onClick={() => void agree(!isForbidden)}
        >
          {t('merging.accept')}
        </Button>
      </div>
    </>
  )
}

/** Agrees once all is there; says in place what is missing or why it was refused. */
function useAgree(draft: MergeDraft, wish: MergeWish | null, onDone: () => void) {
  const { write } = useTexts()
  const location = useCurrentLocation()
  const announcer = useAnnouncer()
  const accept = useAct('merging.accept')
  const [isTried, setTried] = useState(false)
  const isRunning = useRef(false)
  const agree = async (isAllowed: boolean) => {
    setTried(true)
    const { validUntil, weekdays } = periodOf(draft)
    if (wish === null || location === undefined || !isAllowed || isRunning.current) return
    if (validUntil < draft.day || weekdays.length === 0) return
    isRunning.current = true
    const result = await accept.run({
      locationId: location.id,
      ...wish,
      groupIds: [...wish.groupIds],
      kind: draft.kind,
      validUntil,
      weekdays: [...weekdays],
      reason: draft.reason,
      note: draft.note,
    })
    isRunning.current = false
    if (result.status !== 'done') return
    announcer.say(write(result.output.label))
    onDone()
  }
  return { problem: accept.problem, isTried, agree }
}
