import { useState } from 'react'
import type { LedgerLine } from '#shared/ipc/calls/ledger.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { writeSignedHours } from './write-amounts.ts'

interface CorrectDialogProps {
  readonly line: LedgerLine | undefined
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** A wrong line gets a line against it, with the reason why. MONEY-4 */
export function CorrectDialog({ line, isOpen, onClose }: CorrectDialogProps) {
  const { t, write, language } = useTexts()
  const announcer = useAnnouncer()
  const act = useAct('ledger.correct')
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  if (line === undefined) return null
  const leave = () => {
    act.clear()
    setNote('')
    setTried(false)
    onClose()
  }
  const correct = async () => {
    setTried(true)
    if (note.trim() === '') return
    const result = await act.run({ entryId: line.entryId, note })
    if (result.status !== 'done') return
    announcer.say(write(result.output.label))
    leave()
  }
  if (!line.isCorrectable)
    return (
      <Dialog
        title={t('ledger.correctTitle')}
        isOpen={isOpen}
        onClose={leave}
        footer={<Button onClick={leave}>{t('ui.close')}</Button>}
      >
        <p>{t('ledger.notCorrectable')}</p>
      </Dialog>
    )
  return (
    <Dialog title={t('ledger.correctTitle')} isOpen={isOpen} onClose={leave}>
      <Form onSubmit={correct}>
        <p>
          {t('ledger.correctWhat', {
            name: line.childName,
            day: line.day,
            hours: writeSignedHours(line.minutes, language),
            label: write(line.label),
          })}
        </p>
        <p>{t('ledger.correctHow')}</p>
        <TextField
          label={t('ledger.correctReason')}
          hint={t('ledger.correctExample')}
          value={note}
          onChange={setNote}
          maxLength={2000}
          problem={isTried && note.trim() === '' ? t('ui.required') : null}
          autoFocus
        />
        <FormFoot problem={act.problem} onCancel={leave}>
          <Button kind="primary" type="submit" isUnavailable={act.isRunning}>
            {t('ledger.correctNow')}
          </Button>
        </FormFoot>
      </Form>
    </Dialog>
  )
}
