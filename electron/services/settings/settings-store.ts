import { settings as settingsSchema } from '#shared/ipc/calls/settings.ts'
import type { Settings } from '#shared/ipc/calls/settings.ts'

/** Where the settings of this person are kept: `electron-store` in Electron, its base class elsewhere. */
export interface SettingsStore {
  read(): Settings
  write(settings: Settings): void
}

/** The part of `conf` that is used; `electron-store` is one. */
export interface KeyedFile {
  get(key: 'settings'): unknown
  set(key: 'settings', value: Settings): void
}

const firstSettings: Settings = {
  language: 'nl',
  theme: 'system',
  density: 'compact',
  fontScalePercent: 100,
  areLetterKeysOn: true,
  isSidebarCollapsed: false,
  lastLocationId: null,
  lockAfterMinutes: 10,
}

/** A file that somebody broke, or an older one that lacks a setting, gives the first settings for what is missing. */
export function createSettingsStore(file: KeyedFile): SettingsStore {
  return {
    read: () => {
      const stored = settingsSchema.partial().safeParse(file.get('settings') ?? {})
      return { ...firstSettings, ...(stored.success ? withoutGaps(stored.data) : {}) }
    },
    write: (settings) => file.set('settings', settings),
  }
}

function withoutGaps(partial: Partial<Record<keyof Settings, unknown>>): Partial<Settings> {
  return Object.fromEntries(Object.entries(partial).filter(([, value]) => value !== undefined))
}
