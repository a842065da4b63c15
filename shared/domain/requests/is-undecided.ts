import type { CareRequest } from './model.ts'

/** Not decided, or decided in a way that can still become a yes: its check is the one of now. CHECK-5 */
export function isUndecided({ status }: Pick<CareRequest, 'status'>): boolean {
  return status === 'open' || status === 'offered' || status === 'waiting'
}
