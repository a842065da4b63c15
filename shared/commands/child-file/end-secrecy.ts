import { z } from 'zod'
import { idOf } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow } from '../facts.ts'
import { deleteRow, putRow } from '../row-change.ts'
import { findChildToEdit } from './find-child-to-edit.ts'

/** Ends secrecy: today is its last day. One that has not begun goes altogether. It can be done at any time. PRIV-3 */
export const endSecrecy = defineCommand({
  type: 'endSecrecy',
  version: 1,
  permission: 'secrecy.edit',
  args: z.strictObject({ secrecyId: idOf<string>() }),
  *handle({ secrecyId }, context) {
    const secrecy = yield* findRow('secrecy', secrecyId)
    if (secrecy === undefined) return refuseCommand('notFound', { what: 'secrecy', id: secrecyId })
    const child = yield* findChildToEdit(secrecy.childId)
    if (!child.ok) return child
    const { validFrom, validUntil } = secrecy
    if (validUntil !== null && validUntil <= context.today) return refuseCommand('nothingToChange')
    const params = { firstName: child.value.firstName, day: context.today }
    return effect({ code: 'command.endSecrecy', params }, [
      validFrom > context.today
        ? deleteRow('secrecy', secrecyId)
        : putRow('secrecy', { ...secrecy, validUntil: context.today }),
    ])
  },
})
