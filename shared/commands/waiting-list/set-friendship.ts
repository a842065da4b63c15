import { z } from 'zod'
import type { ChildId } from '#shared/domain/ids.ts'
import { idOf } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow, listRows, type Facts } from '../facts.ts'
import type { Friendship } from '#shared/domain/base-groups/model.ts'
import { putRow } from '../row-change.ts'

/** Says that two children should be in one group. PLAN-6 */
export const setFriendship = defineCommand({
  type: 'setFriendship',
  version: 1,
  permission: 'waitingList.edit',
  args: z.strictObject({ childId: idOf<ChildId>(), friendId: idOf<ChildId>() }),
  *handle({ childId, friendId }, context) {
    const child = yield* findRow('child', childId)
    if (child === undefined) return refuseCommand('notFound', { what: 'child', id: childId })
    const friend = yield* findRow('child', friendId)
    if (friend === undefined) return refuseCommand('notFound', { what: 'child', id: friendId })
    const params = { firstName: child.firstName, friend: friend.firstName }
    if (childId === friendId) return refuseCommand('friendsSame', params)
    if ((yield* findFriendships(childId, friendId)).length > 0) return refuseCommand('friendsTwice', params)
    return effect({ code: 'command.setFriendship', params }, [
      putRow('friendship', { id: context.newId(), childId, friendId }),
    ])
  },
})

/** The friendship of two children, whichever of them was named first. */
export function* findFriendships(childId: ChildId, friendId: ChildId): Facts<readonly Friendship[]> {
  return [
    ...(yield* listRows('friendship', { childId, friendId })),
    ...(yield* listRows('friendship', { childId: friendId, friendId: childId })),
  ]
}
