import type { CommandRegistry } from '#shared/commands/command-registry.ts'
import { commandRegistry } from '#shared/commands/registry.ts'
import { ok, refuse } from '#shared/kernel/result.ts'

/**
 * The registry of an app, or of a headquarters, of some months ago: reporting an absence knew no credit then. What such
 * an app wrote down is lifted by the present one; what a present app sends, such a headquarters does not know yet.
 */
export const olderRegistry: CommandRegistry = {
  ...commandRegistry,
  versionOf: (type) => (type === 'enterAbsence' ? 1 : commandRegistry.versionOf(type)),
  prepare(type, version, args) {
    if (type !== 'enterAbsence') return commandRegistry.prepare(type, version, args)
    if (version !== undefined && version !== 1) {
      return refuse({ code: 'unsupportedVersion', params: { type, version } })
    }
    const present = commandRegistry.prepare(type, 1, args)
    return present.ok
      ? ok({ ...present.value, version: 1, args: withoutCredit(present.value.args) })
      : present
  },
}

/** Arguments of an absence as an older app asks for them. */
export function withoutCredit(args: unknown): unknown {
  if (typeof args !== 'object' || args === null) return args
  return Object.fromEntries(Object.entries(args).filter(([name]) => name !== 'isForCredit'))
}

/** A handler with a mistake in it: some commands make it throw, here and not on the device. */
export function poisonedRegistry(
  registry: CommandRegistry,
  isPoison: (commandId: string) => boolean,
): CommandRegistry {
  return {
    ...registry,
    prepare(type, version, args) {
      const prepared = registry.prepare(type, version, args)
      if (!prepared.ok) return prepared
      const { value } = prepared
      return ok({
        ...value,
        handle(context) {
          if (isPoison(context.commandId)) throw new Error('a mistake in a handler')
          return value.handle(context)
        },
      })
    },
  }
}
