import { IconTrash } from '@tabler/icons-react'
import type { ScenarioSummary } from '#shared/ipc/parts/base-groups.ts'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import tables from '../../ui/table.module.css'
import classes from './planner.module.css'
import type { PlanLook } from './use-outcome.ts'

interface DifferencePanelProps {
  readonly scenario: ScenarioSummary
  readonly look: PlanLook
  readonly onRemove: (index: number) => void
}

/** The plan beside the present one in a few numbers, and the list of what it changes. */
export function DifferencePanel({ scenario, look, onRemove }: DifferencePanelProps) {
  const { t, write } = useTexts()
  const { fromWeek, weeks } = look
  const compared = useCall('scenarios.compare', { scenarioId: scenario.id, fromWeek, weeks })
  if (compared.isError) return <CallTrouble error={compared.error} />
  if (compared.data === undefined) return <p className={classes.muted}>{t('baseGroups.working')}</p>
  const { difference } = compared.data
  const { changes } = scenario
  const { waitingPlaced } = difference
  return (
    <div className={classes.twoColumns}>
      <table className={`${tables.table} ${classes.numbers}`}>
        <caption className={classes.caption}>
          {t('baseGroups.differenceCaption', { name: scenario.name, count: weeks })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('baseGroups.what')}</th>
            {(['now', 'then', 'change'] as const).map((column) => (
              <th key={column} scope="col" className={classes.number}>
                {t(`baseGroups.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <NumberRow
            label={t('baseGroups.placedChildren')}
            now={difference.placedNow}
            then={difference.placedThen}
          />
          <NumberRow
            label={t('baseGroups.staffHours')}
            now={difference.requiredMinutesNow}
            then={difference.requiredMinutesThen}
            isHours
          />
          <NumberRow
            label={t('baseGroups.overWeeks')}
            now={difference.overWeeksNow}
            then={difference.overWeeksThen}
          />
          <tr>
            <th scope="row">{t('baseGroups.waitingPlaced')}</th>
            <td className={classes.number}>–</td>
            <td className={classes.number}>{waitingPlaced.length}</td>
            <td className={classes.number}>{waitingPlaced.join(', ')}</td>
          </tr>
        </tbody>
      </table>
      <div>
        <h2>{t('baseGroups.changes')}</h2>
        {changes.length === 0 ? <p>{t('baseGroups.noChanges')}</p> : null}
        <ol role="list" className={classes.lines}>
          {changes.map(({ message, verdict }, index) => {
            const sentence = write(message)
            return (
              <li key={`${index} ${message.code}`} className={classes.line}>
                <span className={classes.lineMain}>{sentence}</span>
                <VerdictTag verdict={verdict} />
                <IconButton
                  right="groups.edit"
                  label={t('baseGroups.removeChange', { sentence })}
                  icon={<IconTrash size={18} stroke={1.75} aria-hidden="true" />}
                  onClick={() => onRemove(index)}
                />
              </li>
            )
          })}
        </ol>
      </div>
    </div>
  )
}

function NumberRow({
  label,
  now,
  then,
  isHours = false,
}: {
  readonly label: string
  readonly now: number
  readonly then: number
  readonly isHours?: boolean
}) {
  const { t } = useTexts()
  const write = (value: number) => (isHours ? t('baseGroups.hours', { minutes: value }) : String(value))
  const change = isHours ? Math.round((then - now) / 60) : then - now
  const share = isHours && now > 0 && then !== now ? Math.round(((then - now) / now) * 1000) / 10 : null
  return (
    <tr>
      <th scope="row">{label}</th>
      <td className={classes.number}>{write(now)}</td>
      <td className={classes.number}>{write(then)}</td>
      <td className={classes.number}>
        {t('baseGroups.changeOf', { value: change })}{' '}
        {share === null ? '' : `(${t('baseGroups.shareOf', { value: share })})`}
      </td>
    </tr>
  )
}
