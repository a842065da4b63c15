import { z } from 'zod'
import type { LocationId } from '#shared/domain/ids.ts'
import { policyCodes } from '#shared/domain/policies/policies.ts'
import { idOf, isoDayValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { putRow, type RowChange } from '../row-change.ts'
import { findPlaceOfRule, houseRuleRow, houseRuleShape, refusalOfRule } from './house-rule-rows.ts'

const args = z.strictObject({
  /** null = the whole organisation. */
  locationId: idOf<LocationId>().nullable(),
  validFrom: isoDayValue,
  values: z
    .array(z.strictObject(houseRuleShape))
    .min(1, 'empty')
    .max(policyCodes.length, 'tooMany')
    .refine((values) => new Set(values.map(({ code }) => code)).size === values.length, 'double'),
})

/** Sets several policies from one day on, such as a ready set: all of them or none, and one step to undo. */
export const setHouseRules = defineCommand({
  type: 'setHouseRules',
  version: 1,
  permission: 'rules.edit',
  args,
  *handle({ locationId, validFrom, values }, context) {
    for (const wanted of values) {
      const refusal = refusalOfRule(wanted)
      if (refusal !== null) return refuseCommand(refusal.code, refusal.params)
    }
    const place = yield* findPlaceOfRule(locationId)
    if (!place.ok) return place
    const changes: RowChange[] = []
    for (const { code, value } of values) {
      const rule = yield* houseRuleRow({ locationId, code, value, validFrom }, context)
      if (rule !== null) changes.push(putRow('house_rule', rule))
    }
    if (changes.length === 0) return refuseCommand('nothingToChange')
    return effect(
      { code: 'command.setHouseRules', params: { count: changes.length, day: validFrom } },
      changes,
    )
  },
})
