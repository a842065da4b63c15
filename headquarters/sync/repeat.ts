import type { CommandRegistry } from '#shared/commands/command-registry.ts'
import type { WireCommand } from '#shared/sync/protocol.ts'
import type { JudgedCommand } from '../store/store.ts'
import { argsHash } from './args-hash.ts'

/**
 * Whether a command is the act that was judged under its id before. The arguments may have been lifted to a newer version
 * on either side in the meantime; those of an erased subject are no longer known.
 */
export function isRepeatOf(earlier: JudgedCommand, command: WireCommand, registry: CommandRegistry): boolean {
  if (earlier.type !== command.type) return false
  if (earlier.argsHash === '') return true
  return fingerprint(registry, command) === fingerprint(registry, earlier)
}

function fingerprint(
  registry: CommandRegistry,
  { type, version, args }: Pick<JudgedCommand, 'type' | 'version' | 'args'>,
): string {
  const prepared = registry.prepare(type, version, args)
  return argsHash(type, prepared.ok ? prepared.value.args : args)
}
