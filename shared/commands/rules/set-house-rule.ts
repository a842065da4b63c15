import { z } from 'zod'
import type { LocationId } from '#shared/domain/ids.ts'
import { idOf, isoDayValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { putRow } from '../row-change.ts'
import { findPlaceOfRule, houseRuleRow, houseRuleShape, refusalOfRule } from './house-rule-rows.ts'

const args = z.strictObject({
  /** null = the whole organisation. */
  locationId: idOf<LocationId>().nullable(),
  ...houseRuleShape,
  validFrom: isoDayValue,
})

/** Sets one policy of the house from a day on; what held before stays on record. */
export const setHouseRule = defineCommand({
  type: 'setHouseRule',
  version: 1,
  permission: 'rules.edit',
  args,
  *handle(wanted, context) {
    const refusal = refusalOfRule(wanted)
    if (refusal !== null) return refuseCommand(refusal.code, refusal.params)
    const place = yield* findPlaceOfRule(wanted.locationId)
    if (!place.ok) return place
    const rule = yield* houseRuleRow(wanted, context)
    if (rule === null) return refuseCommand('nothingToChange')
    return effect({ code: 'command.setHouseRule', params: { policy: wanted.code, day: wanted.validFrom } }, [
      putRow('house_rule', rule),
    ])
  },
})
