import type { ScenarioId } from '#shared/domain/ids.ts'
import type { ScenarioSummary } from '#shared/ipc/parts/base-groups.ts'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import classes from './planner.module.css'

export type HorizonMonths = '6' | '12' | '18'

export const horizonWeeks: Readonly<Record<HorizonMonths, number>> = { '6': 26, '12': 52, '18': 78 }

interface PlannerToolsProps {
  readonly months: HorizonMonths
  readonly onMonths: (months: HorizonMonths) => void
  readonly scenarios: readonly ScenarioSummary[]
  readonly scenarioId: ScenarioId | null
  readonly onScenario: (scenarioId: ScenarioId | null) => void
  readonly onNew: () => void
}

/** How far ahead, and whether reality or a plan is looked at. */
export function PlannerTools(props: PlannerToolsProps) {
  const { months, onMonths, scenarios, scenarioId, onScenario, onNew } = props
  const { t } = useTexts()
  return (
    <div className={classes.tools}>
      <ChoiceField
        label={t('baseGroups.horizon')}
        isLabelHidden
        value={months}
        options={[
          { value: '6', label: t('baseGroups.months', { count: 6 }) },
          { value: '12', label: t('baseGroups.months', { count: 12 }) },
          { value: '18', label: t('baseGroups.months', { count: 18 }) },
        ]}
        onChange={onMonths}
      />
      <label className={classes.inlineField}>
        {t('baseGroups.plan')}
        <select
          value={scenarioId ?? ''}
          onChange={(event) => {
            const chosen = scenarios.find(({ id }) => id === event.currentTarget.value)
            onScenario(chosen?.id ?? null)
          }}
        >
          <option value="">{t('baseGroups.reality')}</option>
          {scenarios.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <Button right="groups.edit" onClick={onNew}>
        {t('baseGroups.whatIf')}
      </Button>
    </div>
  )
}
