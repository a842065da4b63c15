import { z } from 'zod'
import type { Family } from '#shared/domain/children/model.ts'
import { usualFamily } from '#shared/domain/children/usual-family.ts'
import { idOf } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow, listRows } from '../facts.ts'
import { isSameRow } from '../is-same-row.ts'
import { putRow } from '../row-change.ts'

/** Says how a family pays and in which language it is answered. MONEY-3 */
export const setFamily = defineCommand({
  type: 'setFamily',
  version: 1,
  permission: 'contracts.edit',
  args: z.strictObject({
    familyId: idOf<string>(),
    isDirectDebit: z.boolean(),
    language: z.enum(['nl', 'en']),
  }),
  *handle({ familyId, isDirectDebit, language }) {
    const [child] = yield* listRows('child', { familyId })
    if (child === undefined) return refuseCommand('notFound', { what: 'family', id: familyId })
    const known = (yield* findRow('family', familyId)) ?? usualFamily(familyId)
    const family: Family = { id: familyId, isDirectDebit, language }
    if (isSameRow(known, family)) return refuseCommand('nothingToChange')
    return effect({ code: 'command.setFamily', params: { surname: child.surname } }, [
      putRow('family', family),
    ])
  },
})
