import { memo, useRef } from 'react'
import type { ChildId } from '#shared/domain/ids.ts'
import type { PlanChild, PlanGroup } from '#shared/ipc/parts/base-groups.ts'
import { completedMonths } from '#shared/kernel/time.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { useTexts } from '../../app/texts.tsx'
import { barLabel, barSentence } from './bar-texts.ts'
import type { PlanBar } from './planned-change.ts'
import { spanStyle } from './span-style.ts'
import type { PlanWeek } from './timeline-rows.ts'
import { childKey, roomFor, spanOf, weeksUntil } from './timeline-rows.ts'
import classes from './timeline.module.css'
import { useBarDrag } from './use-bar-drag.ts'

interface ChildRowProps {
  readonly child: PlanChild
  readonly groups: readonly PlanGroup[]
  readonly hues: ReadonlyMap<string, number>
  readonly weeks: readonly PlanWeek[]
  readonly today: IsoDay
  /** The stop that takes the focus in this row, or null when the focus stop is elsewhere. */
  readonly activeStop: number | null
  readonly isSelected: boolean
  readonly rowIndex: number
  readonly onFocusStop: (rowKey: string, stop: number) => void
  readonly onToggle: (childId: ChildId) => void
}

/** One child: its name, and its stays as bars over the weeks. Nothing is painted a week at a time. */
export const ChildRow = memo(function ChildRow(props: ChildRowProps) {
  const { child, groups, weeks, today, activeStop, isSelected, rowIndex, onFocusStop, onToggle } = props
  const texts = useTexts()
  const { t } = texts
  const key = childKey(child)
  const stop = (at: number) => ({
    'data-place': `${key} ${at}`,
    tabIndex: activeStop === at ? 0 : -1,
    onFocus: () => onFocusStop(key, at),
  })
  const months = completedMonths(child.birthDate, today)
  return (
    <div className={classes.row} role="row" aria-rowindex={rowIndex} aria-selected={isSelected}>
      <div
        {...stop(0)}
        role="rowheader"
        className={classes.name}
        data-selected={isSelected}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey) onToggle(child.childId)
        }}
      >
        <span className={classes.nameText}>{child.name}</span>
        <span className={classes.aside}>
          {isSelected ? `✓ ${t('baseGroups.selected')}` : ageText(texts, months)}
        </span>
      </div>
      <div className={classes.lane} role="presentation">
        {child.bars.map((bar, index) => (
          <Bar
            key={`${bar.groupId} ${bar.startDay} ${bar.isSettlingIn}`}
            {...props}
            bar={bar}
            label={barLabel(texts, child, bar, groups)}
            sentence={barSentence(texts, child, bar, groups, weeks)}
            stop={stop(index + 1)}
          />
        ))}
        <Marks child={child} weeks={weeks} />
      </div>
    </div>
  )
})

function ageText({ t }: ReturnType<typeof useTexts>, months: number): string {
  return months < 0 ? t('baseGroups.unborn') : t('baseGroups.age', { months })
}

/** Narrower than this a text is only a letter and dots. */
const LEAST_WEEKS = 1.2

interface BarProps extends ChildRowProps {
  readonly bar: PlanBar
  readonly label: string
  readonly sentence: string
  readonly stop: { readonly tabIndex: number; readonly onFocus: () => void; readonly 'data-place': string }
}

function Bar({ child, bar, label, sentence, stop, hues, weeks }: BarProps) {
  const ref = useRef<HTMLDivElement>(null)
  useBarDrag(ref, child, bar)
  const span = spanOf(weeks, bar.startDay, bar.endDay)
  const end = span.from + span.length
  const marks = child.marks.map((mark) => weeksUntil(weeks, mark.day))
  const room = roomFor(span.from, marks, end)
  return (
    <div
      ref={ref}
      {...stop}
      role="gridcell"
      aria-label={sentence}
      title={sentence}
      className={classes.bar}
      style={spanStyle(span)}
      data-hue={hues.get(bar.groupId) ?? 5}
      data-planned={bar.isPlanned}
      data-settling-in={bar.isSettlingIn}
      onClick={(event) => event.currentTarget.focus()}
    >
      {room < LEAST_WEEKS ? null : (
        <span
          className={classes.barText}
          style={{ maxWidth: `calc(${room.toFixed(3)} * var(--week))` }}
          aria-hidden="true"
        >
          {label}
        </span>
      )}
    </div>
  )
}

const markSigns = {
  birthday: '●',
  transfer: '→',
  start: '▸',
  leave: '◂',
  schoolStart: '▸',
  settlingIn: '~',
} as const

/** What happens on a day, as a sign with its text as far as there is room; the bar's own name says it in full. */
function Marks({ child, weeks }: Pick<ChildRowProps, 'child' | 'weeks'>) {
  const { write } = useTexts()
  const starts = [
    ...child.marks.map((mark) => weeksUntil(weeks, mark.day)),
    ...child.bars.filter((bar) => !bar.isSettlingIn).map((bar) => weeksUntil(weeks, bar.startDay)),
  ]
  // Where a stay begins, the bar itself says so.
  const begins = new Set(child.bars.map(({ startDay }) => startDay))
  const painted = child.marks.filter(({ kind, day }) => kind === 'birthday' || !begins.has(day))
  return painted.map((mark) => {
    const from = weeksUntil(weeks, mark.day)
    const room = roomFor(from, starts, weeks.length)
    if (from >= weeks.length) return null
    return (
      <span
        key={`${mark.kind} ${mark.day} ${mark.message.code}`}
        className={classes.mark}
        data-kind={mark.kind}
        style={spanStyle({ from, length: room })}
        title={write(mark.message)}
        aria-hidden="true"
      >
        {markSigns[mark.kind]} {write(mark.message)}
      </span>
    )
  })
}
