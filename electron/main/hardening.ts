import { shell } from 'electron'
import type { Session, WebContents, WebPreferences } from 'electron'
import { appScheme, isExportName, isOpenableOutside, isOwnBlob, isOwnPage } from './trust.ts'

/** What the page's process gets: a closed sandbox and the two acts of the preload script. */
export function pagePreferences(preload: string, isDevelopment: boolean): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    plugins: false,
    // A dictionary would be fetched from the internet.
    spellcheck: false,
    devTools: isDevelopment,
  }
}

/** The one thing the page may ask of the machine: put text on the clipboard ("copy explanation"). It cannot read it. */
const grantedPermission = 'clipboard-sanitized-write'

/** Refuses what a page could ask of the machine, and every address that is not ours. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(permission === grantedPermission && details.isMainFrame && isOwnPage(details.requestingUrl))
  })
  session.setPermissionCheckHandler((_contents, permission, _origin, details) => {
    return permission === grantedPermission && details.isMainFrame && isOwnPage(details.requestingUrl ?? '')
  })
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  session.on('will-download', (event, item) => {
    if (!isOwnBlob(item.getURL()) || !isExportName(item.getFilename())) event.preventDefault()
  })
  session.webRequest.onBeforeRequest((request, answer) => {
    const protocol = URL.parse(request.url)?.protocol
    const isOwn =
      protocol === `${appScheme}:`
        ? isOwnPage(request.url)
        : protocol === 'devtools:' || protocol === 'data:' || isOwnBlob(request.url)
    answer({ cancel: !isOwn })
  })
}

/** Keeps a page where it is. Holds for every page that is ever made, also one we did not think of. */
export function hardenContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOwnPage(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url)
    return { action: 'deny' }
  })
}

/** Hands a website to the person's own browser; anything else is dropped. */
export function openOutside(address: string): void {
  if (isOpenableOutside(address)) void shell.openExternal(address)
}
