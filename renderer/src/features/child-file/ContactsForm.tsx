import { useRef, useState } from 'react'
import type { ChildFileView } from '#shared/ipc/calls/child-file.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckField } from '../../ui/CheckField.tsx'
import { Form } from '../../ui/Form.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { MaskedArea } from './MaskedArea.tsx'
import classes from './child-file.module.css'

const CONTACTS_MAX = 20
const NAME_MAX = 200
const PHONE_MAX = 40

interface ContactDraft {
  /** Tells lines apart on the screen. */
  readonly key: string
  readonly id: string | null
  readonly name: string
  readonly relation: string
  /** null = as it is. */
  readonly phone: string | null
  readonly hasPhone: boolean
  readonly isParent: boolean
  readonly isEmergency: boolean
  readonly mayCollect: boolean
}

/** The people around a child as one list, in the order of calling. FILE-1 */
export function ContactsForm({
  view: { childId, contacts },
  onDone,
}: {
  readonly view: ChildFileView
  readonly onDone: () => void
}) {
  const { t, write } = useTexts()
  const announcer = useAnnouncer()
  const saving = useAct('childFile.saveContacts')
  const added = useRef(0)
  const [isTried, setTried] = useState(false)
  const [drafts, setDrafts] = useState<readonly ContactDraft[]>(() =>
    contacts.map((contact) => ({ ...contact, key: contact.id, phone: contact.hasPhone ? null : '' })),
  )
  const put = (next: readonly ContactDraft[]) => {
    saving.clear()
    setDrafts(next)
  }
  const add = () => {
    added.current += 1
    const blank = { id: null, name: '', relation: '', phone: '', hasPhone: false }
    const flags = { isParent: false, isEmergency: true, mayCollect: true }
    put([...drafts, { key: `new-${added.current}`, ...blank, ...flags }])
  }
  const save = async () => {
    setTried(true)
    if (drafts.some(({ name }) => name.trim() === '')) return
    const result = await saving.run({
      childId,
      contacts: drafts.map(({ key: _key, hasPhone: _hasPhone, ...contact }) => contact),
    })
    if (result.status !== 'done') return
    announcer.say(write(result.output.label))
    onDone()
  }
  return (
    <Form look="panel" onSubmit={save}>
      {drafts.map((draft, at) => (
        <ContactFields
          key={draft.key}
          childId={childId}
          number={at + 1}
          draft={draft}
          isNameMissing={isTried && draft.name.trim() === ''}
          onChange={(changed) =>
            put(drafts.map((each) => (each.key === draft.key ? { ...each, ...changed } : each)))
          }
          onRemove={() => put(drafts.filter(({ key }) => key !== draft.key))}
          onUp={at === 0 ? null : () => put(moveUp(drafts, at))}
        />
      ))}
      <div className={classes.acts}>
        <Button size="small" isUnavailable={drafts.length >= CONTACTS_MAX} onClick={add}>
          {t('childFile.addContact')}
        </Button>
      </div>
      <FormFoot problem={saving.problem} onCancel={onDone}>
        <Button kind="primary" type="submit">
          {t('childFile.saveContacts')}
        </Button>
      </FormFoot>
    </Form>
  )
}

function moveUp(drafts: readonly ContactDraft[], at: number): readonly ContactDraft[] {
  return drafts.flatMap((each, index) => {
    if (index === at - 1) return drafts[at] === undefined ? [each] : [drafts[at], each]
    return index === at ? [] : [each]
  })
}

interface ContactFieldsProps {
  readonly childId: ChildFileView['childId']
  readonly number: number
  readonly draft: ContactDraft
  readonly isNameMissing: boolean
  readonly onChange: (changed: Partial<ContactDraft>) => void
  readonly onRemove: () => void
  /** null = already the first. */
  readonly onUp: (() => void) | null
}

function ContactFields(props: ContactFieldsProps) {
  const { childId, number, draft, isNameMissing, onChange, onRemove, onUp } = props
  const { t } = useTexts()
  const named = draft.name === '' ? t('childFile.contactNumber', { number }) : draft.name
  return (
    <fieldset className={classes.contactFields}>
      <legend>{named}</legend>
      <div className={classes.pair}>
        <TextField
          label={t('childFile.contactName')}
          maxLength={NAME_MAX}
          value={draft.name}
          problem={isNameMissing ? t('ui.required') : null}
          onChange={(name) => onChange({ name })}
        />
        <TextField
          label={t('childFile.relation')}
          placeholder={t('childFile.relationExample')}
          maxLength={NAME_MAX}
          value={draft.relation}
          onChange={(relation) => onChange({ relation })}
        />
      </div>
      <MaskedArea
        label={t('childFile.phone')}
        masked={{ childId, field: 'phone', contactId: draft.id }}
        isFilled={draft.hasPhone}
        isOneLine
        maxLength={PHONE_MAX}
        value={draft.phone}
        onChange={(phone) => onChange({ phone })}
      />
      <CheckField
        label={t('childFile.isParent')}
        isChecked={draft.isParent}
        onChange={(isParent) => onChange({ isParent })}
      />
      <CheckField
        label={t('childFile.isEmergency')}
        isChecked={draft.isEmergency}
        onChange={(isEmergency) => onChange({ isEmergency })}
      />
      <CheckField
        label={t('childFile.mayCollect')}
        isChecked={draft.mayCollect}
        onChange={(mayCollect) => onChange({ mayCollect })}
      />
      <div className={classes.acts}>
        {onUp === null ? null : (
          <Button
            size="small"
            kind="quiet"
            aria-label={t('childFile.callSoonerOf', { name: named })}
            onClick={onUp}
          >
            {t('childFile.callSooner')}
          </Button>
        )}
        <Button
          size="small"
          kind="quiet"
          aria-label={t('childFile.removeContactOf', { name: named })}
          onClick={onRemove}
        >
          {t('childFile.removeContact')}
        </Button>
      </div>
    </fieldset>
  )
}
