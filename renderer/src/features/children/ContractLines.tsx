import { useTexts } from '../../app/texts.tsx'
import { CheckField } from '../../ui/CheckField.tsx'
import { TimeField } from '../../ui/TimeField.tsx'
import type { DraftLine } from './contract-draft.ts'
import { isReversedLine } from './contract-draft.ts'
import classes from './children.module.css'

/** The days of a contract: on or off, from and to. An empty time follows the school. */
export function ContractLines({
  lines,
  onChange,
}: {
  readonly lines: readonly DraftLine[]
  readonly onChange: (lines: readonly DraftLine[]) => void
}) {
  const { t } = useTexts()
  const change = (key: string, changed: Partial<DraftLine>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...changed } : line)))
  return (
    <fieldset className={classes.lines}>
      <legend>{t('contract.days')}</legend>
      {lines.map((line) => (
        <ContractLineFields key={line.key} line={line} onChange={(changed) => change(line.key, changed)} />
      ))}
    </fieldset>
  )
}

function ContractLineFields({
  line,
  onChange,
}: {
  readonly line: DraftLine
  readonly onChange: (changed: Partial<DraftLine>) => void
}) {
  const { t, word } = useTexts()
  const weekday = word(`weekday.${line.weekday}`)
  return (
    <div className={classes.line}>
      <CheckField
        label={t('contract.dayOn', { weekday })}
        isChecked={line.isChosen}
        onChange={(isChosen) => onChange({ isChosen })}
      />
      {line.isChosen ? (
        <div className={classes.pair}>
          <TimeField
            label={t('contract.startOn', { weekday })}
            {...(line.startMinute === null ? { hint: t('contract.fromSchool') } : {})}
            value={line.startMinute}
            onChange={(startMinute) => onChange({ startMinute })}
          />
          <TimeField
            label={t('contract.endOn', { weekday })}
            {...(line.endMinute === null ? { hint: t('contract.untilSchool') } : {})}
            problem={isReversedLine(line) ? t('absence.partOrder') : null}
            value={line.endMinute}
            onChange={(endMinute) => onChange({ endMinute })}
          />
        </div>
      ) : null}
    </div>
  )
}
