import { IconLink } from '@tabler/icons-react'
import type { AgreedMerge } from '#shared/ipc/parts/merging.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { useCurrentLocation } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { groupNameOf, writeGroups } from '../../app/write-merge.ts'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import { agreedDayOf, verdictOfStanding, writeKind } from './write-agreed.ts'
import classes from './merging.module.css'

/** Who are together, when, where, for how long it was agreed, and how it stands on this day. */
export function AgreedHead({ merge, day }: { readonly merge: AgreedMerge; readonly day: IsoDay }) {
  const texts = useTexts()
  const { t } = texts
  const location = useCurrentLocation()
  const onDay = agreedDayOf(merge, day)
  return (
    <span className={classes.lineText}>
      <strong className={classes.lineTitle}>
        <IconLink size={16} stroke={1.75} aria-hidden="true" /> {writeGroups(texts, location, merge)}
      </strong>
      <span>{t('merging.times', { start: merge.startMinute, end: merge.endMinute })}</span>
      <span>{t('merging.inRoom', { host: groupNameOf(location, merge.hostGroupId) })}</span>
      {onDay === undefined ? null : (
        <span className={classes.standing} data-standing={onDay.standing}>
          <VerdictTag verdict={verdictOfStanding[onDay.standing]} isMarkOnly />
          {t(`merging.standing.${onDay.standing}`)}
        </span>
      )}
      {onDay === undefined || onDay.savedMinutes === 0 ? null : (
        <span>{t('merging.saves', { saving: t('merging.hours', { minutes: onDay.savedMinutes }) })}</span>
      )}
      <span className={classes.muted}>{writeKind(texts, merge)}</span>
    </span>
  )
}
