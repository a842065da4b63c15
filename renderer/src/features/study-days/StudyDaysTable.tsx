import type { StudyDaySummary } from '#shared/ipc/calls/study-days.ts'
import { writeDay } from '#shared/text/formats.ts'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { Table } from '../../ui/Table.tsx'
import { writeCountdown } from './write-countdown.ts'
import classes from './study-days.module.css'

/** One line a study day, soonest first. */
export function StudyDaysTable({
  days,
  isChosen,
  onChoose,
}: {
  readonly days: readonly StudyDaySummary[]
  readonly isChosen: (day: StudyDaySummary) => boolean
  readonly onChoose: (day: StudyDaySummary) => void
}) {
  const texts = useTexts()
  const { t, language } = texts
  return (
    <div className={classes.wide}>
      <Table
        columns={[
          t('studyDay.day'),
          t('studyDay.school'),
          t('studyDay.closes'),
          t('studyDay.registered'),
          t('studyDay.expected'),
          t('studyDay.pupils'),
          { hidden: t('studyDay.show') },
        ]}
      >
        {days.map((day) => (
          <tr key={`${day.schoolId} ${day.day}`}>
            <td>
              {writeDay(day.day, language)} {day.kind === 'marginDay' ? `(${t('studyDay.marginDay')})` : ''}
            </td>
            <td>{day.schoolName}</td>
            <td>{writeCountdown(texts, day)}</td>
            <td className={classes.number}>
              {day.registered}{' '}
              {day.waiting > 0 ? (
                <span className={classes.muted}>{t('studyDay.waiting', { count: day.waiting })}</span>
              ) : null}
            </td>
            <td className={classes.number}>{day.byContract}</td>
            <td className={classes.number}>{day.pupils}</td>
            <td>
              <Button
                size="small"
                aria-expanded={isChosen(day)}
                aria-label={t('studyDay.showOf', { school: day.schoolName, day: day.day })}
                onClick={() => onChoose(day)}
              >
                {t('studyDay.show')}
              </Button>
            </td>
          </tr>
        ))}
      </Table>
    </div>
  )
}
