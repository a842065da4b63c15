import { isHeldBack } from '#shared/commands/privacy/restricted-use.ts'
import type { ChildCard } from '#shared/ipc/calls/children.ts'

/** Whether an act on this child is offered: not while its data is restricted and the act would use it. PRIV-2 */
export function mayStart(
  { restrictedSince }: Pick<ChildCard, 'restrictedSince'>,
  commandType: string,
): boolean {
  return restrictedSince === null || !isHeldBack(commandType)
}
