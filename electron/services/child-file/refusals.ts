import type { Child } from '#shared/domain/children/model.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import { refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

export function notFound(what: string, id: string): Result<never, Message> {
  return refuse({ code: 'refusal.notFound', params: { what, id } })
}

/** What is restricted is kept and not used, so not shown either. PRIV-2 */
export function restricted({ firstName }: Pick<Child, 'firstName'>): Result<never, Message> {
  return refuse({ code: 'refusal.restricted', params: { firstName } })
}
