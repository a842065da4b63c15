import { ipcMain } from 'electron'
import type { IpcMainInvokeEvent, WebContents } from 'electron'
import type { Application } from '../application.ts'
import { isOwnPage } from './trust.ts'

export const requestChannel = 'app:request'
export const eventChannel = 'app:event'

/**
 * Carries requests of one page to the application and its events back. Only the main frame of exactly this page is
 * heard. Answers the act that ends it.
 */
export function connectPage(
  contents: WebContents,
  application: Pick<Application, 'dispatch' | 'subscribe'>,
): () => void {
  ipcMain.handle(requestChannel, (event, envelope: unknown) =>
    isFrom(contents, event)
      ? application.dispatch(envelope)
      : { status: 'refused', refusal: { code: 'call.forbidden', params: {} } },
  )
  const unsubscribe = application.subscribe((message) => {
    if (!contents.isDestroyed()) contents.send(eventChannel, message)
  })
  return () => {
    unsubscribe()
    ipcMain.removeHandler(requestChannel)
  }
}

function isFrom(contents: WebContents, event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame
  return (
    event.sender === contents &&
    frame !== null &&
    frame === contents.mainFrame &&
    frame.parent === null &&
    isOwnPage(frame.url)
  )
}
