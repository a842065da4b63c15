import { useState } from 'react'
import type { ChildId } from '#shared/domain/ids.ts'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import classes from './privacy.module.css'

/** Says what a restriction does before it begins. PRIV-2 */
export function RestrictDialog({
  childId,
  name,
  onClose,
}: {
  readonly childId: ChildId
  readonly name: string
  readonly onClose: () => void
}) {
  const { t } = useTexts()
  const restrict = useAct('privacy.restrict')
  const [reason, setReason] = useState('')
  const send = async () => {
    const reply = await restrict.run({ childId, reason })
    if (reply.status === 'done') onClose()
  }
  return (
    <Dialog
      title={t('privacy.restrictTitle', { name })}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button kind="primary" isUnavailable={restrict.isRunning} onClick={() => void send()}>
            {t('privacy.restrictNow')}
          </Button>
        </>
      }
    >
      <div className={classes.form}>
        <ProblemNotice text={restrict.problem} />
        <ul>
          <li>{t('privacy.restrictKept')}</li>
          <li>{t('privacy.restrictStops')}</li>
          <li>{t('privacy.restrictCounts')}</li>
          <li>{t('privacy.restrictLift')}</li>
        </ul>
        <TextArea label={t('privacy.restrictReason')} rows={2} value={reason} onChange={setReason} />
      </div>
    </Dialog>
  )
}
