import { z } from 'zod'
import { idOf, isoDayValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow } from '../facts.ts'
import { deleteRow, putRow } from '../row-change.ts'
import { findChildToEdit } from './find-child-to-edit.ts'

/**
 * Ends an agreement about handing over: the day named is the last on which it holds. A day that is over stays as it was
 * agreed; an agreement that has not begun goes altogether. FILE-2
 */
export const endHandover = defineCommand({
  type: 'endHandover',
  version: 1,
  permission: 'handovers.sign',
  args: z.strictObject({ agreementId: idOf<string>(), lastDay: isoDayValue }),
  *handle({ agreementId, lastDay }, context) {
    const agreement = yield* findRow('handover_agreement', agreementId)
    if (agreement === undefined) return refuseCommand('notFound', { what: 'handover', id: agreementId })
    const child = yield* findChildToEdit(agreement.childId)
    if (!child.ok) return child
    const { validFrom, validUntil } = agreement
    if (validUntil !== null && validUntil < context.today) {
      return refuseCommand('handoverOver', { day: validUntil })
    }
    const held = lastDay < context.today ? context.today : lastDay
    if (validUntil !== null && held >= validUntil) return refuseCommand('nothingToChange')
    const params = { firstName: child.value.firstName, day: held }
    return effect({ code: 'command.endHandover', params }, [
      held < validFrom
        ? deleteRow('handover_agreement', agreementId)
        : putRow('handover_agreement', { ...agreement, validUntil: held }),
    ])
  },
})
