import { useId, useRef } from 'react'
import type { ComponentType } from 'react'
import type { CurrentLocation } from '../../app/session.tsx'
import { useCurrentLocation } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useGo } from '../../app/use-go.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import classes from './privacy.module.css'

/** What a tab gets: where it is, and the way to another tab. */
export interface PrivacyTabProps {
  readonly location: CurrentLocation
  readonly onTab: (key: string) => void
}

/** A tab of the screen; some are made elsewhere. */
export interface PrivacyTab {
  readonly key: string
  readonly label: string
  readonly Panel: ComponentType<PrivacyTabProps>
}

interface PrivacyScreenProps {
  readonly tabs: readonly PrivacyTab[]
  /** The tab of the address; the first when it names none. */
  readonly tabKey: string | null
  readonly onTab: (key: string) => void
}

/** What the law asks of who keeps data of people; the work that waits comes first. PRIV-1, PRIV-2, PRIV-5, PRIV-7 */
export function PrivacyScreen({ tabs, tabKey, onTab }: PrivacyScreenProps) {
  const { t } = useTexts()
  const go = useGo()
  const location = useCurrentLocation()
  const panelId = useId()
  const list = useRef<HTMLDivElement>(null)
  const current = tabs.find(({ key }) => key === tabKey) ?? tabs[0]
  const move = (step: number) => {
    const at = tabs.findIndex(({ key }) => key === current?.key)
    const next = tabs[(at + step + tabs.length) % tabs.length]
    if (next === undefined) return
    onTab(next.key)
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.key}"]`)?.focus()
  }
  if (location === undefined || current === undefined) {
    return (
      <Page title={t('screen.privacy')}>
        <EmptyState
          title={t('privacy.empty')}
          action={
            <Button kind="primary" onClick={go.toImport}>
              {t('screen.import')}
            </Button>
          }
        >
          <p>{t('privacy.emptySentence')}</p>
        </EmptyState>
      </Page>
    )
  }
  const { Panel } = current
  return (
    <Page title={t('screen.privacy')} windowTitle={`${t('screen.privacy')}: ${current.label}`}>
      <div
        ref={list}
        role="tablist"
        aria-label={t('screen.privacy')}
        className={classes.tabs}
        onKeyDown={(event) => {
          if (event.key === 'ArrowRight') move(1)
          else if (event.key === 'ArrowLeft') move(-1)
          else return
          event.preventDefault()
        }}
      >
        {tabs.map(({ key, label }) => (
          <button
            key={key}
            id={`${panelId}-${key}`}
            type="button"
            role="tab"
            data-tab={key}
            aria-selected={key === current.key}
            aria-controls={panelId}
            tabIndex={key === current.key ? 0 : -1}
            className={classes.tab}
            onClick={() => onTab(key)}
          >
            {label}
          </button>
        ))}
      </div>
      <div id={panelId} role="tabpanel" aria-labelledby={`${panelId}-${current.key}`}>
        {/* Another location is another screen: nothing half typed is taken along. */}
        <Panel key={`${current.key} ${location.id}`} location={location} onTab={onTab} />
      </div>
    </Page>
  )
}
