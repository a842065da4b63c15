import { useRef } from 'react'
import classes from './tab-row.module.css'

interface Tab<Key extends string> {
  readonly key: Key
  readonly label: string
  /** How many there are behind it. */
  readonly count?: number | undefined
}

interface TabRowProps<Key extends string> {
  readonly label: string
  readonly tabs: readonly Tab<Key>[]
  readonly current: Key
  /** The element that shows what is behind the tab; it is labelled by `tabId`. */
  readonly panelId: string
  readonly onTab: (key: Key) => void
  /** After a press as well, and not after an arrow. */
  readonly onPress?: (() => void) | undefined
}

/** The id of a tab, for the panel it names. */
export function tabId(panelId: string, key: string): string {
  return `${panelId}-${key}`
}

/** Parts of a screen, one at a time: one tab stop, and arrows move between them. */
export function TabRow<Key extends string>({
  label,
  tabs,
  current,
  panelId,
  onTab,
  onPress,
}: TabRowProps<Key>) {
  const row = useRef<HTMLDivElement>(null)
  const move = (step: 1 | -1) => {
    const next = keyBeside(
      tabs.map(({ key }) => key),
      current,
      step,
    )
    onTab(next)
    row.current?.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus()
  }
  return (
    <div className={classes.room}>
      <div
        ref={row}
        role="tablist"
        aria-label={label}
        className={classes.tabs}
        onKeyDown={(event) => {
          if (event.key === 'ArrowRight') move(1)
          else if (event.key === 'ArrowLeft') move(-1)
          else return
          event.preventDefault()
        }}
      >
        {tabs.map((tab) => (
          <button
            key={tab.key}
            id={tabId(panelId, tab.key)}
            type="button"
            role="tab"
            data-tab={tab.key}
            aria-selected={tab.key === current}
            aria-controls={panelId}
            tabIndex={tab.key === current ? 0 : -1}
            className={classes.tab}
            onClick={() => {
              onTab(tab.key)
              onPress?.()
            }}
          >
            {tab.label}
            {tab.count === undefined ? null : (
              <>
                {' '}
                <span className={classes.count}>{tab.count}</span>
              </>
            )}
          </button>
        ))}
      </div>
    </div>
  )
}

/** The tab next to this one; after the last comes the first. */
export function keyBeside<Key extends string>(keys: readonly Key[], current: Key, step: 1 | -1): Key {
  return keys[(keys.indexOf(current) + step + keys.length) % keys.length] ?? current
}
