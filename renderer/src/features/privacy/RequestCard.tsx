import { useState } from 'react'
import type { ChildId } from '#shared/domain/ids.ts'
import type { PrivacyRequestView } from '#shared/ipc/calls/privacy.ts'
import { useOpeners } from '../../app/openers.tsx'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { ButtonRow } from '../../ui/ButtonRow.tsx'
import { KeptText } from '../../ui/KeptText.tsx'
import { CloseRequestDialog } from './CloseRequestDialog.tsx'
import { DueTag } from './DueTag.tsx'
import { ExportDialog } from './ExportDialog.tsx'
import { RestrictDialog } from './RestrictDialog.tsx'
import type { EraseDialog } from './RequestsTab.tsx'
import { SubjectName } from './SubjectName.tsx'
import classes from './privacy.module.css'
import { useMoment } from './use-moment.ts'

type Opened = 'export' | 'restrict' | 'erase' | 'close' | null

/** One request, with the act beside it that does what is asked. PRIV-2, PRIV-8 */
export function RequestCard({
  request,
  Erase,
}: {
  readonly request: PrivacyRequestView
  readonly Erase: EraseDialog
}) {
  const { t, word } = useTexts()
  const writeMoment = useMoment()
  const [opened, setOpened] = useState<Opened>(null)
  const close = () => setOpened(null)
  const { kind, receivedOn, note, status, outcome, closedAt, closedByName, subjectId, subjectName } = request
  const isOpen = status === 'open'
  return (
    <>
      <h3>
        {word(`privacyRequestKind.${kind}`)} · <SubjectName subject={request} />{' '}
        {isOpen ? <DueTag request={request} /> : <span>{word(`privacyRequestStatus.${status}`)}</span>}
      </h3>
      <p className={classes.muted}>{t('privacy.received', { day: receivedOn })}</p>
      {note === '' ? null : <p>{note}</p>}
      <KeptText of={request} />
      {isOpen ? (
        <p className={classes.muted}>{t(`privacy.explain.${kind}`)}</p>
      ) : outcome === '' ? null : (
        <p>{outcome}</p>
      )}
      {closedAt === null ? null : (
        <p className={classes.muted}>
          {t('privacy.closedBy', { when: writeMoment(closedAt), name: closedByName })}
        </p>
      )}
      {isOpen ? (
        <ButtonRow>
          <RequestAct request={request} onOpen={setOpened} />
          <Button right="privacy.edit" onClick={() => setOpened('close')}>
            {t('privacy.closeRequest')}
          </Button>
        </ButtonRow>
      ) : null}
      {opened === 'export' ? <ExportDialog subject={request} onClose={close} /> : null}
      {opened === 'erase' ? <Erase subject={request} onClose={close} /> : null}
      {opened === 'close' ? <CloseRequestDialog request={request} onClose={close} /> : null}
      {opened === 'restrict' ? (
        <RestrictDialog childId={subjectId as ChildId} name={subjectName} onClose={close} />
      ) : null}
    </>
  )
}

/** The act that belongs to a kind of request; an objection works as soon as it is written down. */
function RequestAct({
  request,
  onOpen,
}: {
  readonly request: PrivacyRequestView
  readonly onOpen: (opened: Opened) => void
}) {
  const { t } = useTexts()
  const { openChild } = useOpeners()
  const { today } = useSession()
  const { kind, subjectKind, subjectId, subjectName } = request
  switch (kind) {
    case 'access':
    case 'portability':
      return (
        <Button right="privacy.export" onClick={() => onOpen('export')}>
          {t('privacy.export')}
        </Button>
      )
    case 'correction':
      return subjectKind === 'child' && subjectName !== '' ? (
        <Button right="children.view" onClick={() => openChild(subjectId as ChildId, subjectName, today)}>
          {t('privacy.openChild')}
        </Button>
      ) : null
    case 'restriction':
      return subjectKind === 'child' ? (
        <Button right="privacy.edit" onClick={() => onOpen('restrict')}>
          {t('privacy.restrict')}
        </Button>
      ) : null
    case 'erasure':
      return (
        <Button right="privacy.erase" onClick={() => onOpen('erase')}>
          {t('privacy.erase')}
        </Button>
      )
    case 'objection':
      return null
  }
}
