import { z } from 'zod'
import type { BaseGroupId, LocationId } from '#shared/domain/ids.ts'
import { holdsOn } from '#shared/domain/merging/days-held.ts'
import type { DismissedMerge } from '#shared/domain/merging/model.ts'
import { daysBetween, weekdayOf } from '#shared/kernel/time.ts'
import { idOf, isoDayValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { listRows } from '../facts.ts'
import { putRow } from '../row-change.ts'
import { findMergedGroups, namesOfGroups } from './find-merged-groups.ts'

const PERIOD_DAYS_MAX = 366

/** "Not now": these groups are not proposed together on a day, or on that weekday for a while. MERGE-4 */
export const dismissMerge = defineCommand({
  type: 'dismissMerge',
  version: 1,
  permission: 'merges.edit',
  args: z.strictObject({
    locationId: idOf<LocationId>(),
    groupIds: z.array(idOf<BaseGroupId>()).max(40, 'tooMany'),
    day: isoDayValue,
    /** Last day, included; the day itself for this day only. */
    validUntil: isoDayValue,
  }),
  *handle({ locationId, groupIds, day, validUntil }, context) {
    if (validUntil < day || daysBetween(day, validUntil) >= PERIOD_DAYS_MAX)
      return refuseCommand('mergePeriod')
    const found = yield* findMergedGroups(locationId, groupIds)
    if (!found.ok) return refuseCommand(found.refusal.code, found.refusal.params)
    const ids = found.value.map(({ id }) => id)
    const known = yield* listRows('dismissed_merge', {
      locationId,
      validFrom: { until: day },
      validUntil: { from: validUntil },
    })
    const isKnown = known.some((row) => row.groupIds.join() === ids.join() && holdsOn(row, day))
    if (isKnown) return refuseCommand('nothingToChange')
    const dismissed: DismissedMerge = {
      id: context.newId(),
      locationId,
      groupIds: ids,
      validFrom: day,
      validUntil,
      weekdays: [weekdayOf(day)],
      exceptDays: [],
      dismissedBy: context.actorId,
      dismissedAt: context.at,
    }
    return effect({ code: 'command.dismissMerge', params: { groups: namesOfGroups(found.value), day } }, [
      putRow('dismissed_merge', dismissed),
    ])
  },
})
