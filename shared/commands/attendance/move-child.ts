import { z } from 'zod'
import type { GroupMove } from '#shared/domain/attendance/model.ts'
import { isKeptOut } from '#shared/domain/child-file/secrecy.ts'
import type { BaseGroupId, ChildId } from '#shared/domain/ids.ts'
import { isOverlapping, isValidOn } from '#shared/kernel/time.ts'
import { idOf, isForwardInterval, isoDayValue, minuteValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow, listRows } from '../facts.ts'
import { putRow } from '../row-change.ts'

const args = z
  .strictObject({
    childId: idOf<ChildId>(),
    day: isoDayValue,
    startMinute: minuteValue,
    endMinute: minuteValue,
    toGroupId: idOf<BaseGroupId>(),
    // GROUP-2: every hour elsewhere has one of the allowed reasons.
    reason: z.enum(['ownGroupFull', 'merge', 'flexible', 'holidayCare', 'settlingIn']),
  })
  .refine(isForwardInterval, 'startBeforeEnd')

/** Lets a child spend part of a day in another group. GROUP-2 */
export const moveChild = defineCommand({
  type: 'moveChild',
  version: 1,
  permission: 'attendance.edit',
  args,
  *handle(wanted, context) {
    const child = yield* findRow('child', wanted.childId)
    if (child === undefined) return refuseCommand('notFound', { what: 'child', id: wanted.childId })
    const group = yield* findRow('base_group', wanted.toGroupId)
    if (group === undefined) return refuseCommand('notFound', { what: 'group', id: wanted.toGroupId })
    if (!isValidOn(group, wanted.day))
      return refuseCommand('groupNotValid', { group: group.name, day: wanted.day })
    const secrecies = yield* listRows('secrecy', { childId: wanted.childId })
    if (isKeptOut(secrecies, wanted.childId, group, wanted.day, wanted.day)) {
      return refuseCommand('secrecyNoVve', { firstName: child.firstName, group: group.name })
    }
    const contracts = yield* listRows('contract', {
      childId: wanted.childId,
      startDate: { until: wanted.day },
      endDate: { from: wanted.day, orNull: true },
    })
    if (contracts.some((contract) => contract.groupId === wanted.toGroupId)) {
      return refuseCommand('ownGroup', { firstName: child.firstName, group: group.name })
    }
    // A move brings nobody in (GROUP-2): to another location the child would be counted nowhere.
    const extras = yield* listRows('extra_attendance', { childId: wanted.childId, day: wanted.day })
    const care = [...contracts, ...extras]
    if (care.length > 0 && care.every((row) => row.locationId !== group.locationId)) {
      return refuseCommand('groupElsewhere', { firstName: child.firstName, group: group.name })
    }
    const moves = yield* listRows('group_move', { childId: wanted.childId, day: wanted.day })
    const clash = moves.find((move) => isOverlapping(move, wanted))
    if (clash !== undefined) {
      return refuseCommand('alreadyMoved', {
        firstName: child.firstName,
        day: wanted.day,
        startMinute: clash.startMinute,
        endMinute: clash.endMinute,
      })
    }
    const move: GroupMove = { id: context.newId(), ...wanted }
    return effect(
      {
        code: 'command.moveChild',
        params: { firstName: child.firstName, group: group.name, day: wanted.day },
      },
      [putRow('group_move', move)],
    )
  },
})
