import { useState } from 'react'
import type { ChildId, LocationId, WaitingEntryId } from '#shared/domain/ids.ts'
import type { CallInput } from '#shared/ipc/contract.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useSession, type CurrentLocation } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { DayField } from '../../ui/DayField.tsx'
import { Form } from '../../ui/Form.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { KnownChildField } from './KnownChildField.tsx'
import { WishFields } from './WishFields.tsx'
import { emptyWish, sentWish } from './wish.ts'
import classes from './waiting-list.module.css'

interface NewChild {
  readonly firstName: string
  readonly surnamePrefix: string
  readonly surname: string
  readonly birthDate: IsoDay | null
  readonly siblingId: ChildId | null
}

const nobody: NewChild = { firstName: '', surnamePrefix: '', surname: '', birthDate: null, siblingId: null }

type Who = 'new' | 'known'

/** A family on the list, from the keyboard: who, which days, from when. */
export function EnterForm({
  location,
  onDone,
  onCancel,
}: {
  readonly location: CurrentLocation
  readonly onDone: (entryId: WaitingEntryId) => void
  readonly onCancel: () => void
}) {
  const { t, write } = useTexts()
  const { today } = useSession()
  const announcer = useAnnouncer()
  const enter = useAct('waitingList.enter')
  const [who, setWho] = useState<Who>('new')
  const [child, setChild] = useState<NewChild>(nobody)
  const [knownId, setKnownId] = useState<ChildId | null>(null)
  const [receivedOn, setReceivedOn] = useState<IsoDay | null>(today)
  const [wish, setWish] = useState(emptyWish(location.settings[0] ?? 'dayCare'))
  const [isTried, setTried] = useState(false)
  const save = async () => {
    setTried(true)
    const sent = sentWish(wish)
    const sentChild = childOf(who, child, knownId)
    if (sent === undefined || sentChild === undefined || receivedOn === null) return
    const input = { locationId: location.id, child: sentChild, receivedOn, ...sent }
    const result = await enter.run(input)
    if (result.status !== 'done') return
    announcer.say(write(result.output.done.label))
    onDone(result.output.entryId)
  }
  return (
    <Form look="panel" aria-label={t('waitingList.add')} onSubmit={save}>
      <h2>{t('waitingList.add')}</h2>
      <ChoiceField
        label={t('waitingList.who')}
        value={who}
        options={[
          { value: 'new', label: t('waitingList.newChild') },
          { value: 'known', label: t('waitingList.knownChild') },
        ]}
        onChange={setWho}
      />
      {who === 'known' ? (
        <KnownChildField
          label={t('waitingList.child')}
          locationId={location.id}
          problem={isTried && knownId === null ? t('ui.required') : null}
          onChoose={setKnownId}
        />
      ) : (
        <NewChildFields
          locationId={location.id}
          child={child}
          isTried={isTried}
          onChange={(next) => setChild({ ...child, ...next })}
        />
      )}
      <WishFields
        wish={wish}
        settings={location.settings}
        isTried={isTried}
        onChange={(next) => setWish({ ...wish, ...next })}
      />
      <div className={classes.fields}>
        <DayField
          label={t('waitingList.receivedOn')}
          value={receivedOn}
          problem={isTried && receivedOn === null ? t('ui.required') : null}
          onChange={setReceivedOn}
        />
      </div>
      <FormFoot problem={enter.problem} onCancel={onCancel}>
        <Button kind="primary" type="submit">
          {t('waitingList.save')}
        </Button>
      </FormFoot>
    </Form>
  )
}

function childOf(
  who: Who,
  child: NewChild,
  knownId: ChildId | null,
): CallInput<'waitingList.enter'>['child'] | undefined {
  if (who === 'known') return knownId === null ? undefined : { kind: 'known', childId: knownId }
  const { firstName, surnamePrefix, surname, birthDate, siblingId } = child
  if (firstName.trim() === '' || surname.trim() === '' || birthDate === null) return undefined
  return { kind: 'new', firstName, surnamePrefix, surname, birthDate, siblingId, schoolId: null }
}

function NewChildFields({
  locationId,
  child,
  isTried,
  onChange,
}: {
  readonly locationId: LocationId
  readonly child: NewChild
  readonly isTried: boolean
  readonly onChange: (next: Partial<NewChild>) => void
}) {
  const { t } = useTexts()
  const missing = (text: string) => (isTried && text.trim() === '' ? t('ui.required') : null)
  return (
    <div className={classes.fields}>
      <TextField
        label={t('waitingList.firstName')}
        value={child.firstName}
        maxLength={200}
        problem={missing(child.firstName)}
        onChange={(firstName) => onChange({ firstName })}
      />
      <TextField
        label={t('waitingList.surnamePrefix')}
        value={child.surnamePrefix}
        maxLength={200}
        onChange={(surnamePrefix) => onChange({ surnamePrefix })}
      />
      <TextField
        label={t('waitingList.surname')}
        value={child.surname}
        maxLength={200}
        problem={missing(child.surname)}
        onChange={(surname) => onChange({ surname })}
      />
      <DayField
        label={t('waitingList.birthDate')}
        hint={t('waitingList.birthDateHint')}
        value={child.birthDate}
        problem={isTried && child.birthDate === null ? t('ui.required') : null}
        onChange={(birthDate) => onChange({ birthDate })}
      />
      <KnownChildField
        label={t('waitingList.sibling')}
        hint={t('waitingList.siblingHint')}
        locationId={locationId}
        onChoose={(siblingId) => onChange({ siblingId })}
      />
    </div>
  )
}
