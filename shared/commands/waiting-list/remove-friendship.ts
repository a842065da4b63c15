import { z } from 'zod'
import type { ChildId } from '#shared/domain/ids.ts'
import { idOf } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow } from '../facts.ts'
import { deleteRow } from '../row-change.ts'
import { findFriendships } from './set-friendship.ts'

/** Two children need not be in one group any more. */
export const removeFriendship = defineCommand({
  type: 'removeFriendship',
  version: 1,
  permission: 'waitingList.edit',
  args: z.strictObject({ childId: idOf<ChildId>(), friendId: idOf<ChildId>() }),
  *handle({ childId, friendId }) {
    const child = yield* findRow('child', childId)
    const friend = yield* findRow('child', friendId)
    const rows = yield* findFriendships(childId, friendId)
    if (rows.length === 0) return refuseCommand('notFound', { what: 'friendship', id: childId })
    return effect(
      {
        code: 'command.removeFriendship',
        params: { firstName: child?.firstName ?? '', friend: friend?.firstName ?? '' },
      },
      rows.map(({ id }) => deleteRow('friendship', id)),
    )
  },
})
