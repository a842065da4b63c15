import { z } from 'zod'
import { refuse } from '#shared/kernel/result.ts'
import { idOf, nameValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow } from '../facts.ts'
import { putRow } from '../row-change.ts'
import { findChildToEdit, refuseCitizenNumber } from './find-child-to-edit.ts'

/** Ends a parent's yes today. What was done under it before stays allowed, so its days stay readable. FILE-1 */
export const withdrawConsent = defineCommand({
  type: 'withdrawConsent',
  version: 1,
  permission: 'childFile.edit',
  args: z.strictObject({ consentId: idOf<string>(), withdrawnBy: nameValue }),
  *handle({ consentId, withdrawnBy }, context) {
    const consent = yield* findRow('consent', consentId)
    if (consent === undefined) return refuseCommand('notFound', { what: 'consent', id: consentId })
    const child = yield* findChildToEdit(consent.childId)
    if (!child.ok) return child
    const refusal = refuseCitizenNumber({ parentName: withdrawnBy })
    if (refusal !== null) return refuse(refusal)
    if (consent.withdrawnOn !== null) {
      return refuseCommand('consentWithdrawn', { day: consent.withdrawnOn })
    }
    const params = { kindCode: `consentKind.${consent.kind}`, firstName: child.value.firstName }
    return effect({ code: 'command.withdrawConsent', params }, [
      putRow('consent', { ...consent, withdrawnOn: context.today, withdrawnBy }),
    ])
  },
})
