import { useRef, useState } from 'react'
import type { PresentChildView } from '#shared/ipc/parts/stays.ts'
import { useRegionKeys } from '../../app/keys.tsx'
import { useTexts } from '../../app/texts.tsx'
import { writeLength, type StaySide } from './amounts.ts'
import classes from './quick-log.module.css'

interface ChildTilesProps {
  readonly people: readonly PresentChildView[]
  readonly chosenId: string | null
  /** What Enter in the field would write down. */
  readonly suggestedId: string | null
  /** The names of the groups are said when the list is about more than one. */
  readonly isWithGroup: boolean
  readonly onChoose: (child: PresentChildView) => void
  readonly onQuick: (child: PresentChildView, side: StaySide) => void
}

/** One tile a child; arrows go from one to the next, and one Tab goes past them. */
export function ChildTiles({
  people,
  chosenId,
  suggestedId,
  isWithGroup,
  onChoose,
  onQuick,
}: ChildTilesProps) {
  const list = useRef<HTMLUListElement>(null)
  const [stopId, setStopId] = useState<string | null>(null)
  const stop = people.find(({ childId }) => childId === stopId) ?? people[0]
  const move = (step: number) => {
    const place = people.findIndex(({ childId }) => childId === stop?.childId)
    const next = people[Math.min(Math.max(place + step, 0), people.length - 1)]
    if (next === undefined) return
    setStopId(next.childId)
    list.current?.querySelector<HTMLElement>(`[data-child="${next.childId}"]`)?.focus()
  }
  const quick = (side: StaySide) => {
    if (stop !== undefined) onQuick(stop, side)
  }
  const keys = useRegionKeys({
    id: 'quickLog',
    titleCode: 'keys.quickLogTiles',
    bindings: [
      { keys: ['ArrowRight'], shown: '←→', labelCode: 'log.tilesKey', isHint: true, run: () => move(1) },
      { keys: ['ArrowLeft'], shown: '←', labelCode: 'log.tilesKey', run: () => move(-1) },
      {
        keys: ['ArrowDown'],
        shown: '↓',
        labelCode: 'log.tilesKey',
        run: () => move(columnsOf(list.current)),
      },
      { keys: ['ArrowUp'], shown: '↑', labelCode: 'log.tilesKey', run: () => move(-columnsOf(list.current)) },
      { keys: ['l'], labelCode: 'log.lateKey', isHint: true, run: () => quick('late') },
      { keys: ['v'], labelCode: 'log.earlyKey', isHint: true, run: () => quick('early') },
    ],
  })
  return (
    <ul ref={list} className={classes.tiles} role="list" {...keys}>
      {people.map((child) => (
        <li key={child.childId}>
          <button
            type="button"
            className={classes.tile}
            data-child={child.childId}
            data-suggested={child.childId === suggestedId}
            aria-pressed={child.childId === chosenId}
            tabIndex={child.childId === stop?.childId ? 0 : -1}
            onFocus={() => setStopId(child.childId)}
            onClick={() => onChoose(child)}
          >
            <TileText child={child} isWithGroup={isWithGroup} />
          </button>
        </li>
      ))}
    </ul>
  )
}

function TileText({
  child,
  isWithGroup,
}: {
  readonly child: PresentChildView
  readonly isWithGroup: boolean
}) {
  const texts = useTexts()
  const { t } = texts
  const { earlyMinutes, lateMinutes, endMinute } = child
  const logged = [
    ...(earlyMinutes > 0 ? [t('log.loggedEarly', { length: writeLength(texts, earlyMinutes) })] : []),
    ...(lateMinutes > 0 ? [t('log.loggedLate', { length: writeLength(texts, lateMinutes) })] : []),
  ]
  return (
    <>
      <span className={classes.tileName}>{child.name}</span>
      <span className={classes.tileUntil}>
        {t('log.until', { end: endMinute })}
        {isWithGroup ? ` · ${child.groupName}` : ''}
      </span>
      {logged.length === 0 ? null : <span className={classes.tileLogged}>{logged.join(' ')} ✓</span>}
    </>
  )
}

/** How many tiles stand beside each other now, so that down goes to the tile below. */
function columnsOf(list: HTMLUListElement | null): number {
  const [first, ...rest] = [...(list?.children ?? [])].map((item) => item.getBoundingClientRect().top)
  const below = rest.findIndex((top) => top > (first ?? 0))
  return below < 0 ? 1 : below + 1
}
