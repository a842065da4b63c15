import { z } from 'zod'
import type { LocationId } from '#shared/domain/ids.ts'
import type { HouseRule } from '#shared/domain/organisation/model.ts'
import { readHouseRule } from '#shared/domain/policies/policies-on.ts'
import { ok, refuse, type Result } from '#shared/kernel/result.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { codeValue, NOTE_MAX_CHARS } from '#shared/schema/values.ts'
import type { CommandContext } from '../define.ts'
import { findRow, listRows, type Facts } from '../facts.ts'
import type { CommandRefusal } from '../refusal.ts'

/** One policy and its value as JSON text; the policy of this code says what fits. */
export const houseRuleShape = {
  code: codeValue,
  value: z.string('text').min(1, 'empty').max(NOTE_MAX_CHARS, 'tooLong'),
} as const

export interface WantedHouseRule {
  readonly locationId: LocationId | null
  readonly code: string
  readonly value: string
  readonly validFrom: IsoDay
}

/** Why this value cannot be used; null when it can. */
export function refusalOfRule(wanted: Pick<WantedHouseRule, 'code' | 'value'>): CommandRefusal | null {
  const read = readHouseRule(wanted)
  if (read.ok) return null
  const isUnknown = read.refusal.code === 'policy.unknownCode'
  return { code: isUnknown ? 'unknownHouseRule' : 'houseRuleValue', params: { policy: wanted.code } }
}

/** A rule is for the whole organisation, or for a location that is there. */
export function* findPlaceOfRule(locationId: LocationId | null): Facts<Result<null, CommandRefusal>> {
  if (locationId === null) return ok(null)
  const location = yield* findRow('location', locationId)
  return location === undefined
    ? refuse({ code: 'notFound', params: { what: 'location', id: locationId } })
    : ok(null)
}

/** The row to write, or null when exactly this stands already. */
export function* houseRuleRow(wanted: WantedHouseRule, context: CommandContext): Facts<HouseRule | null> {
  const sameDay = yield* listRows('house_rule', {
    locationId: wanted.locationId,
    code: wanted.code,
    validFrom: wanted.validFrom,
  })
  // Of two rows from one day the greatest id would win; a second thought replaces that row instead.
  const earlier = sameDay.at(-1)
  if (earlier !== undefined && earlier.value === wanted.value && earlier.validUntil === null) return null
  const { locationId, code, value, validFrom } = wanted
  return { id: earlier?.id ?? context.newId(), locationId, code, value, validFrom, validUntil: null }
}
