import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
} from '@tanstack/react-router'
import { KioskBar } from '../features/gate/KioskBar.tsx'
import { QuickLogScreen } from '../features/quick-log/QuickLogScreen.tsx'
import classes from './frame.module.css'

function KioskFrame() {
  return (
    <div className={classes.kiosk}>
      <KioskBar />
      <main className={classes.content} id="content">
        <Outlet />
      </main>
    </div>
  )
}

function Room() {
  return <QuickLogScreen isKiosk />
}

const rootRoute = createRootRoute({ component: KioskFrame, notFoundComponent: Room })
const roomRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: Room })

/** One screen, whatever address is asked for; the address of the page itself stays out of it. */
export function createKioskRouter() {
  return createRouter({
    routeTree: rootRoute.addChildren([roomRoute]),
    history: createMemoryHistory({ initialEntries: ['/'] }),
  })
}
