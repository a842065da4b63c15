import type { Permission } from '#shared/commands/permission.ts'
import type { CommandRefusal } from '#shared/commands/refusal.ts'

/**
 * Whole records come in at headquarters only: an import checks no capacity and no role of its rows, so a computer that
 * may send one could write anything.
 */
export function refusalOfImport(permission: Permission): CommandRefusal | undefined {
  return permission === 'data.import' ? { code: 'importAtHeadquarters', params: {} } : undefined
}
