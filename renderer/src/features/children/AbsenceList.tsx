import type { ChildCard } from '#shared/ipc/calls/children.ts'
import { formatMinute } from '#shared/kernel/time.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import classes from './children.module.css'

type ListedAbsence = ChildCard['absences'][number]

/** What was reported, the latest first; what was reported by itself can be withdrawn. */
export function AbsenceList({ absences }: { readonly absences: readonly ListedAbsence[] }) {
  const { t, write } = useTexts()
  const announcer = useAnnouncer()
  const remove = useAct('absences.remove')
  const withdraw = async (absence: ListedAbsence) => {
    const result = await remove.run({ absenceId: absence.id })
    if (result.status === 'done') announcer.say(write(result.output.label))
  }
  return (
    <>
      <h3>{t('child.absences')}</h3>
      {absences.length === 0 ? <p className={classes.muted}>{t('child.noAbsences')}</p> : null}
      <ProblemNotice text={remove.problem} />
      <ul>
        {absences.map((absence) => (
          <li key={absence.id} className={classes.actLine}>
            <AbsenceLine absence={absence} />
            {absence.mayRemove ? (
              <Button
                size="small"
                kind="quiet"
                right="attendance.edit"
                aria-label={t('absence.removeOf', { day: absence.startDay })}
                onClick={() => void withdraw(absence)}
              >
                {t('absence.remove')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
}

function AbsenceLine({ absence }: { readonly absence: ListedAbsence }) {
  const { t } = useTexts()
  const { startDay, endDay, startMinute, endMinute, reason, creditMinutes } = absence
  return (
    <span>
      {t(startDay === endDay ? 'child.absenceDay' : 'child.absence', {
        start: startDay,
        end: endDay,
        reason: t(`absence.${reason}`),
      })}
      {startMinute === null || endMinute === null
        ? ''
        : `, ${formatMinute(startMinute)}–${formatMinute(endMinute)}`}
      {creditMinutes === 0 ? '' : ` · ${t('absence.withCredit', { minutes: creditMinutes })}`}
    </span>
  )
}
