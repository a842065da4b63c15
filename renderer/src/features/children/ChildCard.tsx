import { useState } from 'react'
import type { ReactNode } from 'react'
import type { ChildId } from '#shared/domain/ids.ts'
import { isUndecided } from '#shared/domain/requests/is-undecided.ts'
import type { ChildCard as ChildCardFacts } from '#shared/ipc/calls/children.ts'
import type { RequestRow } from '#shared/ipc/parts/requests.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { writeAge, writeShortDate } from '#shared/text/formats.ts'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { useGo } from '../../app/use-go.ts'
import { useHasKeptDraft } from '../../app/use-kept-draft.ts'
import { useMayDo } from '../../app/use-may-do.ts'
import { Button } from '../../ui/Button.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import { AbsenceForm, absenceKey } from './AbsenceForm.tsx'
import { AbsenceList } from './AbsenceList.tsx'
import { ConsentSection } from './ConsentSection.tsx'
import { ContractSection } from './ContractSection.tsx'
import { mayStart } from './may-start.ts'
import classes from './children.module.css'

interface ChildCardProps {
  readonly childId: ChildId
  /** The day the card is about: age and group are those of that day. */
  readonly day: IsoDay
  /** What the house keeps of the child beside its days: a part of its own. FILE-1 */
  readonly file: ReactNode
}

/** Who a child is, for the inspector: care, faces, consents, absences, requests. */
export function ChildCard({ childId, day, file }: ChildCardProps) {
  const { t } = useTexts()
  const go = useGo()
  // Half typed when the screen locked: it goes on there.
  const [isReporting, setReporting] = useState(useHasKeptDraft(absenceKey(childId)))
  const card = useCall('children.get', { childId, day }, { isKeepingPrevious: false })
  if (card.isError) return <CallTrouble error={card.error} />
  if (card.data === undefined) return <p className={classes.muted}>{t('ui.loading')}</p>
  return (
    <div className={classes.card}>
      <ChildFacts card={card.data} />
      {card.data.restrictedSince === null ? null : <RestrictionNotice since={card.data.restrictedSince} />}
      <div className={classes.acts}>
        {mayStart(card.data, 'enterRequest') ? (
          <Button kind="primary" right="requests.enter" onClick={() => go.toNewRequest({ childId })}>
            {t('child.newRequest')}
          </Button>
        ) : null}
        <Button
          right="attendance.edit"
          aria-expanded={isReporting}
          onClick={() => setReporting(!isReporting)}
        >
          {t('child.reportAbsence')}
        </Button>
        {card.data.contracts.some(({ form }) => form === 'flexible') ? (
          <Button onClick={() => go.toFlexible(childId)}>{t('child.flexibleMonth')}</Button>
        ) : null}
      </div>
      {isReporting ? <AbsenceForm childId={childId} day={day} onDone={() => setReporting(false)} /> : null}
      {file}
      <ContractSection card={card.data} day={day} />
      <OtherFacts card={card.data} />
    </div>
  )
}

/** In the place of the buttons for what is held back: why they are not there, and where that is decided. PRIV-2 */
function RestrictionNotice({ since }: { readonly since: IsoDay }) {
  const { t } = useTexts()
  const go = useGo()
  const mayDo = useMayDo()
  return (
    <Notice tone="caution">
      {t('child.restricted', { day: since })}{' '}
      {mayDo('privacy.view') ? (
        <LinkButton onClick={() => go.toPrivacy('requests')}>{t('child.toRestriction')}</LinkButton>
      ) : (
        t('child.restrictionWho')
      )}
    </Notice>
  )
}

function ChildFacts({ card }: { readonly card: ChildCardFacts }) {
  const { t, language } = useTexts()
  return (
    <dl className={classes.facts}>
      <dt>{t('child.group')}</dt>
      <dd>{card.groupName === '' ? t('children.noGroup') : card.groupName}</dd>
      <dt>{t('child.age')}</dt>
      <dd>{writeAge(card.ageMonths, language)}</dd>
      <dt>{t('child.born')}</dt>
      <dd>{writeShortDate(card.birthDate)}</dd>
      {card.mentorName === null ? null : (
        <>
          <dt>{t('child.mentor')}</dt>
          <dd>{card.mentorName}</dd>
        </>
      )}
      {card.schoolName === null ? null : (
        <>
          <dt>{t('child.school')}</dt>
          <dd>{card.schoolName}</dd>
        </>
      )}
      {card.fixedFaces.length === 0 ? null : (
        <>
          <dt>{t('child.fixedFaces')}</dt>
          <dd>{card.fixedFaces.map(({ name }) => name).join(', ')}</dd>
        </>
      )}
    </dl>
  )
}

function OtherFacts({ card }: { readonly card: ChildCardFacts }) {
  const { t } = useTexts()
  const go = useGo()
  return (
    <>
      <AbsenceList absences={card.absences} />
      <ConsentSection card={card} />
      <h3>{t('child.requests')}</h3>
      {card.requests.length === 0 ? <p className={classes.muted}>{t('child.noRequests')}</p> : null}
      <ul>
        {card.requests.map((row) => (
          <li key={row.request.id}>
            <ListedRequest row={row} onOpen={() => go.toRequests(row.request.id)} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** What waits shows whether it can; what was decided shows how, and for which day. CHECK-5 */
function ListedRequest({ row, onOpen }: { readonly row: RequestRow; readonly onOpen: () => void }) {
  const { t, word, write } = useTexts()
  const { request } = row
  if (isUndecided(request)) {
    return (
      <>
        <VerdictTag verdict={row.verdict} /> <LinkButton onClick={onOpen}>{write(row.headline)}</LinkButton>
      </>
    )
  }
  return (
    <>
      <strong>{t(`inbox.status.${request.status}`)}</strong>:{' '}
      <LinkButton onClick={onOpen}>
        {t('child.requestOf', { what: word(`kind.${request.kind}`), day: request.wantedDay })}
      </LinkButton>
    </>
  )
}
