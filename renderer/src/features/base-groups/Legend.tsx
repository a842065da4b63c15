import { useTexts } from '../../app/texts.tsx'
import { pressureSigns } from './pressure-texts.ts'
import classes from './planner.module.css'

const statuses = ['roomy', 'tight', 'full', 'over', 'closed'] as const

/** What the signs above the weeks mean; always in sight, in words. */
export function Legend() {
  const { t, word } = useTexts()
  return (
    <div className={classes.legend}>
      <span>{t('baseGroups.legend')}</span>
      <ul role="list">
        {statuses.map((status) => (
          <li key={status}>
            {pressureSigns[status]} {word(`baseGroups.status.${status}`)}
          </li>
        ))}
      </ul>
      <span>{t('baseGroups.legendBars')}</span>
    </div>
  )
}
