import { useEffect, useRef } from 'react'
import type { RequestDetail } from '#shared/ipc/calls/requests.ts'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { Form } from '../../ui/Form.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'

interface CancelFormProps {
  readonly detail: RequestDetail
  readonly onSave: () => void
  readonly onCancel: () => void
}

/** The parent calls granted care off: what happens to the place and to what is due, then the act. FLEX-2, HOL-3 */
export function CancelForm({ detail, onSave, onCancel }: CancelFormProps) {
  const { t, write } = useTexts()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('[type="submit"]')?.focus(), [])
  // Between greeting and closing stands what the parent gets to read: what ends, and what stays due.
  const sentences = detail.replies.cancel.slice(1, -1).map((message) => write(message))
  return (
    <Form
      ref={form}
      aria-label={t('inbox.cancelCare')}
      onSubmit={onSave}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        onCancel()
      }}
    >
      <p>{t('inbox.cancelEffect')}</p>
      {sentences.length === 0 ? null : <p>{sentences.join(' ')}</p>}
      <FormFoot onCancel={onCancel}>
        <Button kind="primary" type="submit">
          {t('inbox.cancelSave')}
        </Button>
      </FormFoot>
    </Form>
  )
}
