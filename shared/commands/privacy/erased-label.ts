import type { Message } from '#shared/domain/explanation/model.ts'

/** What is left of an act about somebody who was erased. */
export const erasedLabel: Message = { code: 'command.erased', params: {} }

/** What is left of an act whose term is over. PRIV-1 */
export const fadedLabel: Message = { code: 'command.faded', params: {} }
