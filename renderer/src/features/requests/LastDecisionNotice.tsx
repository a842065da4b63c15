import { IconArrowBackUp, IconCircleCheck, IconX } from '@tabler/icons-react'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { KeyHint } from '../../ui/KeyHint.tsx'
import type { LastDecision } from './desk.ts'
import { CopyReply, NotYetSure } from './ReplyPanel.tsx'
import { joinReply } from './reply-texts.ts'
import classes from './detail.module.css'

interface LastDecisionNoticeProps {
  readonly decision: LastDecision
  readonly onPutBack: () => void
  readonly onClose: () => void
  /** Whether the key that puts back means this decision now. */
  readonly hasKey: boolean
}

/** What was just decided, with the answer to send and the way back, while the next request is already on screen. */
export function LastDecisionNotice({ decision, onPutBack, onClose, hasKey }: LastDecisionNoticeProps) {
  const { t } = useTexts()
  return (
    <div className={classes.last}>
      <IconCircleCheck size={20} stroke={1.75} aria-hidden="true" />
      <span className={classes.lastLabel}>{decision.label}</span>
      {decision.reply.length === 0 ? null : (
        <CopyReply text={joinReply(decision.reply)} childId={decision.childId} />
      )}
      {decision.isPromise ? <NotYetSure requestId={decision.requestId} /> : null}
      {decision.mayPutBack ? (
        <Button
          size="small"
          icon={<IconArrowBackUp size={16} stroke={1.75} aria-hidden="true" />}
          onClick={onPutBack}
        >
          {t('inbox.putBack')}
          <span className="visuallyHidden">: {decision.label}</span> {hasKey ? <KeyHint chord="u" /> : null}
        </Button>
      ) : null}
      <IconButton
        label={t('ui.close')}
        icon={<IconX size={16} stroke={1.75} aria-hidden="true" />}
        onClick={onClose}
      />
    </div>
  )
}
