import type { AppBridge } from '#shared/ipc/wire.ts'
import type { Bridge } from './bridge.ts'
import { openSocketBridge } from './socket-bridge.ts'
import type { BridgePage } from './socket-bridge.ts'
import { takeAccess } from './take-access.ts'

declare global {
  interface Window {
    /** Put there by the preload script of the Electron host. */
    readonly appBridge?: AppBridge
  }
}

/**
 * The crossing of the host this page runs in. Call it before the router starts: in a browser the address carries the
 * access in its fragment, which is taken out here.
 */
export function connectBridge(page: BridgePage & Pick<Window, 'appBridge'> = window): Bridge {
  const own = page.appBridge
  if (own === undefined) return openSocketBridge(page, takeAccess(page))
  return {
    request: (envelope) => own.request(envelope),
    subscribe: (listener) => own.subscribe(listener),
    state: 'connected',
    subscribeToState: () => () => {},
  }
}
