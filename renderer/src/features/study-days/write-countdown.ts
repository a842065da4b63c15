import type { StudyDaySummary } from '#shared/ipc/calls/study-days.ts'
import { writeDay } from '#shared/text/formats.ts'
import type { Texts } from '../../app/texts.tsx'

/** Until when registering guarantees a place, and how long that is from today. STUDY-1 */
export function writeCountdown({ t, language }: Texts, day: StudyDaySummary): string {
  if (day.isHouseClosed) return t('studyDay.houseClosed')
  const closing = writeDay(day.closingDay, language)
  if (day.daysLeft < 0) return `${closing} · ${t('studyDay.closed')}`
  return `${closing} · ${day.daysLeft === 0 ? t('studyDay.lastDay') : t('studyDay.daysLeft', { count: day.daysLeft })}`
}
