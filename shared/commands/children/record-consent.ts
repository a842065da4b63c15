import { z } from 'zod'
import { isKeptOut } from '#shared/domain/child-file/secrecy.ts'
import type { SecondGroupConsent } from '#shared/domain/children/model.ts'
import type { BaseGroupId, ChildId } from '#shared/domain/ids.ts'
import { isValidOn } from '#shared/kernel/time.ts'
import { idOf, isoDayValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow, listRows } from '../facts.ts'
import { putRow } from '../row-change.ts'

/**
 * Keeps the parent's written consent for a second base group over a period. It must be signed before it holds, and two
 * consents for one group do not overlap, so that withdrawing one really ends it. GROUP-3
 */
export const recordConsent = defineCommand({
  type: 'recordConsent',
  version: 1,
  permission: 'consents.edit',
  args: z
    .strictObject({
      childId: idOf<ChildId>(),
      groupId: idOf<BaseGroupId>(),
      signedOn: isoDayValue,
      validFrom: isoDayValue,
      validUntil: isoDayValue,
    })
    .refine((value) => value.validFrom <= value.validUntil, 'periodOrder'),
  *handle(wanted, context) {
    const child = yield* findRow('child', wanted.childId)
    if (child === undefined) return refuseCommand('notFound', { what: 'child', id: wanted.childId })
    const group = yield* findRow('base_group', wanted.groupId)
    if (group === undefined) return refuseCommand('notFound', { what: 'group', id: wanted.groupId })
    if (!isValidOn(group, wanted.validFrom)) {
      return refuseCommand('groupNotValid', { group: group.name, day: wanted.validFrom })
    }
    if (wanted.signedOn > wanted.validFrom || wanted.signedOn > context.today) {
      return refuseCommand('consentNotSigned', { signedOn: wanted.signedOn, validFrom: wanted.validFrom })
    }
    const secrecies = yield* listRows('secrecy', { childId: wanted.childId })
    if (isKeptOut(secrecies, wanted.childId, group, wanted.validFrom, wanted.validUntil)) {
      return refuseCommand('secrecyNoVve', { firstName: child.firstName, group: group.name })
    }
    const contracts = yield* listRows('contract', {
      childId: wanted.childId,
      startDate: { until: wanted.validUntil },
      endDate: { from: wanted.validFrom, orNull: true },
    })
    if (contracts.some((contract) => contract.groupId === wanted.groupId)) {
      return refuseCommand('ownGroup', { firstName: child.firstName, group: group.name })
    }
    const others = yield* listRows('second_group_consent', {
      childId: wanted.childId,
      groupId: wanted.groupId,
      validFrom: { until: wanted.validUntil },
      validUntil: { from: wanted.validFrom },
    })
    const [other] = others
    if (other !== undefined) {
      return refuseCommand('consentTwice', {
        group: group.name,
        validFrom: other.validFrom,
        validUntil: other.validUntil,
      })
    }
    const consent: SecondGroupConsent = { id: context.newId(), ...wanted }
    return effect(
      {
        code: 'command.recordConsent',
        params: { firstName: child.firstName, group: group.name, day: wanted.validFrom },
      },
      [putRow('second_group_consent', consent)],
    )
  },
})
