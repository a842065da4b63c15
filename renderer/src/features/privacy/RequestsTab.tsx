import { useState } from 'react'
import type { ComponentType } from 'react'
import type { PrivacyRequestView } from '#shared/ipc/calls/privacy.ts'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonRow } from '../../ui/ButtonRow.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Section } from '../../ui/Section.tsx'
import { EnterRequestForm } from './EnterRequestForm.tsx'
import type { PrivacyTabProps } from './PrivacyScreen.tsx'
import { RequestCard } from './RequestCard.tsx'
import { RestrictionList } from './RestrictionList.tsx'
import classes from './privacy.module.css'

/** The dialog that erases a person is made elsewhere. */
export type EraseDialog = ComponentType<{
  readonly subject: Pick<PrivacyRequestView, 'subjectKind' | 'subjectId' | 'subjectName'>
  readonly onClose: () => void
}>

interface RequestsTabProps extends PrivacyTabProps {
  readonly Erase: EraseDialog
}

/** The register of requests: what waits with the act that answers it, what was answered, and whose data is restricted. */
export function RequestsTab({ location, Erase }: RequestsTabProps) {
  const { t } = useTexts()
  const register = useCall('privacy.requests', { locationId: location.id })
  const [isNew, setNew] = useState(false)
  const [isClosedOpen, setClosedOpen] = useState(false)
  const open = register.data?.requests.filter(({ status }) => status === 'open') ?? []
  const closed = register.data?.requests.filter(({ status }) => status !== 'open') ?? []
  return (
    <div className={classes.panel} aria-busy={register.isPending}>
      <CallTrouble error={register.error} />
      {isNew ? (
        <EnterRequestForm locationId={location.id} onDone={() => setNew(false)} />
      ) : (
        <ButtonRow>
          <Button kind="primary" right="privacy.edit" onClick={() => setNew(true)}>
            {t('privacy.newRequest')}
          </Button>
        </ButtonRow>
      )}
      {open.length === 0 && register.data !== undefined ? (
        <EmptyState title={t('privacy.noRequests')}>
          <p>{t('privacy.noRequestsSentence')}</p>
        </EmptyState>
      ) : (
        <section aria-labelledby="open-requests">
          <h2 id="open-requests">{t('privacy.openRequests', { count: open.length })}</h2>
          <ul className={classes.lines} role="list">
            {open.map((request) => (
              <li key={request.id} className={classes.card}>
                <RequestCard request={request} Erase={Erase} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <RestrictionList restrictions={register.data?.restrictions ?? []} />
      {closed.length === 0 ? null : (
        <Section
          title={t('privacy.closedRequests')}
          aside={String(closed.length)}
          level={2}
          isOpen={isClosedOpen}
          onToggle={setClosedOpen}
        >
          <ul className={classes.lines} role="list">
            {closed.map((request) => (
              <li key={request.id} className={classes.card}>
                <RequestCard request={request} Erase={Erase} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  )
}
