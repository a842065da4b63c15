import { useEffect, useRef, useState } from 'react'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { Form } from '../../ui/Form.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { TextArea } from '../../ui/TextArea.tsx'

interface OverrideFormProps {
  readonly reason: string
  readonly onReason: (reason: string) => void
  readonly onSave: (reason: string) => void
  readonly onCancel: () => void
}

/** Approving against the verdict: allowed to who answers for it, never without saying why. */
export function OverrideForm({ reason, onReason, onSave, onCancel }: OverrideFormProps) {
  const { t } = useTexts()
  const [isTried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('textarea')?.focus(), [])
  const isMissing = reason.trim() === ''
  const save = () => {
    setTried(true)
    if (isMissing) form.current?.querySelector('textarea')?.focus()
    else onSave(reason.trim())
  }
  return (
    <Form
      ref={form}
      onSubmit={save}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        onCancel()
      }}
    >
      <TextArea
        label={t('inbox.overrideReason')}
        hint={t('inbox.overrideHint')}
        rows={2}
        value={reason}
        onChange={onReason}
        problem={isTried && isMissing ? t('inbox.overrideRequired') : null}
      />
      <FormFoot onCancel={onCancel}>
        <Button kind="primary" type="submit">
          {t('inbox.overrideSave')}
        </Button>
      </FormFoot>
    </Form>
  )
}
