import { z } from 'zod'
import type { ChildFile } from '#shared/domain/child-file/model.ts'
import type { ChildId } from '#shared/domain/ids.ts'
import { refuse } from '#shared/kernel/result.ts'
import { idOf, noteValue, optionalNameValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { listRows } from '../facts.ts'
import { isSameRow } from '../is-same-row.ts'
import { putRow } from '../row-change.ts'
import { findChildToEdit, refuseCitizenNumber } from './find-child-to-edit.ts'

/**
 * Writes what is kept of a child beside its name and days. Who was not shown a masked field leaves it as it is with
 * null, so that nothing has to be uncovered to change something else. FILE-1, FILE-3
 */
export const saveChildFile = defineCommand({
  type: 'saveChildFile',
  version: 1,
  permission: 'childFile.edit',
  args: z.strictObject({
    childId: idOf<ChildId>(),
    /** null = as it is. */
    address: optionalNameValue.nullable(),
    isAddressSecret: z.boolean(),
    diet: noteValue,
    allergies: noteValue,
    /** null = as it is. */
    medicalNotes: noteValue.nullable(),
    notes: noteValue,
  }),
  *handle(wanted) {
    const child = yield* findChildToEdit(wanted.childId)
    if (!child.ok) return child
    const [known] = yield* listRows('child_file', { childId: wanted.childId })
    const { diet, allergies, notes } = wanted
    const address = wanted.address ?? known?.address ?? ''
    const medicalNotes = wanted.medicalNotes ?? known?.medicalNotes ?? ''
    const refusal = refuseCitizenNumber({ address, diet, allergies, medicalNotes, notes })
    if (refusal !== null) return refuse(refusal)
    // One of a child, so two computers that each write the first one write the same one.
    const file: ChildFile = { id: known?.id ?? wanted.childId, ...wanted, address, medicalNotes }
    if (known !== undefined && isSameRow(known, file)) return refuseCommand('nothingToChange')
    return effect({ code: 'command.saveChildFile', params: { firstName: child.value.firstName } }, [
      putRow('child_file', file),
    ])
  },
})
