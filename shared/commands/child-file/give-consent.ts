import { z } from 'zod'
import { consentKinds } from '#shared/domain/child-file/model.ts'
import type { ChildId } from '#shared/domain/ids.ts'
import { refuse } from '#shared/kernel/result.ts'
import { idOf, isoDayValue, nameValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { listRows } from '../facts.ts'
import { putRow } from '../row-change.ts'
import { findChildToEdit, refuseCitizenNumber } from './find-child-to-edit.ts'

/** Keeps a parent's yes. There is one of a kind at a time, so that withdrawing it really ends it. FILE-1 */
export const giveConsent = defineCommand({
  type: 'giveConsent',
  version: 1,
  permission: 'childFile.edit',
  args: z.strictObject({
    childId: idOf<ChildId>(),
    kind: z.enum(consentKinds),
    givenOn: isoDayValue,
    givenBy: nameValue,
  }),
  *handle({ childId, kind, givenOn, givenBy }, context) {
    const child = yield* findChildToEdit(childId)
    if (!child.ok) return child
    const refusal = refuseCitizenNumber({ parentName: givenBy })
    if (refusal !== null) return refuse(refusal)
    if (givenOn > context.today) return refuseCommand('dayInFuture', { day: givenOn })
    const kindCode = `consentKind.${kind}`
    const [open] = yield* listRows('consent', { childId, kind, withdrawnOn: null })
    if (open !== undefined) return refuseCommand('consentOpen', { kindCode, day: open.givenOn })
    const params = { kindCode, firstName: child.value.firstName }
    return effect({ code: 'command.giveConsent', params }, [
      putRow('consent', {
        id: context.newId(),
        ...{ childId, kind, givenOn, givenBy },
        withdrawnOn: null,
        withdrawnBy: '',
      }),
    ])
  },
})
