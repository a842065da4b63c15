import { useState } from 'react'
import type { PrivacyRequestView } from '#shared/ipc/calls/privacy.ts'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import classes from './privacy.module.css'

/** Ends a request with what came of it. Undo takes it back. PRIV-2 */
export function CloseRequestDialog({
  request,
  onClose,
}: {
  readonly request: PrivacyRequestView
  readonly onClose: () => void
}) {
  const { t } = useTexts()
  const close = useAct('privacy.closeRequest')
  const [status, setStatus] = useState<'done' | 'refused'>('done')
  const [outcome, setOutcome] = useState('')
  const send = async () => {
    const reply = await close.run({ requestId: request.id, status, outcome })
    if (reply.status === 'done') onClose()
  }
  return (
    <Dialog
      title={t('privacy.closeTitle')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button kind="primary" isUnavailable={close.isRunning} onClick={() => void send()}>
            {t('privacy.closeRequest')}
          </Button>
        </>
      }
    >
      <div className={classes.form}>
        <ProblemNotice text={close.problem} />
        <ChoiceField
          label={t('privacy.closeHow')}
          value={status}
          options={[
            { value: 'done', label: t('privacy.closeDone') },
            { value: 'refused', label: t('privacy.closeRefused') },
          ]}
          onChange={setStatus}
        />
        <TextArea
          label={t('privacy.outcome')}
          hint={t(status === 'done' ? 'privacy.outcomeHint' : 'privacy.outcomeRefusedHint')}
          value={outcome}
          onChange={setOutcome}
        />
      </div>
    </Dialog>
  )
}
