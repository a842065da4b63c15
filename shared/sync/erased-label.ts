import type { Message } from '#shared/domain/explanation/model.ts'

/** What is left of an act about somebody who was erased. */
export const erasedLabel: Message = { code: 'command.erased', params: {} }
