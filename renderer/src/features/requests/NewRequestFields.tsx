import type { BaseGroupId } from '#shared/domain/ids.ts'
import type { CareCost } from '#shared/domain/requests/model.ts'
import { requestKinds, swapReasons } from '#shared/domain/requests/model.ts'
import type { ChildCard } from '#shared/ipc/calls/children.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { writeDay } from '#shared/text/formats.ts'
import type { CurrentLocation } from '../../app/session.tsx'
import { useSession, workingDay } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { DayField } from '../../ui/DayField.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { ChildField } from './ChildField.tsx'
import type { Draft, MissingPart } from './draft.ts'
import { partsOfKind } from './draft.ts'
import { listCareDays } from './list-care-days.ts'
import { LongerFields, OwnTimes } from './LongerFields.tsx'
import { PaymentField } from './PaymentField.tsx'
import classes from './requests.module.css'

/** As many days as fit on one line. */
const shownCareDays = 4
const usualPart: Partial<Draft> = { part: 'usual' }

interface NewRequestFieldsProps {
  readonly location: CurrentLocation
  readonly draft: Draft
  readonly card: ChildCard | undefined
  /** What it does to balance and invoice; null while that is not known. */
  readonly cost: CareCost | null
  /** What to say next to a field that still has to be filled in; nothing before somebody tried to enter it. */
  readonly problemOf: (part: MissingPart) => string | null
  readonly onChange: (next: Partial<Draft>) => void
}

/** Who, what, when and how of a new request, in the order of the conversation; only the middle differs by kind. */
export function NewRequestFields({
  location,
  draft,
  card,
  cost,
  problemOf,
  onChange,
}: NewRequestFieldsProps) {
  const { t, word } = useTexts()
  const isSwap = draft.kind === 'swapDay'
  const anchor = workingDay(useSession())
  return (
    <div className={classes.fields}>
      <ChildField
        locationId={location.id}
        draft={draft}
        knownName={card?.name ?? ''}
        problem={problemOf('child')}
        onChange={onChange}
      />
      <SelectField
        label={t('newRequest.kind')}
        value={draft.kind}
        options={requestKinds.map((value) => ({ value, label: word(`kind.${value}`) }))}
        // What another kind does not ask, does not stay behind unseen.
        onChange={(kind) => onChange({ kind, ...(partsOfKind(kind).includes(draft.part) ? {} : usualPart) })}
      />
      {isSwap ? (
        <div className={classes.given}>
          <DayField
            label={t('newRequest.given')}
            value={draft.givenDay}
            anchor={anchor}
            problem={problemOf('givenDay')}
            onChange={(givenDay) => onChange({ givenDay })}
          />
          <CareDays
            card={card}
            from={anchor}
            chosen={draft.givenDay}
            onChoose={(givenDay) => onChange({ givenDay })}
          />
        </div>
      ) : null}
      <DayField
        label={t('newRequest.wanted')}
        value={draft.wantedDay}
        anchor={draft.givenDay ?? anchor}
        problem={problemOf('wantedDay')}
        onChange={(wantedDay) => onChange({ wantedDay })}
      />
      {draft.kind === 'extraHour' ? (
        <LongerFields draft={draft} problemOf={problemOf} onChange={onChange} />
      ) : (
        <>
          <TimeOfDraft draft={draft} problemOf={problemOf} onChange={onChange} />
          <GroupOfDraft location={location} draft={draft} card={card} onChange={onChange} />
        </>
      )}
      {isSwap ? (
        <SelectField
          label={t('newRequest.swapReason')}
          value={draft.swapReason ?? ''}
          options={[
            { value: '', label: t('newRequest.noReason') },
            ...swapReasons.map((value) => ({ value, label: word(`swapReason.${value}`) })),
          ]}
          onChange={(value) =>
            onChange({ swapReason: swapReasons.find((reason) => reason === value) ?? null })
          }
        />
      ) : null}
      <PaymentField draft={draft} cost={cost} onChange={onChange} />
      <TextField
        label={t('newRequest.note')}
        hint={t('newRequest.noteHint')}
        maxLength={2000}
        value={draft.note}
        onChange={(note) => onChange({ note })}
      />
    </div>
  )
}

interface CareDaysProps {
  readonly card: ChildCard | undefined
  readonly from: IsoDay
  readonly chosen: IsoDay | null
  readonly onChoose: (day: IsoDay) => void
}

/** The days the child comes anyway: one click instead of looking them up. */
function CareDays({ card, from, chosen, onChoose }: CareDaysProps) {
  const { t, language } = useTexts()
  const days = card === undefined ? [] : listCareDays(card, from, shownCareDays)
  if (days.length === 0) return null
  return (
    <div className={classes.careDays} role="group" aria-label={t('newRequest.givenChoices')}>
      {days.map((day) => (
        <Button key={day} size="small" aria-pressed={day === chosen} onClick={() => onChoose(day)}>
          {writeDay(day, language)}
        </Button>
      ))}
    </div>
  )
}

function TimeOfDraft({
  draft,
  problemOf,
  onChange,
}: Pick<NewRequestFieldsProps, 'draft' | 'problemOf' | 'onChange'>) {
  const { t } = useTexts()
  const isOfHouse = draft.kind === 'studyDay' || draft.kind === 'holidayDay'
  return (
    <div className={classes.times}>
      <SelectField
        label={t('newRequest.part')}
        value={draft.part}
        options={partsOfKind(draft.kind).map((value) => ({
          value,
          label:
            isOfHouse && value === 'usual' ? t('newRequest.part.ofHouse') : t(`newRequest.part.${value}`),
        }))}
        onChange={(part) => onChange({ part })}
      />
      {draft.part === 'own' ? <OwnTimes draft={draft} problemOf={problemOf} onChange={onChange} /> : null}
    </div>
  )
}

function GroupOfDraft({
  location,
  draft,
  card,
  onChange,
}: Pick<NewRequestFieldsProps, 'location' | 'draft' | 'card' | 'onChange'>) {
  const { t } = useTexts()
  const settings = new Set(card?.contracts.map(({ setting }) => setting))
  // Another kind of care is another contract, not a swap; without a child every group may be meant.
  const groups = location.groups.filter(
    ({ id, setting }) => settings.size === 0 || settings.has(setting) || id === draft.groupId,
  )
  const ownGroup = card === undefined || card.groupName === '' ? null : card.groupName
  return (
    <SelectField
      label={t('newRequest.group')}
      value={draft.groupId ?? ''}
      options={[
        {
          value: '',
          label:
            ownGroup === null ? t('newRequest.ownGroup') : t('newRequest.ownGroupNamed', { group: ownGroup }),
        },
        ...groups.map(({ id, name }) => ({ value: id as string, label: name })),
      ]}
      onChange={(value) => onChange({ groupId: value === '' ? null : (value as BaseGroupId) })}
    />
  )
}
