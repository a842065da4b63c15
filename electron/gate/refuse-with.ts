import type { Message } from '#shared/domain/explanation/model.ts'
import { ok, refuse } from '#shared/kernel/result.ts'

export function refuseWith(code: string, params: Message['params'] = {}) {
  return refuse<Message>({ code, params })
}

/** Done, and there is nothing to tell. */
export const nothing = ok({})
