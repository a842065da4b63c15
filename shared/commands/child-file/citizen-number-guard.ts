import { hasCitizenNumber } from '#shared/domain/child-file/citizen-number.ts'
import { refuse } from '#shared/kernel/result.ts'
import type { RegisteredCommand } from '../command-registry.ts'

/** What somebody types with an act, whatever the act is; other texts are looked at by the act they are of. */
const noteFields = ['note', 'reason', 'because', 'outcome'] as const

/**
 * Keeps a citizen number out of the notes of every act, on every device and at headquarters, so that no act has to think of
 * it by itself. The refusal names the field and not the number. FILE-3
 */
export function guardCitizenNumbers(command: RegisteredCommand): RegisteredCommand {
  return {
    ...command,
    ready(args) {
      const ready = command.ready(args)
      if (!ready.ok) return ready
      const texts = ready.value.args as Readonly<Record<string, unknown>>
      const found = noteFields.find((field) => {
        const text = texts[field]
        return typeof text === 'string' && hasCitizenNumber(text)
      })
      return found === undefined
        ? ready
        : refuse({ code: 'citizenNumber', params: { fieldCode: `privacyField.${found}` } })
    },
  }
}
