import { z } from 'zod'
import { contractForms } from '#shared/domain/children/model.ts'
import type { BaseGroupId, ContractId } from '#shared/domain/ids.ts'
import { addDays } from '#shared/kernel/time.ts'
import { idOf, isoDayValue, minuteValue, weekdayValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { putRow } from '../row-change.ts'
import { planContractChange } from './plan-contract-change.ts'

/** Two stretches a weekday, before and after school, on seven days. */
const MOST_LINES = 14

const line = z
  .strictObject({
    weekday: weekdayValue,
    startMinute: minuteValue.nullable(),
    endMinute: minuteValue.nullable(),
    holidayStartMinute: minuteValue.nullable(),
    holidayEndMinute: minuteValue.nullable(),
  })
  .refine((value) => isForward(value.startMinute, value.endMinute), 'startBeforeEnd')
  .refine((value) => isForward(value.holidayStartMinute, value.holidayEndMinute), 'startBeforeEnd')

function isForward(startMinute: number | null, endMinute: number | null): boolean {
  return startMinute === null || endMinute === null || startMinute < endMinute
}

/**
 * Changes a contract from a day on: the old one ends the day before and a new one begins, so that what was agreed stays
 * readable. On a change day of the house and after the notice; only more hours may start sooner, when there is room on
 * every weekday. CARE-5
 */
export const changeContract = defineCommand({
  type: 'changeContract',
  version: 1,
  permission: 'contracts.edit',
  args: z.strictObject({
    contractId: idOf<ContractId>(),
    receivedOn: isoDayValue,
    effectiveDay: isoDayValue,
    days: z.array(line).max(MOST_LINES),
    groupId: idOf<BaseGroupId>().nullable(),
    form: z.enum(contractForms).nullable(),
  }),
  *handle(change, context) {
    if (change.receivedOn > context.today) {
      return refuseCommand('invalid', { path: 'receivedOn', problem: 'future' })
    }
    const planned = yield* planContractChange(change, context)
    if (!planned.ok) return planned
    const { contract, child, groupId, refusal } = planned.value
    if (refusal !== null) return refuseCommand(refusal.code, refusal.params)
    const contractId = context.newId() as ContractId
    return effect(
      {
        code: 'command.changeContract',
        params: { firstName: child.firstName, day: change.effectiveDay },
      },
      [
        putRow('contract', { ...contract, endDate: addDays(change.effectiveDay, -1) }),
        putRow('contract', {
          ...contract,
          id: contractId,
          groupId,
          form: change.form ?? contract.form,
          startDate: change.effectiveDay,
        }),
        ...change.days.map((day) => putRow('contract_day', { id: context.newId(), contractId, ...day })),
      ],
    )
  },
})
