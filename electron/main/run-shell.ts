import { join } from 'node:path'
import { app, dialog, nativeTheme, screen, session } from 'electron'
import type { BrowserWindow } from 'electron'
import ElectronStore from 'electron-store'
import type { Message } from '#shared/domain/explanation/model.ts'
import { ruleTexts } from '#shared/text/catalogue.ts'
import { createTexts, writeMessage } from '#shared/text/create-texts.ts'
import { appVersion } from '../app-version.ts'
import { createLocalKeySealer } from '../db/local-key-sealer.ts'
import { LOCAL_KEY_FILE } from '../db/open-data-folder.ts'
import { describeOpenFailure } from '../describe-open-failure.ts'
import { readHostOptions } from '../host-options.ts'
import type { HostOptions } from '../host-options.ts'
import { createGate } from '../gate/create-gate.ts'
import type { Gate } from '../gate/gate-ports.ts'
import { createHostSchedule } from '../host-schedule.ts'
import { importSample } from '../import-sample.ts'
import { openFileLog } from '../log/open-file-log.ts'
import { listPageFiles } from '../page-files.ts'
import { createRandomIds } from '../random-ids.ts'
import { createSettingsStore } from '../services/settings/settings-store.ts'
import type { SettingsStore } from '../services/settings/settings-store.ts'
import { createSystemChance } from '../system-chance.ts'
import { createSystemClock } from '../system-clock.ts'
import { serveAppScheme } from './app-protocol.ts'
import { hardenContents, hardenSession } from './hardening.ts'
import { connectPage } from './ipc-transport.ts'
import { tieLifecycle } from './lifecycle.ts'
import { setApplicationMenu } from './menu.ts'
import { lockWithMachine } from './power-lock.ts'
import { createKeyRingSealer } from './secret-box.ts'
import { shellFetch } from './shell-fetch.ts'
import { keepWindowBounds, readWindowBounds } from './window-state.ts'
import { createWindow, loadPage } from './window.ts'

/**
 * Puts the gate before the data and shows the window, which also tells why data stay closed. `undefined` when there is no
 * place for the log either, which the person is told in a box.
 * `root` holds what was built (`dist`) and what ships along (`resources`).
 */
export async function runShell(root: string): Promise<BrowserWindow | undefined> {
  const store = new ElectronStore({ name: 'settings', clearInvalidConfig: true })
  const settings = createSettingsStore({
    get: (key) => store.get(key),
    set: (key, value) => store.set(key, value),
  })
  const options = readHostOptions(process.argv.slice(app.isPackaged ? 1 : 2), {
    platform: process.platform,
    env: process.env,
  })
  if (!options.ok)
    return giveUp({ code: 'host.unknownOption', params: { option: options.refusal } }, settings)
  const application = await openApplication(root, options.value, settings)
  if ('refusal' in application) return giveUp(application.refusal, settings)

  const stopLocking = lockWithMachine(application)
  tieLifecycle({
    close: () => {
      stopLocking()
      application.close()
    },
  })
  setApplicationMenu(process.platform)
  hardenSession(session.defaultSession)
  app.on('web-contents-created', (_event, contents) => hardenContents(contents))
  serveAppScheme(session.defaultSession.protocol, listPageFiles(join(root, 'dist', 'renderer')))

  const file = {
    get: (key: 'window') => store.get(key),
    set: (key: 'window', value: object) => store.set(key, value),
  }
  const window = createWindow({
    preload: join(root, 'dist', 'node', 'preload.cjs'),
    isDevelopment: !app.isPackaged,
    bounds: readWindowBounds(
      file,
      screen.getAllDisplays().map((display) => display.workArea),
    ),
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1b1d1f' : '#ffffff',
  })
  keepWindowBounds(window, file)
  window.on('focus', () => application.lookAgain())
  const disconnect = connectPage(window.webContents, application)
  window.on('closed', disconnect)
  await loadPage(window)
  return window
}

async function openApplication(
  root: string,
  options: HostOptions,
  settings: SettingsStore,
): Promise<Gate | { readonly refusal: Message }> {
  const { dataFolder } = options
  const opening = openFileLog(join(dataFolder, 'logs', 'dagdeel.log'))
  if (!opening.ok) return { refusal: describeOpenFailure(opening.refusal, dataFolder) }
  const log = opening.value
  const keyRing = await createKeyRingSealer(process.platform)
  const localKey = createLocalKeySealer(join(dataFolder, LOCAL_KEY_FILE))
  return await createGate({
    dataFolder,
    sealers: keyRing === undefined ? [localKey] : [keyRing, localKey],
    clock: createSystemClock(),
    ids: createRandomIds(),
    schedule: createHostSchedule(),
    chance: createSystemChance(),
    fetch: shellFetch,
    log,
    settings,
    host: 'electron',
    version: appVersion,
    isSample: options.isSample,
    opened: (opened) => {
      if (options.isSample) importSample(opened, join(root, 'resources', 'sample'))
      opened.startDailyWork()
    },
  })
}

function giveUp(message: Message, settings: SettingsStore): undefined {
  dialog.showErrorBox('Dagdeel', writeMessage(createTexts(ruleTexts, settings.read().language), message))
  app.exit(2)
  return undefined
}
