import type { LocationId, RequestId } from '#shared/domain/ids.ts'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { Button } from '../../ui/Button.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { OutcomeList } from './OutcomeList.tsx'
import type { Batch } from './use-batch.ts'
import classes from './together.module.css'

interface BatchReviewProps {
  readonly locationId: LocationId
  /** What is about to be approved; null = nothing, and the dialog is closed. */
  readonly ids: readonly RequestId[] | null
  readonly batch: Batch
  readonly onClose: () => void
  readonly onApproved: () => void
}

/** What would happen, line by line in the order of the queue: two may want the same last place. CHECK-4 */
export function BatchReview({ locationId, ids, batch, onClose, onApproved }: BatchReviewProps) {
  const { t } = useTexts()
  const preview = useCall(
    'requests.previewBatch',
    { locationId, requestIds: [...(ids ?? ['-'])] },
    { isEnabled: ids !== null, isKeepingPrevious: false },
  )
  const approvable = preview.data?.approvable ?? 0
  const approve = async () => {
    if (ids !== null && (await batch.approve(ids))) onApproved()
  }
  return (
    <Dialog
      title={t('bulk.title')}
      isOpen={ids !== null}
      onClose={onClose}
      size="44rem"
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          {approvable === 0 ? null : (
            <Button kind="primary" autoFocus data-autofocus onClick={() => void approve()}>
              {t('bulk.approve', { count: approvable })} <KeyHint chord="Enter" />
            </Button>
          )}
        </>
      }
    >
      <div className={classes.review} aria-busy={preview.data === undefined}>
        <p>{t('bulk.intro')}</p>
        <ProblemNotice text={batch.problem} />
        <CallTrouble error={preview.error} />
        {preview.data === undefined ? (
          <p role="status">{t('inbox.checking')}</p>
        ) : (
          <OutcomeList outcomes={preview.data.outcomes} onDrop={null} />
        )}
        {preview.data !== undefined && approvable === 0 ? <p role="status">{t('bulk.noneFits')}</p> : null}
      </div>
    </Dialog>
  )
}
