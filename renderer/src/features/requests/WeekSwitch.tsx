import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import type { IsoWeek } from '#shared/kernel/time.ts'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import own from './together.module.css'

interface WeekSwitchProps {
  readonly week: IsoWeek
  readonly previous: IsoWeek
  readonly next: IsoWeek
  /** The weeks the requests are about: one press away. */
  readonly touched: readonly IsoWeek[]
  readonly onWeek: (week: IsoWeek) => void
}

/** Which week of the combined effect is shown. */
export function WeekSwitch({ week, previous, next, touched, onWeek }: WeekSwitchProps) {
  const { t } = useTexts()
  const others = touched.filter((each) => each !== week)
  return (
    <div className={own.weeks} role="group" aria-label={t('together.weeks')}>
      <IconButton
        label={t('together.previousWeek')}
        icon={<IconChevronLeft size={18} stroke={1.75} aria-hidden="true" />}
        onClick={() => onWeek(previous)}
      />
      <strong>{t('together.week', { week })}</strong>
      <IconButton
        label={t('together.nextWeek')}
        icon={<IconChevronRight size={18} stroke={1.75} aria-hidden="true" />}
        onClick={() => onWeek(next)}
      />
      {others.map((each) => (
        <Button key={each} size="small" onClick={() => onWeek(each)}>
          {t('together.week', { week: each })}
        </Button>
      ))}
    </div>
  )
}
