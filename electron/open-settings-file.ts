import Conf from 'conf'
import type { KeyedFile } from './services/settings/settings-store.ts'

/** The settings outside Electron: the same file format as `electron-store`, beside the data. */
export function openSettingsFile(folder: string): KeyedFile {
  const file = new Conf({ cwd: folder, configName: 'settings', clearInvalidConfig: true })
  return { get: (key) => file.get(key), set: (key, value) => file.set(key, value) }
}
