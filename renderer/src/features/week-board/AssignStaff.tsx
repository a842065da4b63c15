import type { BaseGroupId } from '#shared/domain/ids.ts'
import type { Interval, IsoDay } from '#shared/kernel/time.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useCurrentLocation } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { useCall } from '../../app/use-call.ts'
import { Button } from '../../ui/Button.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import classes from './explanation.module.css'

interface AssignStaffProps {
  readonly day: IsoDay
  readonly groupId: BaseGroupId
  readonly groupName: string
  /** The stretch that is short of staff. */
  readonly moment: Interval
  readonly onDone: () => void
}

/** Who of the location is free in the stretch that is short, and a button to put them in. */
export function AssignStaff({ day, groupId, groupName, moment, onDone }: AssignStaffProps) {
  const { t, word, write } = useTexts()
  const announcer = useAnnouncer()
  const location = useCurrentLocation()
  const assign = useAct('shifts.assign')
  const { startMinute, endMinute } = moment
  const available = useCall(
    'shifts.listAvailable',
    { locationId: location?.id ?? '-', day, groupId, startMinute, endMinute },
    { isEnabled: location !== undefined, isKeepingPrevious: false },
  )
  const put = async (staffMemberId: string) => {
    const result = await assign.run({ staffMemberId, groupId, day, startMinute, endMinute, breaks: [] })
    if (result.status !== 'done') return
    announcer.say(write(result.output.label))
    onDone()
  }
  return (
    <section className={classes.assign}>
      <h4 className={classes.subHeading}>{t('assign.title')}</h4>
      <p>{t('assign.sentence', { group: groupName, day, start: startMinute, end: endMinute })}</p>
      <CallTrouble error={available.error} />
      <ProblemNotice text={assign.problem} />
      {available.data?.staff.length === 0 ? <p>{t('assign.none')}</p> : null}
      <ul className={classes.plainList}>
        {available.data?.staff.map((person) => (
          <li key={person.id} className={classes.assignRow}>
            <span>
              <strong>{person.name}</strong>
              <br />
              <span className={classes.muted}>
                {word(`staffRole.${person.role}`)},{' '}
                {person.shifts.length === 0
                  ? t('assign.free')
                  : person.shifts
                      .map((shift) =>
                        t('assign.works', {
                          start: shift.startMinute,
                          end: shift.endMinute,
                          group: shift.groupName,
                        }),
                      )
                      .join(', ')}
              </span>
            </span>
            <Button
              size="small"
              aria-label={`${t('assign.assign')}: ${person.name}`}
              onClick={() => void put(person.id)}
            >
              {t('assign.assign')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
