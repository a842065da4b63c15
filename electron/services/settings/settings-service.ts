import type { ParsedInput } from '#shared/ipc/contract.ts'
import type { Settings } from '#shared/ipc/calls/settings.ts'
import type { SettingsStore } from './settings-store.ts'

export interface SettingsService {
  get(): Settings
  /** Changes what is named and leaves the rest. */
  change(patch: ParsedInput<'settings.change'>): Settings
}

export function createSettingsService(store: SettingsStore, announce: () => void): SettingsService {
  return {
    get: () => store.read(),
    change: (patch) => {
      const before = store.read()
      const after: Settings = {
        language: patch.language ?? before.language,
        theme: patch.theme ?? before.theme,
        density: patch.density ?? before.density,
        fontScalePercent: patch.fontScalePercent ?? before.fontScalePercent,
        areLetterKeysOn: patch.areLetterKeysOn ?? before.areLetterKeysOn,
        isSidebarCollapsed: patch.isSidebarCollapsed ?? before.isSidebarCollapsed,
        lastLocationId: patch.lastLocationId === undefined ? before.lastLocationId : patch.lastLocationId,
        lockAfterMinutes: patch.lockAfterMinutes ?? before.lockAfterMinutes,
      }
      store.write(after)
      announce()
      return after
    },
  }
}
