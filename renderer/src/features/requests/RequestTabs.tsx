import { useRef } from 'react'
import { useTexts } from '../../app/texts.tsx'
import type { ListView } from './desk.ts'
import { tabs } from './desk.ts'
import type { Inbox } from './use-inbox.ts'
import classes from './requests.module.css'

interface RequestTabsProps {
  readonly inbox: Inbox
  readonly panelId: string
  /** Something else has to make way for the list. */
  readonly onTab: (() => void) | undefined
}

/** Open, with the parent, on the waiting list, done: one tab stop, arrows move between them. */
export function RequestTabs({ inbox, panelId, onTab }: RequestTabsProps) {
  const { t } = useTexts()
  const list = useRef<HTMLDivElement>(null)
  const move = (step: 1 | -1) => {
    const next = neighbourOf(inbox.desk.tab, step)
    inbox.toTab(next)
    list.current?.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus()
  }
  return (
    <div
      ref={list}
      role="tablist"
      aria-label={t('inbox.tabs')}
      className={classes.tabs}
      onKeyDown={(event) => {
        if (event.key === 'ArrowRight') move(1)
        else if (event.key === 'ArrowLeft') move(-1)
        else return
        event.preventDefault()
      }}
    >
      {shownTabs(inbox.desk.tab).map((tab) => {
        const count = tab === 'fitting' ? inbox.rows?.length : inbox.counts?.[tab]
        const isCurrent = tab === inbox.desk.tab
        return (
          <button
            key={tab}
            id={`${panelId}-${tab}`}
            type="button"
            role="tab"
            data-tab={tab}
            aria-selected={isCurrent}
            aria-controls={panelId}
            tabIndex={isCurrent ? 0 : -1}
            className={classes.tab}
            onClick={() => {
              inbox.toTab(tab)
              onTab?.()
            }}
          >
            {t(`inbox.tab.${tab}`)}{' '}
            {count === undefined ? null : <span className={classes.tabCount}>{count}</span>}
          </button>
        )
      })}
    </div>
  )
}

/** What fits by now is a list of its own only while somebody looks at it. */
function shownTabs(current: ListView): readonly ListView[] {
  return current === 'fitting' ? [...tabs, 'fitting'] : tabs
}

/** The tab next to this one; after the last comes the first. */
export function neighbourOf(tab: ListView, step: 1 | -1): ListView {
  const shown = shownTabs(tab)
  return shown[(shown.indexOf(tab) + step + shown.length) % shown.length] ?? tab
}
