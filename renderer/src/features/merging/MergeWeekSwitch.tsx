import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import type { IsoWeek } from '#shared/kernel/time.ts'
import { addWeeks } from '#shared/kernel/time.ts'
import { useSession, workingWeek } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useGo } from '../../app/use-go.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import classes from './merging.module.css'

/** The week that is planned: back, on, and the one of today. */
export function MergeWeekSwitch({ week }: { readonly week: IsoWeek }) {
  const { t } = useTexts()
  const go = useGo()
  const session = useSession()
  return (
    <div className={classes.weeks} role="group" aria-label={t('merging.weeks')}>
      <IconButton
        label={t('merging.previousWeek')}
        icon={<IconChevronLeft size={18} stroke={1.75} aria-hidden="true" />}
        onClick={() => go.toMerging(addWeeks(week, -1))}
      />
      <strong>{t('merging.week', { week })}</strong>
      <IconButton
        label={t('merging.nextWeek')}
        icon={<IconChevronRight size={18} stroke={1.75} aria-hidden="true" />}
        onClick={() => go.toMerging(addWeeks(week, 1))}
      />
      <Button onClick={() => go.toMerging(workingWeek(session))}>{t('merging.thisWeek')}</Button>
    </div>
  )
}
