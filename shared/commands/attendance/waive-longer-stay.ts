import { z } from 'zod'
import type { LoggedStay } from '#shared/domain/attendance/model.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import { computeDay } from '#shared/domain/occupancy/compute-day.ts'
import { policiesAt } from '#shared/domain/policies/policies-on.ts'
import { waivedStayId } from '#shared/domain/quick-log/care-of-day.ts'
import { findLongerStays } from '#shared/domain/quick-log/longer-stays.ts'
import { idOf } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow, findRulebook, listRows } from '../facts.ts'
import { loadLocationFacts } from '../load-location-facts.ts'
import { putRow } from '../row-change.ts'

/**
 * A longer stay that was seen at the door is let go: nothing is charged, and the control list does not ask again. It is
 * kept as a stay that never counted, with who decided. EXTRA-2
 */
export const waiveLongerStay = defineCommand({
  type: 'waiveLongerStay',
  version: 1,
  permission: 'ledger.edit',
  args: z.strictObject({ observedTimeId: idOf<string>(), side: z.enum(['early', 'late']) }),
  *handle({ observedTimeId, side }, context) {
    const seen = yield* findRow('observed_time', observedTimeId)
    if (seen === undefined) return refuseCommand('notFound', { what: 'observedTime', id: observedTimeId })
    const facts = yield* loadLocationFacts(seen.locationId, seen.day, seen.day)
    const child = yield* findRow('child', seen.childId)
    if (facts === undefined || child === undefined)
      return refuseCommand('notFound', { what: 'child', id: seen.childId })
    const rulebook = yield* findRulebook()
    const index = indexLocationFacts(facts, rulebook.schoolHolidays)
    const stays = yield* listRows('logged_stay', { childId: seen.childId, day: seen.day })
    const day = computeDay(index, rulebook.law, seen.day)
    const found = findLongerStays(day, [seen], stays, policiesAt(index.policies, seen.day))
    const longer = found.longer.find((candidate) => candidate.side === side)
    if (longer === undefined) return refuseCommand('nothingToChange')
    const waived: LoggedStay = {
      id: waivedStayId(context.newId()),
      childId: seen.childId,
      locationId: seen.locationId,
      groupId: longer.groupId,
      day: seen.day,
      startMinute: Math.min(longer.bookedMinute, longer.observedMinute),
      endMinute: Math.max(longer.bookedMinute, longer.observedMinute),
      side,
      loggedAt: context.at,
      loggedBy: context.actorId,
      tooTight: null,
      extraAttendanceId: null,
      removedAt: context.at,
      removedBy: context.actorId,
    }
    const label = {
      code: 'command.waiveLongerStay',
      params: { firstName: child.firstName, day: seen.day },
    }
    return effect(label, [putRow('logged_stay', waived)])
  },
})
