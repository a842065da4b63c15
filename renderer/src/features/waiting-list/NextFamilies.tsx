import type { BaseGroupId } from '#shared/domain/ids.ts'
import type { IsoDay, Weekday } from '#shared/kernel/time.ts'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import classes from './waiting-list.module.css'

/** "Next for a place in Babies on Tuesday": everybody in their turn, with why or why not. WAIT-2, WAIT-3 */
export function NextFamilies({
  groupId,
  groupName,
  weekday,
  startDay,
}: {
  readonly groupId: BaseGroupId
  readonly groupName: string
  readonly weekday: Weekday
  readonly startDay: IsoDay
}) {
  const { t, write, word } = useTexts()
  const next = useCall('waitingList.next', { groupId, weekday, startDay })
  const title = t('waitingList.nextTitle', { group: groupName, day: word(`weekday.${weekday}`) })
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <CallTrouble error={next.error} />
      {next.data !== undefined && next.data.families.length === 0 ? (
        <p className={classes.muted}>{t('waitingList.nextNobody')}</p>
      ) : null}
      <ol className={classes.log}>
        {(next.data?.families ?? []).map((family) => (
          <li key={family.entryId} value={family.place}>
            <VerdictTag verdict={family.verdict} /> <strong>{family.name}</strong> {write(family.message)}{' '}
            <span className={classes.muted}>{write(family.placeReason)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
