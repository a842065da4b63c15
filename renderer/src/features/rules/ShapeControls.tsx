import type { CreditUnit, CreditValidity, ServiceCosts, SwapWindow } from '#shared/domain/policies/model.ts'
import { useTexts } from '../../app/texts.tsx'
import { CheckField } from '../../ui/CheckField.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TimeField } from '../../ui/TimeField.tsx'
import type { ControlProps } from './control-props.ts'
import { MoneyControl } from './MoneyControl.tsx'

/** Controls of the house rules that are more than one number or choice. */

/** SWAP-1 */
export function WindowControl({ label, value, onChange }: ControlProps<SwapWindow>) {
  const { t } = useTexts()
  return (
    <>
      <SelectField
        label={label}
        value={value.kind}
        options={[
          { value: 'sameWeek', label: t('rules.window.sameWeek') },
          { value: 'weeks', label: t('rules.window.weeks') },
          { value: 'calendarYear', label: t('rules.window.calendarYear') },
        ]}
        onChange={(kind) => onChange(kind === 'weeks' ? { kind, weeks: 4 } : { kind })}
      />
      {value.kind === 'weeks' ? (
        <NumberField
          label={t('rules.weeks')}
          value={value.weeks}
          min={0}
          max={53}
          onChange={(weeks) => onChange({ kind: 'weeks', weeks })}
        />
      ) : null}
    </>
  )
}

/** SWAP-5 */
export function ValidityControl({ label, value, onChange }: ControlProps<CreditValidity>) {
  const { t } = useTexts()
  return (
    <>
      <SelectField
        label={label}
        value={value.kind}
        options={[
          { value: 'endOfYear', label: t('rules.validity.endOfYear') },
          { value: 'days', label: t('rules.validity.days') },
        ]}
        onChange={(kind) => onChange(kind === 'days' ? { kind, days: 90 } : { kind })}
      />
      {value.kind === 'days' ? (
        <NumberField
          label={t('rules.days')}
          value={value.days}
          min={1}
          max={3660}
          onChange={(days) => onChange({ kind: 'days', days })}
        />
      ) : null}
    </>
  )
}

const halfDayMinutes = 330
const pointMinutes = 66

export function UnitControl({ label, value, onChange }: ControlProps<CreditUnit>) {
  const { t } = useTexts()
  return (
    <>
      <SelectField
        label={label}
        value={value.kind}
        options={[
          { value: 'minutes', label: t('rules.unit.minutes') },
          { value: 'dayparts', label: t('rules.unit.dayparts') },
          { value: 'points', label: t('rules.unit.points') },
        ]}
        onChange={(kind) => onChange(unitOf(kind))}
      />
      {value.kind === 'dayparts' ? (
        <NumberField
          label={t('rules.minutesPerDaypart')}
          value={value.minutesPerDaypart}
          min={1}
          max={1440}
          onChange={(minutesPerDaypart) => onChange({ kind: 'dayparts', minutesPerDaypart })}
        />
      ) : null}
      {value.kind === 'points' ? (
        <>
          <NumberField
            label={t('rules.minutesPerPoint')}
            value={value.minutesPerPoint}
            min={1}
            max={1440}
            onChange={(minutesPerPoint) => onChange({ ...value, minutesPerPoint })}
          />
          <NumberField
            label={t('rules.pointsPerDaypart')}
            value={value.pointsPerDaypart}
            min={1}
            max={100}
            onChange={(pointsPerDaypart) => onChange({ ...value, pointsPerDaypart })}
          />
        </>
      ) : null}
    </>
  )
}

function unitOf(kind: CreditUnit['kind']): CreditUnit {
  switch (kind) {
    case 'minutes':
      return { kind }
    case 'dayparts':
      return { kind, minutesPerDaypart: halfDayMinutes }
    case 'points':
      return { kind, minutesPerPoint: pointMinutes, pointsPerDaypart: 5 }
  }
}

/** MONEY-3 */
export function CostsControl({ label, value, onChange }: ControlProps<ServiceCosts>) {
  const { t } = useTexts()
  return (
    <>
      <MoneyControl
        label={t('rules.withDirectDebit', { label })}
        value={value.directDebitCents}
        onChange={(directDebitCents) => onChange({ ...value, directDebitCents })}
      />
      <MoneyControl
        label={t('rules.withoutDirectDebit', { label })}
        value={value.otherwiseCents}
        onChange={(otherwiseCents) => onChange({ ...value, otherwiseCents })}
      />
    </>
  )
}

const halfPastEight = 510

/** Until a time on the last day, or the whole day. */
export function UntilTimeControl({ label, value, onChange }: ControlProps<number | null>) {
  const { t } = useTexts()
  return (
    <>
      <CheckField
        label={t('rules.wholeDay', { label })}
        isChecked={value === null}
        onChange={(isWhole) => onChange(isWhole ? null : halfPastEight)}
      />
      {value === null ? null : (
        <TimeField
          label={label}
          value={value}
          onChange={(minute) => {
            if (minute !== null && minute > 0) onChange(minute)
          }}
        />
      )}
    </>
  )
}

const usualLimit = 4

/** So many times a calendar year, or without a limit. */
export function LimitControl({ label, value, onChange }: ControlProps<number | null>) {
  const { t } = useTexts()
  return (
    <>
      <CheckField
        label={t('rules.noLimit')}
        isChecked={value === null}
        onChange={(isWithout) => onChange(isWithout ? null : usualLimit)}
      />
      {value === null ? null : (
        <NumberField label={label} value={value} min={0} max={366} onChange={onChange} />
      )}
    </>
  )
}
