import { breachDataKinds, breachRisks } from '#shared/domain/privacy/model.ts'
import type { CallInput } from '#shared/ipc/contract.ts'
import { useTexts } from '../../app/texts.tsx'
import { CheckField } from '../../ui/CheckField.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import classes from './privacy.module.css'

export type BreachDetails = Omit<CallInput<'breaches.change'>, 'breachId'>

export const emptyDetails: BreachDetails = {
  happened: '',
  dataKinds: [],
  peopleCount: null,
  risk: 'unknown',
  notReportedBecause: '',
  measures: '',
}

/** What is told of a breach; each of it can be added to later. PRIV-7 */
export function BreachFields({
  value,
  onChange,
}: {
  readonly value: BreachDetails
  readonly onChange: (value: BreachDetails) => void
}) {
  const { t, word } = useTexts()
  return (
    <>
      <TextArea
        label={t('privacy.happened')}
        hint={t('privacy.happenedHint')}
        value={value.happened}
        onChange={(happened) => onChange({ ...value, happened })}
      />
      <fieldset className={classes.checks}>
        <legend>{t('privacy.dataKinds')}</legend>
        {breachDataKinds.map((kind) => (
          <CheckField
            key={kind}
            label={word(`breachData.${kind}`)}
            isChecked={value.dataKinds.includes(kind)}
            onChange={(isChecked) =>
              onChange({
                ...value,
                dataKinds: breachDataKinds.filter((each) =>
                  each === kind ? isChecked : value.dataKinds.includes(each),
                ),
              })
            }
          />
        ))}
      </fieldset>
      <div className={classes.row}>
        <TextField
          label={t('privacy.peopleCount')}
          hint={t('privacy.peopleCountHint')}
          value={value.peopleCount === null ? '' : String(value.peopleCount)}
          onChange={(text) =>
            onChange({ ...value, peopleCount: /^\d{1,6}$/.test(text.trim()) ? Number(text) : null })
          }
        />
        <SelectField
          label={t('privacy.risk')}
          value={value.risk}
          options={breachRisks.map((risk) => ({ value: risk, label: word(`breachRisk.${risk}`) }))}
          onChange={(risk) => onChange({ ...value, risk })}
        />
      </div>
      <TextArea
        label={t('privacy.measures')}
        rows={2}
        value={value.measures}
        onChange={(measures) => onChange({ ...value, measures })}
      />
      <TextArea
        label={t('privacy.notReportedBecause')}
        hint={t('privacy.notReportedHint')}
        rows={2}
        value={value.notReportedBecause}
        onChange={(notReportedBecause) => onChange({ ...value, notReportedBecause })}
      />
    </>
  )
}
