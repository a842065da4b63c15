import { useIsMutating } from '@tanstack/react-query'
import { IconArrowBackUp, IconCheck, IconCloudOff, IconLoader2 } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useChordText } from '../ui/KeyHint.tsx'
import { useAnnouncement, useAnnouncer } from './announcer.tsx'
import { useConnectionState } from './app-context.tsx'
import classes from './status-bar.module.css'
import { useKeyRegions } from './keys.tsx'
import { useSession } from './session.tsx'
import { SyncIcon } from './SyncIcon.tsx'
import type { SyncKind, SyncTone } from './sync-standing.ts'
import { hearableGroupOf, toneOf, writeStanding } from './sync-standing.ts'
import { useTexts } from './texts.tsx'
import { useGo } from './use-go.ts'
import { useHistoryActs } from './use-history-acts.ts'
import type { CalmStanding } from './use-sync-status.ts'
import { useCalmStanding } from './use-sync-status.ts'

/** Left the state of the data, in the middle the keys of what has focus, right the last act with its undo. */
export function StatusBar() {
  const { t } = useTexts()
  const said = useAnnouncement()
  const focused = useFocusedRegion()
  const { undo, undoLabel } = useHistoryActs()
  return (
    <footer className={classes.statusBar} data-pane="status" aria-label={t('frame.statusBar')}>
      <DataState />
      {said === '' ? <FocusKeys focused={focused} /> : <span className={classes.statusSaid}>{said}</span>}
      <span className="visuallyHidden" role="status" aria-live="polite">
        {said}
      </span>
      {undoLabel === null ? null : (
        <span className={classes.statusLast}>
          <span title={undoLabel}>{t('status.last', { label: undoLabel })}</span>
          <button
            type="button"
            className={classes.statusUndo}
            aria-label={`${t('frame.undo')}: ${undoLabel}`}
            onClick={undo}
          >
            <IconArrowBackUp size={14} stroke={2} aria-hidden="true" /> {t('frame.undo')}
          </button>
        </span>
      )}
    </footer>
  )
}

function DataState() {
  const { t } = useTexts()
  const go = useGo()
  const connection = useConnectionState()
  const isSaving = useIsMutating() > 0
  const standing = useCalmStanding()
  const isLost = connection === 'lost' || connection === 'refused'
  const [lostAt, setLostAt] = useState<string | null>(null)
  if (isLost && lostAt === null) setLostAt(clockTime())
  if (!isLost && lostAt !== null) setLostAt(null)
  if (isLost) {
    return (
      <span className={classes.statusData}>
        <IconCloudOff size={14} stroke={2} aria-hidden="true" />
        {t('status.offline', { time: lostAt ?? '' })}
      </span>
    )
  }
  if (standing !== undefined) return <SyncState standing={standing} />
  const Icon = isSaving ? IconLoader2 : IconCheck
  const sentence = t(isSaving ? 'status.saving' : 'status.saved')
  return (
    <StateButton sentence={sentence} onOpen={go.toSync}>
      <Icon size={14} stroke={2} aria-hidden="true" />
    </StateButton>
  )
}

function SyncState({ standing }: { readonly standing: CalmStanding }) {
  const texts = useTexts()
  const go = useGo()
  const { today } = useSession()
  const { status, kind } = standing
  const sentence = writeStanding(texts, status, kind, today)
  return (
    <>
      <StateButton sentence={sentence} tone={toneOf(kind)} onOpen={go.toSync}>
        <SyncIcon kind={kind} size={14} />
      </StateButton>
      <StandingAloud kind={kind} sentence={sentence} />
    </>
  )
}

/** The state of the data; a press shows what is behind it. */
function StateButton({
  sentence,
  tone = 'calm',
  onOpen,
  children,
}: {
  readonly sentence: string
  readonly tone?: SyncTone
  readonly onOpen: () => void
  readonly children: ReactNode
}) {
  const { t } = useTexts()
  const label = t('sync.openScreen', { standing: sentence })
  return (
    <button
      type="button"
      className={classes.statusState}
      data-tone={tone}
      title={`${label} (Ctrl+Shift+S)`}
      aria-label={label}
      onClick={onOpen}
    >
      {children}
      <span>{sentence}</span>
    </button>
  )
}

/**
 * Read aloud when something of another kind is going on, never for a count that moves: every act waits for a moment,
 * and nobody wants to hear that.
 */
function StandingAloud({ kind, sentence }: { readonly kind: SyncKind; readonly sentence: string }) {
  const group = hearableGroupOf(kind)
  const [said, setSaid] = useState({ group, sentence: '' })
  if (said.group !== group) setSaid({ group, sentence })
  return (
    <span className="visuallyHidden" role="status" aria-live="polite">
      {said.sentence}
    </span>
  )
}

/** The wall clock of this computer, for people to read; rules never see it. */
function clockTime(): string {
  const now = new Date()
  return `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`
}

/** Teaches the shortcuts without a manual: whatever has focus says which keys it knows. */
function FocusKeys({ focused }: { readonly focused: string }) {
  const { t } = useTexts()
  const chordText = useChordText()
  const regions = useKeyRegions()
  const region = regions.find(({ id }) => id === focused)
  const hints = region?.bindings.filter(({ isHint }) => isHint === true) ?? []
  return (
    <span className={classes.statusKeys} aria-hidden="true">
      {hints.map((binding) => (
        <span key={binding.labelCode}>
          {binding.shown ?? chordText(binding.keys[0] ?? '')}: {t(binding.labelCode)}
        </span>
      ))}
    </span>
  )
}

function useFocusedRegion(): string {
  const [region, setRegion] = useState('')
  const announcer = useAnnouncer()
  useEffect(() => {
    const onFocus = (event: FocusEvent) => {
      const element = event.target instanceof Element ? event.target.closest('[data-key-region]') : null
      setRegion(element?.getAttribute('data-key-region') ?? '')
    }
    // The last announcement has been read once somebody goes on.
    const forget = () => announcer.clear()
    document.addEventListener('focusin', onFocus)
    document.addEventListener('keydown', forget, { capture: true })
    document.addEventListener('pointerdown', forget, { capture: true })
    return () => {
      document.removeEventListener('focusin', onFocus)
      document.removeEventListener('keydown', forget, { capture: true })
      document.removeEventListener('pointerdown', forget, { capture: true })
    }
  }, [announcer])
  return region
}
