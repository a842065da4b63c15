import { z } from 'zod'
import { subjectKinds } from '#shared/domain/privacy/model.ts'
import { idOf } from '#shared/schema/values.ts'
import { defineCommand, refuseCommand } from '../define.ts'
import { listEraseObstacles } from './erase-obstacles.ts'
import { erasedLabel } from './erased-label.ts'
import { erasureGrounds } from './erased-records.ts'
import { planErasure } from './plan-erasure.ts'
import { followersOf } from './purge-expired.ts'

/**
 * Erases a child or somebody who worked here, for good: from the records, from what was kept of acts, and from copies,
 * here, at headquarters and on every computer. What the law says must stay, stays without the person. Not while an
 * agreement runs, or a legal hold stands. It cannot be taken back. PRIV-2
 */
export const erasePerson = defineCommand({
  type: 'erasePerson',
  version: 1,
  permission: 'privacy.erase',
  args: z.strictObject({
    subjectKind: z.enum(subjectKinds),
    subjectId: idOf<string>(),
    /** A code, for it is kept with the erasure. */
    ground: z.enum(erasureGrounds),
  }),
  *handle({ subjectKind, subjectId, ground }, context) {
    if (subjectId === context.actorId) return refuseCommand('eraseYourself')
    const [obstacle] = yield* listEraseObstacles(subjectKind, subjectId, context.today)
    if (obstacle !== undefined) return refuseCommand(obstacle.code, obstacle.params)
    const plan = yield* planErasure([subjectId], () => context.newId())
    const { subjects, changes, keys, persons } = plan
    return {
      ok: true,
      value: {
        label: erasedLabel,
        changes,
        erases: { subjects, keys, follows: followersOf(plan), persons, ground },
      },
    }
  },
})
