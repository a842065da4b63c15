import { useState } from 'react'
import type { ReactNode } from 'react'
import type { ChildId } from '#shared/domain/ids.ts'
import type { ChildCard as ChildCardFacts } from '#shared/ipc/calls/children.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { writeAge, writeShortDate } from '#shared/text/formats.ts'
import { writeTrouble } from '../../app/call-error.ts'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { useGo } from '../../app/use-go.ts'
import { useHasKeptDraft } from '../../app/use-kept-draft.ts'
import { Button } from '../../ui/Button.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import { AbsenceForm, absenceKey } from './AbsenceForm.tsx'
import { AbsenceList } from './AbsenceList.tsx'
import { ConsentSection } from './ConsentSection.tsx'
import { ContractSection } from './ContractSection.tsx'
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
  const texts = useTexts()
  const { t } = texts
  const go = useGo()
  // Half typed when the screen locked: it goes on there.
  const [isReporting, setReporting] = useState(useHasKeptDraft(absenceKey(childId)))
  const card = useCall('children.get', { childId, day }, { isKeepingPrevious: false })
  if (card.isError) return <Notice tone="problem">{writeTrouble(texts, card.error)}</Notice>
  if (card.data === undefined) return <p className={classes.muted}>{t('ui.loading')}</p>
  return (
    <div className={classes.card}>
      <ChildFacts card={card.data} />
      <div className={classes.acts}>
        <Button kind="primary" right="requests.enter" onClick={() => go.toNewRequest({ childId })}>
          {t('child.newRequest')}
        </Button>
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
  const { t, write } = useTexts()
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
            <VerdictTag verdict={row.decidedVerdict ?? row.verdict} />{' '}
            <LinkButton onClick={() => go.toRequests(row.request.id)}>{write(row.headline)}</LinkButton>
          </li>
        ))}
      </ul>
    </>
  )
}
