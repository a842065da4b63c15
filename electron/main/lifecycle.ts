import { app } from 'electron'
import type { Application } from '../application.ts'

/** Closing the window ends the program, and the end puts everything on disk first. */
export function tieLifecycle(application: Pick<Application, 'close'>): void {
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', () => application.close())
}
