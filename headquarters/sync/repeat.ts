import type { CommandRegistry } from '#shared/commands/command-registry.ts'
import type { WireCommand } from '#shared/sync/protocol.ts'
import type { JudgedCommand } from '../store/store.ts'
import { argsHash } from './args-hash.ts'

/**
 * Whether a command is the act that was judged under its id before. The arguments may have been lifted to a newer version
 * on either side in the meantime; those of an erased subject are no longer known here, or there: a device empties more.
 */
export function isRepeatOf(earlier: JudgedCommand, command: WireCommand, registry: CommandRegistry): boolean {
  if (earlier.type !== command.type) return false
  if (earlier.argsHash === '' || isEmptied(command.args)) return true
  return fingerprint(registry, command) === fingerprint(registry, earlier)
}

function isEmptied(args: unknown): boolean {
  return typeof args === 'object' && args !== null && Object.keys(args).length === 0
}

function fingerprint(
  registry: CommandRegistry,
  { type, version, args }: Pick<JudgedCommand, 'type' | 'version' | 'args'>,
): string {
  const prepared = registry.prepare(type, version, args)
  return argsHash(type, prepared.ok ? prepared.value.args : args)
}
