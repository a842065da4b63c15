import { protocol } from 'electron'
import type { Protocol } from 'electron'
import { pageHeaders } from '../page-headers.ts'
import type { PageFiles } from '../page-files.ts'
import { appScheme, isOwnPage } from './trust.ts'

/** Before Electron is ready: our scheme behaves like a secure website and not like files. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: false, corsEnabled: false },
    },
  ])
}

/** Serves the built page under `app://dagdeel/`; only paths that exist in the build are known. */
export function serveAppScheme(target: Pick<Protocol, 'handle'>, pageFiles: PageFiles): void {
  const headers = pageHeaders("'none'")
  target.handle(appScheme, async (request) => {
    if (!isOwnPage(request.url) || request.method !== 'GET')
      return new Response(null, { status: 400, headers })
    const file = await pageFiles.find(new URL(request.url).pathname)
    if (file === undefined) return new Response(null, { status: 404, headers })
    return new Response(new Uint8Array(file.bytes), {
      headers: { ...headers, 'Content-Type': file.contentType },
    })
  })
}
