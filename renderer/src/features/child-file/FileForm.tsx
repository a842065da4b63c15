import { useState } from 'react'
import type { ChildFileView } from '#shared/ipc/calls/child-file.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckField } from '../../ui/CheckField.tsx'
import { Form } from '../../ui/Form.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { MaskedArea } from './MaskedArea.tsx'

const NOTE_MAX = 2000
const NAME_MAX = 200

/** Everything of the file at once; what stays hidden stays as it is. FILE-1, FILE-3 */
export function FileForm({
  view: { childId, file },
  onDone,
}: {
  readonly view: ChildFileView
  readonly onDone: () => void
}) {
  const { t, write } = useTexts()
  const announcer = useAnnouncer()
  const saving = useAct('childFile.save')
  const [draft, setDraft] = useState({
    allergies: file.allergies,
    diet: file.diet,
    notes: file.notes,
    isAddressSecret: file.isAddressSecret,
    address: file.hasAddress ? file.address : '',
    medicalNotes: file.hasMedicalNotes ? null : '',
  } as {
    readonly allergies: string
    readonly diet: string
    readonly notes: string
    readonly isAddressSecret: boolean
    readonly address: string | null
    readonly medicalNotes: string | null
  })
  const change = (changed: Partial<typeof draft>) => {
    saving.clear()
    setDraft((before) => ({ ...before, ...changed }))
  }
  const save = async () => {
    const result = await saving.run({ childId, ...draft })
    if (result.status !== 'done') return
    announcer.say(write(result.output.label))
    onDone()
  }
  return (
    <Form look="panel" onSubmit={save}>
      <TextArea
        label={t('childFile.allergies')}
        rows={2}
        value={draft.allergies}
        onChange={(allergies) => change({ allergies })}
      />
      <TextArea
        label={t('childFile.diet')}
        rows={2}
        value={draft.diet}
        onChange={(diet) => change({ diet })}
      />
      <MaskedArea
        label={t('childFile.medical')}
        masked={{ childId, field: 'medicalNotes', contactId: null }}
        isFilled={file.hasMedicalNotes}
        maxLength={NOTE_MAX}
        value={draft.medicalNotes}
        onChange={(medicalNotes) => change({ medicalNotes })}
      />
      <MaskedArea
        label={t('childFile.address')}
        masked={{ childId, field: 'address', contactId: null }}
        isFilled={file.hasAddress}
        isOneLine
        maxLength={NAME_MAX}
        value={draft.address}
        onChange={(address) => change({ address })}
      />
      <CheckField
        label={t('childFile.keepAddressSecret')}
        hint={t('childFile.keepAddressSecretHint')}
        isChecked={draft.isAddressSecret}
        onChange={(isAddressSecret) => change({ isAddressSecret })}
      />
      <TextArea label={t('childFile.notes')} value={draft.notes} onChange={(notes) => change({ notes })} />
      <FormFoot problem={saving.problem} onCancel={onDone}>
        <Button kind="primary" type="submit">
          {t('childFile.save')}
        </Button>
      </FormFoot>
    </Form>
  )
}
