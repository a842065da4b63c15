import { z } from 'zod'
import type { LocationId } from '#shared/domain/ids.ts'
import { subjectKinds } from '#shared/domain/privacy/model.ts'
import { isHeldOn } from '#shared/domain/retention/judgement.ts'
import { idOf, noteValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow, hasId, listRows } from '../facts.ts'
import { putRow } from '../row-change.ts'

/** Keeps everything of a person from today on, whatever its term: a complaint, a dispute, an investigation. PRIV-1 */
export const setHold = defineCommand({
  type: 'setHold',
  version: 1,
  permission: 'retention.hold',
  args: z.strictObject({
    /** null = the whole organisation sees to it. */
    locationId: idOf<LocationId>().nullable(),
    subjectKind: z.enum(subjectKinds),
    subjectId: idOf<string>(),
    reason: noteValue.refine((text) => text.trim() !== '', 'empty'),
  }),
  *handle({ locationId, subjectKind, subjectId, reason }, context) {
    if (locationId !== null && (yield* findRow('location', locationId)) === undefined)
      return refuseCommand('notFound', { what: 'location', id: locationId })
    const tables = subjectKind === 'child' ? (['child'] as const) : (['staff_member', 'account'] as const)
    let isThere = false
    for (const table of tables) isThere ||= yield* hasId(table, subjectId)
    if (!isThere) return refuseCommand('notFound', { what: subjectKind, id: subjectId })
    const holds = yield* listRows('legal_hold', { subjectId })
    if (holds.some((hold) => hold.validUntil === null && isHeldOn(hold, context.today)))
      return refuseCommand('holdTwice')
    const id = context.newId()
    return effect({ code: 'command.setHold', params: {} }, [
      putRow('legal_hold', {
        ...{ id, locationId, subjectKind, subjectId, reason },
        ...{ validFrom: context.today, validUntil: null, liftedBecause: '' },
      }),
    ])
  },
})
