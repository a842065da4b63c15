import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconHelp,
  IconLock,
  IconLockOpen,
  IconMenu2,
  IconSearch,
} from '@tabler/icons-react'
import { IconButton } from '../ui/IconButton.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import classes from './frame.module.css'
import { useInspector } from './inspector.tsx'
import { useOpeners } from './openers.tsx'
import { findCurrentLocation, useChangeSettings, useSession } from './session.tsx'
import { useTexts } from './texts.tsx'
import { useHistoryActs } from './use-history-acts.ts'
import { useLock } from './use-lock.ts'
import { useMayDo } from './use-may-do.ts'

export function TopBar() {
  const { t } = useTexts()
  const session = useSession()
  const change = useChangeSettings()
  const openers = useOpeners()
  const mayDo = useMayDo()
  return (
    <header className={classes.topBar} data-pane="top" aria-label={t('frame.topBar')}>
      <IconButton
        label={t('frame.toggleSidebar')}
        icon={<IconMenu2 size={20} stroke={1.75} aria-hidden="true" />}
        aria-expanded={!session.settings.isSidebarCollapsed}
        onClick={() => change({ isSidebarCollapsed: !session.settings.isSidebarCollapsed })}
      />
      <LocationSwitch />
      <span className={classes.topBarSpace} />
      <button
        type="button"
        className={classes.paletteButton}
        aria-keyshortcuts="Control+K"
        onClick={openers.openPalette}
      >
        <IconSearch size={16} stroke={1.75} aria-hidden="true" />
        <span>{t('frame.palette')}</span>
        <KeyHint chord="Ctrl+K" />
      </button>
      <span className={classes.topBarSpace} />
      {mayDo('history.undo') ? <UndoButtons /> : null}
      <LockButton />
      <IconButton
        label={t('frame.help')}
        icon={<IconHelp size={20} stroke={1.75} aria-hidden="true" />}
        aria-keyshortcuts="F1"
        onClick={openers.openShortcuts}
      />
    </header>
  )
}

function UndoButtons() {
  const { t } = useTexts()
  const { undo, redo, undoLabel, redoLabel } = useHistoryActs()
  const undoName = undoLabel === null ? t('frame.nothingToUndo') : t('frame.undoOf', { label: undoLabel })
  const redoName = redoLabel === null ? t('frame.nothingToRedo') : t('frame.redoOf', { label: redoLabel })
  return (
    <>
      <button
        type="button"
        className={classes.barButton}
        title={`${undoName} (Ctrl+Z)`}
        aria-label={`${t('frame.undo')}: ${undoLabel ?? t('frame.nothingToUndo')}`}
        aria-disabled={undoLabel === null}
        onClick={undo}
      >
        <IconArrowBackUp size={18} stroke={1.75} aria-hidden="true" />
        <span className={classes.hideWhenNarrow}>{t('frame.undo')}</span>
      </button>
      <button
        type="button"
        className={classes.barButton}
        title={`${redoName} (Ctrl+Y)`}
        aria-label={`${t('frame.redo')}: ${redoLabel ?? t('frame.nothingToRedo')}`}
        aria-disabled={redoLabel === null}
        onClick={redo}
      >
        <IconArrowForwardUp size={18} stroke={1.75} aria-hidden="true" />
        <span className={classes.hideWhenNarrow}>{t('frame.redo')}</span>
      </button>
    </>
  )
}

/** Who works here, and the way to lock the screen; without a password it leads to where one is given. PRIV-6 */
function LockButton() {
  const { t } = useTexts()
  const { actor, hasPassword } = useSession()
  const lock = useLock()
  const Icon = hasPassword ? IconLock : IconLockOpen
  const who = `${actor.name}, ${t(`role.${actor.role}`)}`
  const does = t(hasPassword ? 'lock.lock' : 'lock.noPasswordShort')
  return (
    <button
      type="button"
      className={classes.barButton}
      title={`${does} (Ctrl+L) · ${who}`}
      aria-keyshortcuts="Control+L"
      onClick={() => void lock()}
    >
      <Icon size={18} stroke={1.75} aria-hidden="true" />
      <span className="visuallyHidden">
        {does} · {t('frame.user', { name: who })}
      </span>
      <span className={classes.user} aria-hidden="true">
        {initialsOf(actor.name)}
      </span>
      <span className={classes.userName} aria-hidden="true">
        {actor.name}
      </span>
    </button>
  )
}

function LocationSwitch() {
  const { t } = useTexts()
  const session = useSession()
  const change = useChangeSettings()
  const inspector = useInspector()
  const current = findCurrentLocation(session)
  if (current === undefined) return null
  if (session.locations.length === 1) return <span className={classes.locationName}>{current.name}</span>
  return (
    <select
      className={classes.locationSelect}
      aria-label={t('frame.location')}
      value={current.id}
      onChange={(event) => {
        // What the inspector shows belongs to the location that is left.
        inspector.close()
        change({ lastLocationId: event.currentTarget.value })
      }}
    >
      {session.locations.map((location) => (
        <option key={location.id} value={location.id}>
          {location.name}
        </option>
      ))}
    </select>
  )
}

function initialsOf(name: string): string {
  const parts = name.split(/\s+/).filter((part) => part !== '')
  const letters = [parts[0], parts.length > 1 ? parts.at(-1) : undefined].map(
    (part) => part?.slice(0, 1) ?? '',
  )
  return letters.join('').toUpperCase()
}
