import { z } from 'zod'
import type { Child } from '#shared/domain/children/model.ts'
import type { ChildId, LocationId, SchoolId, WaitingEntryId } from '#shared/domain/ids.ts'
import { idOf, isoDayValue, nameValue, optionalNameValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow, listRows } from '../facts.ts'
import { putRow } from '../row-change.ts'
import { checkWishOfChild } from './check-wish-of-child.ts'
import { wishArgs } from './wish-args.ts'

const child = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('known'), childId: idOf<ChildId>() }),
  z.strictObject({
    kind: z.literal('new'),
    firstName: nameValue,
    surnamePrefix: optionalNameValue,
    surname: nameValue,
    birthDate: isoDayValue,
    siblingId: idOf<ChildId>().nullable(),
    schoolId: idOf<SchoolId>().nullable(),
  }),
])

/** Puts a family on the waiting list: for a child that is known, or one that is not, born or expected. CARE-3 */
export const enterWaiting = defineCommand({
  type: 'enterWaiting',
  version: 1,
  permission: 'waitingList.edit',
  args: z.strictObject({ locationId: idOf<LocationId>(), child, receivedOn: isoDayValue, ...wishArgs }),
  *handle({ locationId, child: who, ...wish }, context) {
    const location = yield* findRow('location', locationId)
    if (location === undefined) return refuseCommand('notFound', { what: 'location', id: locationId })
    // The id of the entry comes first, so that who asked can find it by the command.
    const id = context.newId() as WaitingEntryId
    let waiting: Child
    if (who.kind === 'known') {
      const known = yield* findRow('child', who.childId)
      if (known === undefined) return refuseCommand('notFound', { what: 'child', id: who.childId })
      waiting = known
    } else {
      const { siblingId, firstName, surnamePrefix, surname, birthDate, schoolId } = who
      const sibling = siblingId === null ? null : yield* findRow('child', siblingId)
      if (sibling === undefined) return refuseCommand('notFound', { what: 'child', id: siblingId ?? '' })
      const same = yield* listRows('child', { firstName, surname, birthDate })
      const [twin] = same
      if (twin !== undefined) return refuseCommand('waitingChildKnown', { firstName, day: birthDate })
      waiting = {
        id: context.newId() as ChildId,
        ...{ firstName, surnamePrefix, surname, birthDate, schoolId },
        familyId: sibling === null ? context.newId() : sibling.familyId,
        mentorId: null,
      }
    }
    const refusal = yield* checkWishOfChild(wish, waiting, locationId, null, context.today)
    if (refusal !== null) return refuseCommand(refusal.code, refusal.params)
    return effect({ code: 'command.enterWaiting', params: { firstName: waiting.firstName } }, [
      ...(who.kind === 'new' ? [putRow('child', waiting)] : []),
      putRow('waiting_entry', {
        id,
        childId: waiting.id,
        locationId,
        ...wish,
        status: 'waiting',
        closedAt: null,
        closedReason: '',
      }),
    ])
  },
})
