import { mayDo } from '#shared/commands/role-permissions.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { SessionActor } from '#shared/ipc/calls/session.ts'
import type { ParsedInput } from '#shared/ipc/contract.ts'
import type { Settings } from '#shared/ipc/calls/settings.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Trail } from '../audit/trail.ts'
import type { SettingsStore } from './settings-store.ts'

type Actor = Pick<SessionActor, 'id' | 'role'>

export interface SettingsService {
  get(): Settings
  /**
   * Changes what is named and leaves the rest. A longer wait before this computer locks is for who manages its people.
   */
  change(patch: ParsedInput<'settings.change'>, actor: Actor): Result<Settings, Message>
}

export function createSettingsService(
  store: SettingsStore,
  announce: () => void,
  trail: Trail,
): SettingsService {
  return {
    get: () => store.read(),
    change: (patch, actor) => {
      const before = store.read()
      const minutes = patch.lockAfterMinutes ?? before.lockAfterMinutes
      if (minutes > before.lockAfterMinutes && !mayDo(actor.role, 'people.manage'))
        return refuse({ code: 'call.forbidden', params: {} })
      const after: Settings = {
        language: patch.language ?? before.language,
        theme: patch.theme ?? before.theme,
        density: patch.density ?? before.density,
        fontScalePercent: patch.fontScalePercent ?? before.fontScalePercent,
        areLetterKeysOn: patch.areLetterKeysOn ?? before.areLetterKeysOn,
        isSidebarCollapsed: patch.isSidebarCollapsed ?? before.isSidebarCollapsed,
        lastLocationId: patch.lastLocationId === undefined ? before.lastLocationId : patch.lastLocationId,
        lockAfterMinutes: minutes,
      }
      // First written down, then done. PRIV-5
      if (minutes !== before.lockAfterMinutes)
        trail.note({ kind: 'lockTimeChanged', actorId: actor.id, facts: { count: minutes } })
      store.write(after)
      announce()
      return ok(after)
    },
  }
}
