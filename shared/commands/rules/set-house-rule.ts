import { z } from 'zod'
import type { LocationId } from '#shared/domain/ids.ts'
import type { HouseRule } from '#shared/domain/organisation/model.ts'
import { readHouseRule } from '#shared/domain/policies/policies-on.ts'
import { codeValue, idOf, isoDayValue, NOTE_MAX_CHARS } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow, listRows } from '../facts.ts'
import { putRow } from '../row-change.ts'

const args = z.strictObject({
  /** null = the whole organisation. */
  locationId: idOf<LocationId>().nullable(),
  code: codeValue,
  /** JSON text; the policy of this code says what fits. */
  value: z.string('text').min(1, 'empty').max(NOTE_MAX_CHARS, 'tooLong'),
  validFrom: isoDayValue,
})

/** Sets one policy of the house from a day on; what held before stays on record. */
export const setHouseRule = defineCommand({
  type: 'setHouseRule',
  version: 1,
  permission: 'rules.edit',
  args,
  *handle(wanted, context) {
    const read = readHouseRule(wanted)
    if (!read.ok) {
      const isUnknown = read.refusal.code === 'policy.unknownCode'
      return refuseCommand(isUnknown ? 'unknownHouseRule' : 'houseRuleValue', { policy: wanted.code })
    }
    if (wanted.locationId !== null) {
      const location = yield* findRow('location', wanted.locationId)
      if (location === undefined)
        return refuseCommand('notFound', { what: 'location', id: wanted.locationId })
    }
    const sameDay = yield* listRows('house_rule', {
      locationId: wanted.locationId,
      code: wanted.code,
      validFrom: wanted.validFrom,
    })
    // Of two rows from one day the greatest id would win; a second thought replaces that row instead.
    const earlier = sameDay.at(-1)
    if (earlier !== undefined && earlier.value === wanted.value && earlier.validUntil === null) {
      return refuseCommand('nothingToChange')
    }
    const rule: HouseRule = { id: earlier?.id ?? context.newId(), ...wanted, validUntil: null }
    return effect({ code: 'command.setHouseRule', params: { policy: wanted.code, day: wanted.validFrom } }, [
      putRow('house_rule', rule),
    ])
  },
})
