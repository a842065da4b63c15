import { IconArrowBackUp, IconX } from '@tabler/icons-react'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { useHistoryActs } from '../../app/use-history-acts.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import type { LastBatch } from './desk.ts'
import { OutcomeList } from './OutcomeList.tsx'
import classes from './detail.module.css'

interface BatchNoticeProps {
  readonly batch: LastBatch
  readonly onClose: () => void
}

/** What was approved in one go, with one way back; and what stayed open, with the reason of each. */
export function BatchNotice({ batch, onClose }: BatchNoticeProps) {
  const { t } = useTexts()
  const { undo } = useHistoryActs()
  const isLatest = useIsNextUndo(batch.commandId)
  return (
    <section className={classes.batch} aria-label={t('bulk.result')}>
      <div className={classes.last}>
        <span className={classes.lastLabel}>
          {t('bulk.done', { count: batch.approved })}
          {batch.skipped.length === 0 ? '' : ` ${t('bulk.skipped', { count: batch.skipped.length })}`}
        </span>
        {isLatest ? (
          <Button
            size="small"
            icon={<IconArrowBackUp size={16} stroke={1.75} aria-hidden="true" />}
            onClick={() => {
              undo()
              onClose()
            }}
          >
            {t('bulk.undo')}
          </Button>
        ) : null}
        <IconButton
          label={t('ui.close')}
          icon={<IconX size={16} stroke={1.75} aria-hidden="true" />}
          onClick={onClose}
        />
      </div>
      {batch.skipped.length === 0 ? null : <OutcomeList outcomes={batch.skipped} onDrop={null} />}
    </section>
  )
}

/** Far enough back for what somebody did since. */
const shownSteps = 50

/** Whether undo would take this step: once something else was done, it would take that instead. */
function useIsNextUndo(commandId: string | null): boolean {
  const next = useSession().undo
  const history = useCall('history.list', { limit: shownSteps }, { isEnabled: commandId !== null })
  const step = history.data?.entries.find((entry) => entry.commandId === commandId)
  return step !== undefined && !step.isUndone && JSON.stringify(step.label) === JSON.stringify(next)
}
