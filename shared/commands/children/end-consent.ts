import { z } from 'zod'
import { idOf, isoDayValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow } from '../facts.ts'
import { deleteRow, putRow } from '../row-change.ts'

/**
 * Ends a consent: the last day named is the last on which it holds. Withdrawing is not retroactive, so a day that is
 * over stays covered; a consent that has not begun goes altogether. GROUP-3, FILE-1
 */
export const endConsent = defineCommand({
  type: 'endConsent',
  version: 1,
  permission: 'consents.edit',
  args: z.strictObject({ consentId: idOf<string>(), lastDay: isoDayValue }),
  *handle({ consentId, lastDay }, context) {
    const consent = yield* findRow('second_group_consent', consentId)
    if (consent === undefined) return refuseCommand('notFound', { what: 'consent', id: consentId })
    const child = yield* findRow('child', consent.childId)
    const group = yield* findRow('base_group', consent.groupId)
    const held = lastDay < context.today ? context.today : lastDay
    if (held >= consent.validUntil) return refuseCommand('nothingToChange')
    const label = {
      code: 'command.endConsent',
      params: { firstName: child?.firstName ?? '', group: group?.name ?? '', day: held },
    }
    return effect(label, [
      held < consent.validFrom
        ? deleteRow('second_group_consent', consentId)
        : putRow('second_group_consent', { ...consent, validUntil: held }),
    ])
  },
})
