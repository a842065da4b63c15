import { useRef } from 'react'
import type { ChildId } from '#shared/domain/ids.ts'
import type { FlexibleChild, FlexibleDay } from '#shared/ipc/calls/flexible-days.ts'
import type { IsoMonth } from '#shared/kernel/month.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { civilDay, weekdayOf } from '#shared/kernel/time.ts'
import { weekdayShort } from '#shared/text/formats.ts'
import { useRegionKeys } from '../../app/keys.tsx'
import { useTexts } from '../../app/texts.tsx'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import { letterOf, sentenceOf } from './day-cell-texts.ts'
import classes from './flexible.module.css'

export interface GridPlace {
  readonly row: number
  readonly column: number
}

interface FlexibleGridProps {
  readonly month: IsoMonth
  readonly rows: readonly FlexibleChild[]
  /** Whose days are chosen, and which. */
  readonly chosenChildId: ChildId | null
  readonly chosenDays: ReadonlySet<IsoDay>
  readonly place: GridPlace
  readonly onPlace: (place: GridPlace) => void
  readonly onToggle: (child: FlexibleChild, day: FlexibleDay) => void
  readonly onAsk: () => void
}

/** Children down, days across. Arrows move, the space bar chooses, Enter asks. */
export function FlexibleGrid(props: FlexibleGridProps) {
  const { month, rows, place, onPlace, onToggle, onAsk } = props
  const { t, language } = useTexts()
  const body = useRef<HTMLTableSectionElement>(null)
  const days = shownDays(rows)
  const move = (rowStep: number, columnStep: number) => {
    const next = {
      row: clamp(place.row + rowStep, rows.length),
      column: clamp(place.column + columnStep, days.length),
    }
    onPlace(next)
    body.current?.querySelector<HTMLElement>(`[data-place="${next.row} ${next.column}"]`)?.focus()
  }
  const toggle = () => {
    const child = rows[place.row]
    const day = child?.days.find((each) => each.day === days[place.column])
    if (child !== undefined && day !== undefined) onToggle(child, day)
  }
  const keys = useRegionKeys({
    id: 'flexible',
    titleCode: 'flexible.keys',
    bindings: [
      {
        keys: ['ArrowLeft'],
        shown: '←→↑↓',
        labelCode: 'flexible.keyMove',
        isHint: true,
        run: () => move(0, -1),
      },
      { keys: ['ArrowRight'], labelCode: 'flexible.keyMove', run: () => move(0, 1) },
      { keys: ['ArrowUp'], labelCode: 'flexible.keyMove', run: () => move(-1, 0) },
      { keys: ['ArrowDown'], labelCode: 'flexible.keyMove', run: () => move(1, 0) },
      { keys: ['Home'], labelCode: 'flexible.keyMove', run: () => move(0, -days.length) },
      { keys: ['End'], labelCode: 'flexible.keyMove', run: () => move(0, days.length) },
      { keys: ['Space'], labelCode: 'flexible.keyChoose', isHint: true, run: toggle },
      {
        keys: ['Enter'],
        labelCode: 'flexible.keyAsk',
        isHint: true,
        right: 'requests.decide',
        run: onAsk,
      },
    ],
  })
  return (
    <div className={classes.scroll}>
      <table
        {...keys}
        role="grid"
        aria-multiselectable="true"
        aria-label={t('flexible.gridLabel', { month })}
        className={classes.grid}
      >
        <thead>
          <tr>
            <th scope="col">{t('flexible.child')}</th>
            {days.map((day) => (
              <th key={day} scope="col">
                {weekdayShort(day, language)}
                <br />
                {civilDay(day).dayOfMonth}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((child, row) => (
            <tr key={child.childId}>
              <th scope="row" className={classes.name}>
                {child.name}
                <span className={classes.balance}>
                  {t('flexible.balance')}: {t('flexible.balanceOf', { minutes: child.balance.minutes })}
                </span>
              </th>
              {days.map((day, column) => (
                <DayCell key={day} {...props} child={child} day={day} at={{ row, column }} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function DayCell({
  child,
  day,
  at,
  place,
  chosenChildId,
  chosenDays,
  onPlace,
  onToggle,
}: FlexibleGridProps & { readonly child: FlexibleChild; readonly day: IsoDay; readonly at: GridPlace }) {
  const texts = useTexts()
  const known = child.days.find((each) => each.day === day)
  if (known === undefined) return <td />
  const isChosen = chosenChildId === child.childId && chosenDays.has(day)
  const isHere = place.row === at.row && place.column === at.column
  const isSettled = known.state === 'granted' || known.state === 'contracted' || known.state === 'asked'
  return (
    <td
      role="gridcell"
      aria-selected={isChosen}
      aria-label={sentenceOf(texts, known, isChosen)}
      tabIndex={isHere ? 0 : -1}
      className={classes.place}
      data-place={`${at.row} ${at.column}`}
      onFocus={() => onPlace(at)}
      onClick={() => onToggle(child, known)}
    >
      <span
        className={classes.cell}
        aria-hidden="true"
        data-verdict={known.state === 'free' ? known.verdict : null}
        data-settled={isSettled}
        data-guaranteed={known.isGuaranteed}
        data-chosen={isChosen}
      >
        {known.state === 'free' && known.verdict !== null ? (
          <VerdictTag verdict={known.verdict} isMarkOnly />
        ) : null}
        {letterOf(texts, known)}
      </span>
    </td>
  )
}

/** Every day on which some child could come; weekends and the days the house is closed fall away together. */
export function shownDays(rows: readonly FlexibleChild[]): readonly IsoDay[] {
  const open = new Set<IsoDay>()
  for (const { days } of rows) {
    for (const { day, state } of days) if (state !== 'closed' || weekdayOf(day) <= 5) open.add(day)
  }
  return [...open].sort()
}

function clamp(value: number, count: number): number {
  return Math.max(0, Math.min(value, count - 1))
}
