import { useState } from 'react'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { TextField } from '../../ui/TextField.tsx'

interface NameDialogProps {
  readonly title: string
  readonly start: string
  readonly onName: (name: string) => void
  readonly onClose: () => void
}

/** What a plan is called; it is how people find it back. */
export function NameDialog({ title, start, onName, onClose }: NameDialogProps) {
  const { t } = useTexts()
  const [name, setName] = useState(start)
  const [isTried, setTried] = useState(false)
  const isMissing = name.trim() === ''
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Form
        onSubmit={() => {
          setTried(true)
          if (!isMissing) onName(name.trim())
        }}
      >
        <TextField
          label={t('baseGroups.planName')}
          hint={t('baseGroups.planNameExample')}
          problem={isTried && isMissing ? t('baseGroups.planNameMissing') : null}
          value={name}
          maxLength={200}
          autoFocus
          onChange={setName}
        />
        <FormFoot onCancel={onClose}>
          <Button kind="primary" type="submit">
            {t('baseGroups.save')}
          </Button>
        </FormFoot>
      </Form>
    </Dialog>
  )
}
