import type { AppOptions, TestApp } from './app.ts'
import { startApp } from './app.ts'
import type { SyncStatusView } from '#shared/ipc/calls/sync.ts'
import type { FetchPort } from '#electron/ports.ts'

/** The network of one office: it can be unplugged. */
export interface Plug {
  readonly fetch: FetchPort
  isOut: boolean
  /** Another machine answers at an address. */
  divert: { readonly from: string; readonly to: string } | undefined
}

export function createPlug(): Plug {
  const plug: Plug = {
    isOut: false,
    divert: undefined,
    fetch: (address, request) => {
      if (plug.isOut) return Promise.reject(new TypeError('fetch failed'))
      const { from, to } = plug.divert ?? { from: '', to: '' }
      return fetch(from === '' ? address : address.replace(from, to), request)
    },
  }
  return plug
}

/** A computer in an office, with the real app on it, that may belong to headquarters. */
export interface Office {
  readonly app: TestApp
  readonly plug: Plug
  status(): Promise<SyncStatusView>
  /** Asks again and again, until the standing is as wanted; throws when that takes too long. */
  until(isWanted: (status: SyncStatusView) => boolean): Promise<SyncStatusView>
}

const everyMs = 20
const patienceMs = 15_000

export async function openOffice(options: AppOptions = {}): Promise<Office> {
  const plug = createPlug()
  const app = await startApp({ ...options, ports: { fetch: plug.fetch, ...options.ports } })
  app.application.startDailyWork()
  const status = () => app.done('sync.status', {})
  return {
    app,
    plug,
    status,
    async until(isWanted) {
      const endMs = performance.now() + patienceMs
      for (;;) {
        const now = await status()
        if (isWanted(now)) return now
        if (performance.now() > endMs)
          throw new Error(`it stays at ${JSON.stringify(now)}\n${JSON.stringify(app.logged.slice(-10))}`)
        await new Promise((resolve) => setTimeout(resolve, everyMs))
      }
    },
  }
}

/** Everything headquarters has is here, and nothing of here waits. */
export function isLevel(status: SyncStatusView): boolean {
  return status.state === 'upToDate' && status.lastEqualAt !== null
}
