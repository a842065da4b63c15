import type { LocationId } from '#shared/domain/ids.ts'
import type { Role } from '#shared/domain/access/model.ts'
import { roles } from '#shared/domain/access/model.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { CheckField } from '../../ui/CheckField.tsx'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { DayField } from '../../ui/DayField.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import classes from './people.module.css'

/** As what somebody works, where, and until when. */
export interface AccountDraft {
  readonly role: Role
  readonly isEverywhere: boolean
  readonly locationIds: readonly LocationId[]
  readonly validUntil: IsoDay | null
}

/** What the draft asks; null = it says neither everywhere nor a place. */
export function locationsOf(draft: AccountDraft): LocationId[] | null {
  if (draft.isEverywhere) return []
  return draft.locationIds.length === 0 ? null : [...draft.locationIds]
}

interface AccountFieldsProps {
  readonly draft: AccountDraft
  readonly onChange: (next: Partial<AccountDraft>) => void
  readonly isTried: boolean
  /** Where the ticked locations come from. */
  readonly placesHint?: string
}

export function AccountFields({ draft, onChange, isTried, placesHint }: AccountFieldsProps) {
  const { t, word } = useTexts()
  const { locations } = useSession()
  const toggle = (id: LocationId, isChosen: boolean) =>
    onChange({
      locationIds: isChosen ? [...draft.locationIds, id] : draft.locationIds.filter((each) => each !== id),
    })
  return (
    <>
      <SelectField
        label={t('people.role')}
        hint={t(`people.roleHint.${draft.role}`)}
        value={draft.role}
        options={roles.map((role) => ({ value: role, label: word(`role.${role}`) }))}
        onChange={(role) => onChange({ role })}
      />
      {locations.length > 1 || draft.locationIds.length > 0 ? (
        <ChoiceField
          label={t('people.where')}
          value={draft.isEverywhere ? 'everywhere' : 'some'}
          options={[
            { value: 'everywhere', label: t('people.everywhere') },
            { value: 'some', label: t('people.someLocations') },
          ]}
          onChange={(choice) => onChange({ isEverywhere: choice === 'everywhere' })}
        />
      ) : null}
      {draft.isEverywhere ? null : (
        <fieldset className={classes.places}>
          <legend>{t('people.whichLocations')}</legend>
          {locations.map(({ id, name }) => (
            <CheckField
              key={id}
              label={name}
              isChecked={draft.locationIds.includes(id)}
              onChange={(isChosen) => toggle(id, isChosen)}
            />
          ))}
          {placesHint === undefined ? null : <p className={classes.muted}>{placesHint}</p>}
          {isTried && draft.locationIds.length === 0 ? (
            <p role="alert">{t('people.chooseLocation')}</p>
          ) : null}
        </fieldset>
      )}
      <DayField
        label={t('people.untilDay')}
        hint={t('people.untilHint')}
        value={draft.validUntil}
        onChange={(validUntil) => onChange({ validUntil })}
      />
    </>
  )
}
