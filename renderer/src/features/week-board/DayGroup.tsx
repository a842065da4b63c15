import { memo } from 'react'
import type {
  DayViewChild,
  DayViewGroup,
  DayViewStaff,
  DayViewUnit,
  TimeColumn,
} from '#shared/domain/board/model.ts'
import type { Interval, IsoDay } from '#shared/kernel/time.ts'
import { formatMinute } from '#shared/kernel/time.ts'
import { writeAge } from '#shared/text/formats.ts'
import { useOpeners } from '../../app/openers.tsx'
import { useTexts } from '../../app/texts.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import classes from './day-view.module.css'
import gridClasses from './plan-grid.module.css'
import { halfHoursOf } from './half-hours.ts'
import { writePersonName } from './person-name.ts'
import { spanStyle } from './span-style.ts'

interface DayGroupProps {
  readonly group: DayViewGroup
  readonly day: IsoDay
  /** The hours on screen. */
  readonly shown: Interval
  /** 1 to 6, the colour beside the two letters. */
  readonly hue: number
}

/** One group's day: what is needed and rostered per half hour, then staff, then children, a bar each. */
export const DayGroup = memo(function DayGroup({ group, day, shown, hue }: DayGroupProps) {
  const { t, write } = useTexts()
  const label = t('day.groupLabel', { group: group.name })
  return (
    <section className={classes.group} aria-label={label}>
      <div className={classes.groupHead}>
        <h2 className={classes.groupTitle}>
          <span className={gridClasses.groupCode} data-hue={hue} aria-hidden="true">
            {group.code}
          </span>{' '}
          {group.name}
        </h2>
        {group.closed === null ? (
          <NeedStrip
            columns={halfHoursOf(group.quarters)}
            shown={shown}
            label={t('day.stripLabel', { group: group.name })}
          />
        ) : (
          <p className={classes.closed}>{write(group.closed)}</p>
        )}
      </div>
      {group.staff.map((person) => (
        <StaffBar key={person.staffMemberId} person={person} group={group} day={day} shown={shown} />
      ))}
      {group.children.length === 0 && group.closed === null ? (
        <p className={classes.nobody}>{t('day.nobody')}</p>
      ) : null}
      {group.children.map((child) => (
        <ChildBar key={child.childId} child={child} day={day} shown={shown} />
      ))}
      {group.absent.length === 0 ? null : (
        <p className={classes.absent}>
          {t('day.absent')}: {group.absent.map((child) => writePersonName(child)).join(', ')}
        </p>
      )}
    </section>
  )
})

/** Out-of-school care counts all groups of the location together; this is that count. BKR-5 */
export function DayUnit({ unit, shown }: { readonly unit: DayViewUnit; readonly shown: Interval }) {
  const { t } = useTexts()
  return (
    <section className={classes.group} aria-label={t('day.groupLabel', { group: t('day.together') })}>
      <div className={classes.groupHead}>
        <h2 className={classes.groupTitle}>{t('day.together')}</h2>
        <NeedStrip
          columns={halfHoursOf(unit.quarters)}
          shown={shown}
          label={t('day.stripLabel', { group: t('day.together') })}
        />
      </div>
    </section>
  )
}

interface NeedStripProps {
  readonly columns: readonly TimeColumn[]
  readonly shown: Interval
  readonly label: string
}

function NeedStrip({ columns, shown, label }: NeedStripProps) {
  const { t } = useTexts()
  const spoken = columns
    .filter(({ children }) => children > 0)
    .map(
      ({ startMinute, children, required, rostered }) =>
        `${formatMinute(startMinute)}: ${t('cellName.children', { count: children })}, ${required ?? '–'}/${rostered}`,
    )
    .join('; ')
  return (
    <div className={classes.track} role="img" aria-label={`${label}: ${spoken}`}>
      {columns.map((column) => {
        const isShort = column.required !== null && column.required > column.rostered
        return (
          <span
            key={column.startMinute}
            className={classes.need}
            data-short={isShort}
            style={spanStyle(column, shown)}
          >
            <span className={classes.needChildren}>{column.children === 0 ? '' : column.children}</span>
            <span>{column.children === 0 ? '' : `${column.required ?? '–'}/${column.rostered}`}</span>
          </span>
        )
      })}
    </div>
  )
}

function writeRange({ startMinute, endMinute }: Interval): string {
  return `${formatMinute(startMinute)}–${formatMinute(endMinute)}`
}

/** A bar shorter than an hour has no room for its times; its name says them. */
function barLabel(stretch: Interval): string {
  return stretch.endMinute - stretch.startMinute < 75 ? '' : writeRange(stretch)
}

function ChildBar({
  child,
  day,
  shown,
}: {
  readonly child: DayViewChild
  readonly day: IsoDay
  readonly shown: Interval
}) {
  const { t, language } = useTexts()
  const openers = useOpeners()
  const name = writePersonName(child)
  const times = child.stretches.map(writeRange).join(', ')
  return (
    <div className={classes.line}>
      <span className={classes.name}>
        <LinkButton
          aria-label={t('day.childBar', { name, age: child.ageYears, times })}
          onClick={() => openers.openChild(child.childId, name, day)}
        >
          {name}
        </LinkButton>
        <span className={classes.age}>{writeAge(child.ageMonths, language)}</span>
      </span>
      <div className={classes.track} aria-hidden="true">
        {child.stretches.map((stretch) => (
          <span
            key={stretch.startMinute}
            className={classes.childBar}
            data-origin={stretch.origin === 'contract' ? 'contract' : 'extra'}
            data-elsewhere={stretch.isElsewhere}
            style={spanStyle(stretch, shown)}
          >
            {barLabel(stretch)}
          </span>
        ))}
      </div>
    </div>
  )
}

interface StaffBarProps {
  readonly person: DayViewStaff
  readonly group: DayViewGroup
  readonly day: IsoDay
  readonly shown: Interval
}

function StaffBar({ person, group, day, shown }: StaffBarProps) {
  const { t, word } = useTexts()
  const openers = useOpeners()
  const name = writePersonName(person)
  const role = word(`staffRole.${person.role}`)
  const times = person.shifts
    .flatMap((shift) => [
      writeRange(shift),
      ...shift.breaks.map((each) => t('day.breakRange', { start: each.startMinute, end: each.endMinute })),
    ])
    .join(', ')
  const openCard = () =>
    openers.openStaffMember({
      staffMemberId: person.staffMemberId,
      name,
      roleCode: `staffRole.${person.role}`,
      day,
      stretches: person.shifts.map(({ startMinute, endMinute }) => ({
        startMinute,
        endMinute,
        groupId: group.groupId,
      })),
    })
  return (
    <div className={classes.line}>
      <span className={classes.name}>
        <LinkButton aria-label={t('day.staffBar', { name, role, times })} onClick={openCard}>
          {name}
        </LinkButton>
        <span className={classes.age}>{person.counting === 'notCounted' ? t('why.notCounted') : ''}</span>
      </span>
      <div className={classes.track} aria-hidden="true">
        {person.shifts.map((shift) => (
          <span
            key={shift.shiftId}
            className={classes.staffBar}
            data-counting={person.counting}
            style={spanStyle(shift, shown)}
          >
            {barLabel(shift)}
          </span>
        ))}
        {person.shifts.flatMap((shift) =>
          shift.breaks.map((each) => (
            <span
              key={`${shift.shiftId} ${each.startMinute}`}
              className={classes.break}
              style={spanStyle(each, shown)}
            />
          )),
        )}
      </div>
    </div>
  )
}
