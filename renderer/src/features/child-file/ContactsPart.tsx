import { IconCar, IconPhoneCall, IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { mayDo } from '#shared/commands/role-permissions.ts'
import type { ChildFileView } from '#shared/ipc/calls/child-file.ts'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { ContactsForm } from './ContactsForm.tsx'
import { MaskedText } from './MaskedText.tsx'
import classes from './child-file.module.css'

/** Who is called and who may collect, in the order of calling; numbers are shown one at a time. FILE-1 */
export function ContactsPart({ view }: { readonly view: ChildFileView }) {
  const { t } = useTexts()
  const { actor } = useSession()
  const [isEditing, setEditing] = useState(false)
  return (
    <>
      {view.contacts.length === 0 ? <p className={classes.muted}>{t('childFile.noContacts')}</p> : null}
      <ul className={classes.people}>
        {view.contacts.map((contact) => (
          <li key={contact.id} className={classes.person}>
            <span>
              <strong>{contact.name}</strong>
              {contact.relation === '' ? null : `, ${contact.relation}`}
            </span>
            {contact.hasPhone ? (
              <MaskedText
                label={t('childFile.phoneOf', { name: contact.name })}
                masked={{ childId: view.childId, field: 'phone', contactId: contact.id }}
              />
            ) : null}
            <ContactTags contact={contact} />
          </li>
        ))}
      </ul>
      {view.restrictedSince === null && mayDo(actor.role, 'childFile.edit') ? (
        <div className={classes.acts}>
          <Button size="small" aria-expanded={isEditing} onClick={() => setEditing(!isEditing)}>
            {t('childFile.changeContacts')}
          </Button>
        </div>
      ) : null}
      {isEditing ? <ContactsForm view={view} onDone={() => setEditing(false)} /> : null}
    </>
  )
}

function ContactTags({ contact }: { readonly contact: ChildFileView['contacts'][number] }) {
  const { t } = useTexts()
  const tags = [
    { isOn: contact.isParent, Icon: IconUsers, label: t('childFile.isParent') },
    { isOn: contact.isEmergency, Icon: IconPhoneCall, label: t('childFile.isEmergency') },
    { isOn: contact.mayCollect, Icon: IconCar, label: t('childFile.mayCollect') },
  ].filter(({ isOn }) => isOn)
  return (
    <span className={classes.tags}>
      {tags.map(({ Icon, label }) => (
        <span key={label} className={classes.tag}>
          <Icon size={14} stroke={1.75} aria-hidden="true" />
          {label}
        </span>
      ))}
    </span>
  )
}
