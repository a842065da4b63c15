import { Outlet, useLocation } from '@tanstack/react-router'
import { useRef } from 'react'
import { CrashScreen } from './CrashScreen.tsx'
import classes from './frame.module.css'
import { useFrameKeys } from './frame-keys.ts'
import { HouseNotices } from './HouseNotices.tsx'
import { InspectorPane } from './InspectorPane.tsx'
import { useInspector } from './inspector.tsx'
import { NotAllowed } from './NotAllowed.tsx'
import { maySeeScreen } from './screen-rights.ts'
import { useSession } from './session.tsx'
import { Sidebar } from './Sidebar.tsx'
import { StatusBar } from './StatusBar.tsx'
import { useTexts } from './texts.tsx'
import { TopBar } from './TopBar.tsx'
import { useKeptScroll } from './use-kept-scroll.ts'
import { useIdleLock, useLockDue, useLockKey } from './use-lock-keys.ts'
import { useLock } from './use-lock.ts'
import { narrowFrame, useMedia } from './use-media.ts'

/** Sidebar, content, inspector, with a bar above and below: the same around every screen. */
export function Frame() {
  const { t } = useTexts()
  const { settings, actor } = useSession()
  const inspector = useInspector()
  const isNarrow = useMedia(narrowFrame)
  const isMedium = useMedia('(max-width: 1599px)')
  const main = useRef<HTMLElement>(null)
  const lock = useLock()
  useFrameKeys()
  useLockKey(() => void lock())
  useIdleLock(() => void lock())
  useLockDue(() => void lock())
  const path = useLocation({ select: ({ pathname }) => pathname })
  useKeptScroll(path)
  // With the inspector open the board keeps its width by giving up the sidebar's.
  const isRail = settings.isSidebarCollapsed || isNarrow || (inspector.isOpen && isMedium)
  return (
    <div className={classes.frame} data-rail={isRail} data-covered={inspector.isOpen && isNarrow}>
      <a
        href="#content"
        className="skipLink"
        onClick={(event) => {
          // The fragment is the address of the screen, so the jump is made by hand.
          event.preventDefault()
          main.current?.focus()
        }}
      >
        {t('frame.skipToContent')}
      </a>
      <TopBar />
      <Sidebar isRail={isRail} />
      <main
        ref={main}
        id="content"
        className={classes.content}
        data-pane="content"
        tabIndex={-1}
        aria-label={t('frame.content')}
      >
        <CrashScreen>
          <HouseNotices />
          {maySeeScreen(actor.role, path) ? <Outlet /> : <NotAllowed path={path} />}
        </CrashScreen>
      </main>
      {inspector.isOpen ? <InspectorPane isOverlay={isNarrow} /> : null}
      <StatusBar />
    </div>
  )
}
