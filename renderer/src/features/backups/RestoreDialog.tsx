import { useState } from 'react'
import type { CopyView, RestorePreview } from '#shared/ipc/calls/backups.ts'
import { writeTrouble } from '../../app/call-error.ts'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { useCall } from '../../app/use-call.ts'
import { useLock } from '../../app/use-lock.ts'
import { writeClock } from '../../app/write-clock.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import classes from './backups.module.css'

interface RestoreDialogProps {
  readonly copy: CopyView
  readonly onClose: () => void
}

/** In two steps: what comes back and what that costs, and then doing it. */
export function RestoreDialog({ copy, onClose }: RestoreDialogProps) {
  const texts = useTexts()
  const { t } = texts
  const { hasPassword } = useSession()
  const lock = useLock()
  const restore = useAct('backups.restore')
  const { data, error } = useCall('backups.preview', { name: copy.name }, { isKeepingPrevious: false })
  const [step, setStep] = useState<1 | 2>(1)

  async function putBack() {
    if (restore.isRunning) return
    const reply = await restore.run({ name: copy.name })
    if (reply.status !== 'done') return
    onClose()
    if (hasPassword) await lock()
  }

  return (
    <Dialog
      title={t('backups.wizard.title')}
      isOpen
      onClose={onClose}
      footer={
        step === 1 ? (
          <>
            <Button onClick={onClose}>{t('backups.wizard.close')}</Button>
            <Button
              kind="primary"
              isUnavailable={data === undefined}
              onClick={() => {
                if (data !== undefined) setStep(2)
              }}
            >
              {t('backups.wizard.next')}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={() => setStep(1)}>{t('backups.wizard.stepBack')}</Button>
            <Button kind="primary" isUnavailable={restore.isRunning} onClick={() => void putBack()}>
              {t(hasPassword ? 'backups.wizard.do' : 'backups.wizard.doAtStart')}
            </Button>
          </>
        )
      }
    >
      <div className={classes.wizard}>
        <p>{t('backups.wizard.step', { step })}</p>
        {error === null ? null : (
          <Notice tone="problem" isAlert>
            {writeTrouble(texts, error)}
          </Notice>
        )}
        {data !== undefined && step === 1 ? <WhatComesBack preview={data} /> : null}
        {step === 2 ? <p>{t(hasPassword ? 'backups.wizard.confirm' : 'backups.restart')}</p> : null}
        <ProblemNotice text={restore.problem} />
      </div>
    </Dialog>
  )
}

function WhatComesBack({ preview }: { readonly preview: RestorePreview }) {
  const { t, language } = useTexts()
  const { today } = useSession()
  const { actsSince, actsBack } = preview
  const lost = Math.max(0, actsSince - actsBack)
  return (
    <>
      <p>{t('backups.wizard.what', { moment: writeClock(preview.madeAt, today, language) })}</p>
      <p>{t('backups.wizard.rows', { rowsThen: preview.rowsThen, rowsNow: preview.rowsNow })}</p>
      <Notice tone={lost === 0 ? 'good' : 'caution'}>
        {lost === 0 ? t('backups.wizard.nothingLost') : t('backups.wizard.lost', { count: lost })}
      </Notice>
      {actsBack === 0 ? null : <p>{t('backups.wizard.back', { count: actsBack })}</p>}
      <p>
        {t('backups.wizard.kept')} {t('backups.wizard.erased')}
      </p>
    </>
  )
}
