import { z } from 'zod'
import { handoverKinds } from '#shared/domain/child-file/model.ts'
import { fullName } from '#shared/domain/children/person-name.ts'
import type { ChildId } from '#shared/domain/ids.ts'
import { bytesOfBase64 } from '#shared/kernel/base64.ts'
import { refuse } from '#shared/kernel/result.ts'
import { sha256OfBytes } from '#shared/kernel/sha-256.ts'
import { handoverAgreementRow } from '#shared/schema/rows/child-file-rows.ts'
import { idOf, isForwardPeriod, isoDayValue, nameValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow, type Facts } from '../facts.ts'
import { putRow } from '../row-change.ts'
import { findChildToEdit, refuseCitizenNumber } from './find-child-to-edit.ts'

const { agreement, document, documentDigest } = handoverAgreementRow.shape

/**
 * Keeps a deviating agreement about handing a child over, with the paper that a parent and the manager signed. Who
 * carries the command out is the manager: nobody signs in another's name. FILE-2
 */
export const signHandover = defineCommand({
  type: 'signHandover',
  version: 1,
  permission: 'handovers.sign',
  args: z
    .strictObject({
      childId: idOf<ChildId>(),
      kind: z.enum(handoverKinds),
      agreement,
      validFrom: isoDayValue,
      validUntil: isoDayValue.nullable(),
      parentName: nameValue,
      /** As it stands on the paper; in the records the name of who carries this out goes before it. */
      managerName: nameValue,
      document,
      documentDigest,
    })
    .refine(isForwardPeriod, 'periodOrder'),
  *handle(wanted, context) {
    const child = yield* findChildToEdit(wanted.childId)
    if (!child.ok) return child
    const refusal = refuseCitizenNumber({ agreement: wanted.agreement, parentName: wanted.parentName })
    if (refusal !== null) return refuse(refusal)
    if (sha256OfBytes(bytesOfBase64(wanted.document)) !== wanted.documentDigest) {
      return refuseCommand('invalid', { path: 'documentDigest', problem: 'document' })
    }
    const managerName = (yield* findSigner(context.actorId)) ?? wanted.managerName
    const { firstName } = child.value
    return effect({ code: 'command.signHandover', params: { firstName, day: wanted.validFrom } }, [
      putRow('handover_agreement', {
        id: context.newId(),
        ...wanted,
        managerName,
        managerId: context.actorId,
        signedAt: context.at,
      }),
    ])
  },
})

/** The name of who works here: staff, or somebody of headquarters with an account. */
function* findSigner(actorId: string): Facts<string | undefined> {
  const person = yield* findRow('staff_member', actorId)
  if (person !== undefined) return fullName(person)
  return (yield* findRow('account', actorId))?.name
}
