import { IconLock, IconMedicalCross } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { mayDo } from '#shared/commands/role-permissions.ts'
import type { ChildFileView } from '#shared/ipc/calls/child-file.ts'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { FileForm } from './FileForm.tsx'
import { MaskedText } from './MaskedText.tsx'
import classes from './child-file.module.css'

/**
 * Allergies and diet are open to everybody in the group, for the child's safety; the rest is not. While the file is
 * restricted nobody is told whether there is an address. FILE-1, PRIV-2
 */
export function FilePart({ view }: { readonly view: ChildFileView }) {
  const { t } = useTexts()
  const { actor } = useSession()
  const [isEditing, setEditing] = useState(false)
  const { childId, file } = view
  const hasMasked = file.hasMedicalNotes || file.isAddressSecret
  return (
    <>
      <dl className={classes.facts}>
        <Fact label={t('childFile.allergies')} icon={<IconMedicalCross size={14} aria-hidden="true" />}>
          {file.allergies === '' ? t('childFile.none') : file.allergies}
        </Fact>
        <Fact label={t('childFile.diet')}>{file.diet === '' ? t('childFile.none') : file.diet}</Fact>
        <Fact label={t('childFile.medical')}>
          {file.hasMedicalNotes ? (
            <MaskedText
              label={t('childFile.medical')}
              masked={{ childId, field: 'medicalNotes', contactId: null }}
            />
          ) : (
            t('childFile.none')
          )}
        </Fact>
        {view.restrictedSince === null ? (
          <Fact
            label={t(file.isAddressSecret ? 'childFile.secretAddress' : 'childFile.address')}
            icon={file.isAddressSecret ? <IconLock size={14} aria-hidden="true" /> : null}
          >
            <Address view={view} />
          </Fact>
        ) : null}
        {file.notes === '' ? null : <Fact label={t('childFile.notes')}>{file.notes}</Fact>}
      </dl>
      {hasMasked && mayDo(actor.role, 'childFile.reveal') ? (
        <p className={classes.past}>{t('childFile.revealNote')}</p>
      ) : null}
      {view.restrictedSince === null && mayDo(actor.role, 'childFile.edit') ? (
        <div className={classes.acts}>
          <Button size="small" aria-expanded={isEditing} onClick={() => setEditing(!isEditing)}>
            {t('childFile.changeFile')}
          </Button>
        </div>
      ) : null}
      {isEditing ? <FileForm view={view} onDone={() => setEditing(false)} /> : null}
    </>
  )
}

function Address({ view: { childId, file } }: { readonly view: ChildFileView }) {
  const { t } = useTexts()
  if (!file.hasAddress) return t('childFile.none')
  if (file.address !== null) return file.address
  return (
    <MaskedText
      label={t('childFile.secretAddress')}
      masked={{ childId, field: 'address', contactId: null }}
    />
  )
}

function Fact({
  label,
  icon = null,
  children,
}: {
  readonly label: string
  readonly icon?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <>
      <dt>
        {icon} {label}
      </dt>
      <dd>{children}</dd>
    </>
  )
}
