import { useState } from 'react'
import type { ReactNode } from 'react'
import { mayDo } from '#shared/commands/role-permissions.ts'
import type { ChildId } from '#shared/domain/ids.ts'
import type { ChildFileView } from '#shared/ipc/calls/child-file.ts'
import { isValidOn } from '#shared/kernel/time.ts'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Section.tsx'
import { ConsentsPart } from './ConsentsPart.tsx'
import { ContactsPart } from './ContactsPart.tsx'
import { FilePart } from './FilePart.tsx'
import { HandoversPart } from './HandoversPart.tsx'
import { SecrecyPart } from './SecrecyPart.tsx'
import classes from './child-file.module.css'

/** What the house keeps of a child beside its days, part by part. Who may not see it sees no trace of it. FILE-1, PRIV-4 */
export function ChildFile({ childId }: { readonly childId: ChildId }) {
  const { actor } = useSession()
  return mayDo(actor.role, 'childFile.view') ? <FileOf key={childId} childId={childId} /> : null
}

function FileOf({ childId }: { readonly childId: ChildId }) {
  const { t } = useTexts()
  const view = useCall('childFile.get', { childId }, { isKeepingPrevious: false })
  if (view.isError) return <CallTrouble error={view.error} />
  if (view.data === undefined) return <p className={classes.muted}>{t('ui.loading')}</p>
  const { restrictedSince } = view.data
  return (
    <>
      {restrictedSince === null ? null : (
        <Notice tone="caution">{t('childFile.restricted', { day: restrictedSince })}</Notice>
      )}
      <Parts view={view.data} />
    </>
  )
}

function Parts({ view }: { readonly view: ChildFileView }) {
  const { t } = useTexts()
  const { today } = useSession()
  const given = view.consents.filter(({ withdrawnOn }) => withdrawnOn === null).length
  const agreed = view.handovers.filter((row) => row.validUntil === null || row.validUntil >= today).length
  const isSecret = view.secrecies.some((row) => isValidOn(row, today))
  return (
    <div className={classes.sections}>
      <Part title={t('childFile.file')} isOpenAtFirst>
        <FilePart view={view} />
      </Part>
      <Part title={t('childFile.contacts')} aside={`(${view.contacts.length})`}>
        <ContactsPart view={view} />
      </Part>
      <Part title={t('childFile.consents')} aside={`(${given})`}>
        <ConsentsPart view={view} />
      </Part>
      <Part title={t('childFile.handovers')} aside={`(${agreed})`}>
        <HandoversPart view={view} />
      </Part>
      <Part title={t('childFile.secrecy')} aside={t(isSecret ? 'childFile.yes' : 'childFile.no')}>
        <SecrecyPart view={view} />
      </Part>
    </div>
  )
}

interface PartProps {
  readonly title: string
  readonly aside?: string
  readonly isOpenAtFirst?: boolean
  readonly children: ReactNode
}

function Part({ title, aside, isOpenAtFirst = false, children }: PartProps) {
  const [isOpen, setOpen] = useState(isOpenAtFirst)
  return (
    <Section title={title} {...(aside === undefined ? {} : { aside })} isOpen={isOpen} onToggle={setOpen}>
      {children}
    </Section>
  )
}
