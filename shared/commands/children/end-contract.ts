import { z } from 'zod'
import { earliestChange } from '#shared/domain/children/contract-change.ts'
import type { ContractId } from '#shared/domain/ids.ts'
import { policiesOn } from '#shared/domain/policies/policies-on.ts'
import { addDays } from '#shared/kernel/time.ts'
import { idOf, isoDayValue, noteValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow, listRows } from '../facts.ts'
import { putRow } from '../row-change.ts'
import { refuseDay } from './plan-contract-change.ts'

/**
 * Ends a contract: the last day of care is the day before a change day of the house, after the notice. An ending by the
 * provider needs a reason; it stays in the history. CARE-5
 */
export const endContract = defineCommand({
  type: 'endContract',
  version: 1,
  permission: 'contracts.edit',
  args: z.strictObject({
    contractId: idOf<ContractId>(),
    receivedOn: isoDayValue,
    lastDay: isoDayValue,
    isByProvider: z.boolean(),
    reason: noteValue,
  }),
  *handle({ contractId, receivedOn, lastDay, isByProvider, reason }, context) {
    if (receivedOn > context.today) return refuseCommand('invalid', { path: 'receivedOn', problem: 'future' })
    const contract = yield* findRow('contract', contractId)
    if (contract === undefined) return refuseCommand('notFound', { what: 'contract', id: contractId })
    if (isByProvider && reason.trim() === '') return refuseCommand('reasonMissing')
    const child = yield* findRow('child', contract.childId)
    const houseRules = [
      ...(yield* listRows('house_rule', { locationId: null })),
      ...(yield* listRows('house_rule', { locationId: contract.locationId })),
    ]
    const policies = policiesOn(houseRules, contract.locationId, receivedOn)
    const effectiveDay = addDays(lastDay, 1)
    if (lastDay === contract.endDate) return refuseCommand('nothingToChange')
    const refused = refuseDay(contract, effectiveDay, policies)
    if (refused !== null) return refuseCommand(refused.code, refused.params)
    const earliest = earliestChange(receivedOn, policies)
    if (effectiveDay < earliest) return refuseCommand('changeTooEarly', { earliest, receivedOn })
    return effect(
      { code: 'command.endContract', params: { firstName: child?.firstName ?? '', day: lastDay } },
      [putRow('contract', { ...contract, endDate: lastDay })],
    )
  },
})
