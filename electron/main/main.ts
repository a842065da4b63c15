import { join } from 'node:path'
import { app } from 'electron'
import type { BrowserWindow } from 'electron'
import { registerAppScheme } from './app-protocol.ts'
import { runShell } from './run-shell.ts'
import { takeSingleInstance } from './single-instance.ts'
import { stopOnFault } from './stop-on-fault.ts'

/** The Electron host. Everything it does stands in a file of its own; here is only the order. */

/** `dist/node` lies two folders below what is packed, and so does this file. */
const root = join(import.meta.dirname, '..', '..')
let window: BrowserWindow | undefined

if (takeSingleInstance(() => window)) {
  // A crash report would hold memory, and memory holds names.
  app.commandLine.appendSwitch('disable-breakpad')
  app.enableSandbox()
  registerAppScheme()
  // Not awaited here: Electron is ready only after this module has run to its end.
  app
    .whenReady()
    .then(async () => {
      window = await runShell(root)
    })
    .catch(stopOnFault)
} else {
  app.quit()
}
