import { useState } from 'react'
import type { BaseGroupId, ChildId } from '#shared/domain/ids.ts'
import type { ChildCard } from '#shared/ipc/calls/children.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { addMonths } from '#shared/kernel/time.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { DayField } from '../../ui/DayField.tsx'
import { Form } from '../../ui/Form.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { mayStart } from './may-start.ts'
import classes from './children.module.css'

type Consent = ChildCard['consents'][number]

/** Written consent for a second group: what there is, a new one, and an end to one. GROUP-3 */
export function ConsentSection({ card }: { readonly card: ChildCard }) {
  const { t, write } = useTexts()
  const { today } = useSession()
  const announcer = useAnnouncer()
  const end = useAct('consents.end')
  const [isAdding, setAdding] = useState(false)
  const mayAdd = mayStart(card, 'recordConsent')
  const finish = async (consent: Consent) => {
    const result = await end.run({ consentId: consent.id, lastDay: today })
    if (result.status === 'done') announcer.say(write(result.output.label))
  }
  return (
    <>
      <h3>{t('child.consents')}</h3>
      {card.consents.length === 0 ? <p className={classes.muted}>{t('child.noConsents')}</p> : null}
      <ProblemNotice text={end.problem} />
      <ul>
        {card.consents.map((consent) => (
          <li key={consent.id} className={classes.actLine}>
            <span>
              {t('child.consent', {
                group: consent.groupName,
                start: consent.validFrom,
                end: consent.validUntil,
              })}
              , {t('consent.signed', { day: consent.signedOn })}
            </span>
            {consent.validUntil > today ? (
              <Button
                size="small"
                kind="quiet"
                right="consents.edit"
                aria-label={t('consent.endOf', { group: consent.groupName })}
                onClick={() => void finish(consent)}
              >
                {t('consent.end')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {mayAdd ? (
        <Button
          size="small"
          right="consents.edit"
          aria-expanded={isAdding}
          onClick={() => setAdding(!isAdding)}
        >
          {t('consent.add')}
        </Button>
      ) : null}
      {isAdding && mayAdd ? (
        <ConsentForm
          childId={card.id}
          groups={card.otherGroups}
          today={today}
          onDone={() => setAdding(false)}
        />
      ) : null}
    </>
  )
}

function ConsentForm({
  childId,
  groups,
  today,
  onDone,
}: {
  readonly childId: ChildId
  readonly groups: ChildCard['otherGroups']
  readonly today: IsoDay
  readonly onDone: () => void
}) {
  const { t, write } = useTexts()
  const announcer = useAnnouncer()
  const record = useAct('consents.record')
  const [groupId, setGroupId] = useState<BaseGroupId | undefined>(groups[0]?.id)
  const [signedOn, setSignedOn] = useState<IsoDay | null>(today)
  const [validFrom, setValidFrom] = useState<IsoDay | null>(today)
  const [validUntil, setValidUntil] = useState<IsoDay | null>(addMonths(today, 3))
  const [isTried, setTried] = useState(false)
  const missing = (value: IsoDay | null) => (isTried && value === null ? t('ui.required') : null)
  if (groupId === undefined) return <p className={classes.muted}>{t('consent.noGroups')}</p>
  const save = async () => {
    setTried(true)
    if (signedOn === null || validFrom === null || validUntil === null) return
    const result = await record.run({ childId, groupId, signedOn, validFrom, validUntil })
    if (result.status !== 'done') return
    announcer.say(write(result.output.label))
    onDone()
  }
  return (
    <Form look="panel" onSubmit={save}>
      <SelectField
        label={t('consent.group')}
        value={groupId}
        options={groups.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setGroupId}
      />
      <DayField
        label={t('consent.signedOn')}
        value={signedOn}
        problem={missing(signedOn)}
        onChange={setSignedOn}
      />
      <DayField
        label={t('consent.validFrom')}
        value={validFrom}
        problem={missing(validFrom)}
        onChange={setValidFrom}
      />
      <DayField
        label={t('consent.validUntil')}
        value={validUntil}
        problem={
          validFrom !== null && validUntil !== null && validUntil < validFrom
            ? t('absence.orderProblem')
            : missing(validUntil)
        }
        onChange={setValidUntil}
      />
      <FormFoot problem={record.problem}>
        <Button kind="primary" type="submit">
          {t('consent.save')}
        </Button>
      </FormFoot>
    </Form>
  )
}
