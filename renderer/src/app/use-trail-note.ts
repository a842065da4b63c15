import type { CallInput } from '#shared/ipc/contract.ts'
import { useAppClient } from './app-context.tsx'

export type TrailNote = (
  kind: CallInput<'audit.note'>['kind'],
  what: CallInput<'audit.note'>['what'],
  childId?: string,
) => void

/**
 * Writes down what happens in the page alone: something was copied, printed or saved here. Nobody waits for it; a fault
 * of it is in the log of the application. PRIV-5
 */
export function useTrailNote(): TrailNote {
  const client = useAppClient()
  return (kind, what, childId) => void client.call('audit.note', { kind, what, childId: childId ?? null })
}
