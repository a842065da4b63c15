import { z } from 'zod'
import type { LocationId } from '#shared/domain/ids.ts'
import { addDays } from '#shared/kernel/time.ts'
import { codeValue, idOf, isoDayValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { listRows } from '../facts.ts'
import { deleteRow, putRow, type RowChange } from '../row-change.ts'
import { findPlaceOfRule } from './house-rule-rows.ts'

const args = z.strictObject({
  locationId: idOf<LocationId>(),
  code: codeValue,
  /** The first day without a rule of the location's own. */
  from: isoDayValue,
})

/** From a day on a location has no value of its own for a policy: it follows the organisation again. */
export const endHouseRule = defineCommand({
  type: 'endHouseRule',
  version: 1,
  permission: 'rules.edit',
  args,
  *handle({ locationId, code, from }) {
    const place = yield* findPlaceOfRule(locationId)
    if (!place.ok) return place
    const rows = yield* listRows('house_rule', { locationId, code })
    const lastDay = addDays(from, -1)
    const changes = rows
      .filter((rule) => rule.validUntil === null || rule.validUntil >= from)
      .map((rule): RowChange =>
        // A row that would have begun later never held; the audit trail keeps it.
        rule.validFrom >= from
          ? deleteRow('house_rule', rule.id)
          : putRow('house_rule', { ...rule, validUntil: lastDay }),
      )
    if (changes.length === 0) return refuseCommand('nothingToChange')
    return effect({ code: 'command.endHouseRule', params: { policy: code, day: from } }, changes)
  },
})
