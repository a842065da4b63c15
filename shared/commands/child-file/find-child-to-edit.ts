import { hasCitizenNumber } from '#shared/domain/child-file/citizen-number.ts'
import type { Child } from '#shared/domain/children/model.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { findRow } from '../facts.ts'
import type { Facts } from '../facts.ts'
import type { CommandRefusal } from '../refusal.ts'

/** The child whose file is changed. What a restriction holds back is said in `commands/privacy/restricted-use.ts`. */
export function* findChildToEdit(childId: string): Facts<Result<Child, CommandRefusal>> {
  const child = yield* findRow('child', childId)
  return child === undefined
    ? refuse({ code: 'notFound', params: { what: 'child', id: childId } })
    : ok(child)
}

/** Why texts that somebody typed cannot be kept: the first that holds what may be a citizen number. FILE-3 */
export function refuseCitizenNumber(texts: Readonly<Record<string, string>>): CommandRefusal | null {
  const found = Object.entries(texts).find(([, text]) => hasCitizenNumber(text))
  return found === undefined
    ? null
    : { code: 'citizenNumber', params: { fieldCode: `childFileField.${found[0]}` } }
}
