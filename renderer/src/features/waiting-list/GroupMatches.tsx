import type { GroupMatch } from '#shared/ipc/calls/waiting-list.ts'
import { useTexts } from '../../app/texts.tsx'
import tables from '../../ui/table.module.css'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import classes from './waiting-list.module.css'

/** Every group that takes the child's age, weekday by weekday over a year. WAIT-1 */
export function GroupMatches({ groups }: { readonly groups: readonly GroupMatch[] }) {
  const { t } = useTexts()
  if (groups.length === 0) return null
  return (
    <div className={classes.wide}>
      <table className={`${tables.table} ${classes.list}`}>
        <caption className={classes.caption}>{t('waitingList.whereFits')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('waitingList.group')}</th>
            <th scope="col">{t('waitingList.outcome')}</th>
            <th scope="col">{t('waitingList.perDay')}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <MatchRow key={group.groupId} group={group} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function MatchRow({ group }: { readonly group: GroupMatch }) {
  const { t, write } = useTexts()
  return (
    <tr>
      <th scope="row">{group.groupName}</th>
      <td>
        <VerdictTag verdict={group.verdict} /> {write(group.headline)}
        {group.untilDay === null ? null : (
          <span className={classes.under}>{t('waitingList.untilAge', { day: group.untilDay })}</span>
        )}
        {group.isProvisional ? <span className={classes.under}>{t('waitingList.provisional')}</span> : null}
      </td>
      <td>
        {group.days.map((day) => (
          <span key={day.weekday} className={classes.perDay}>
            <VerdictTag verdict={day.verdict} isMarkOnly /> {write(day.message)}
            {day.tightestDay === null || day.free === null ? null : (
              <span className={classes.muted}>
                {' · '}
                {t('waitingList.tightest', { day: day.tightestDay, count: day.free })}
              </span>
            )}
          </span>
        ))}
      </td>
    </tr>
  )
}
