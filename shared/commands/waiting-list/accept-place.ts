import { z } from 'zod'
import type { OfferId } from '#shared/domain/ids.ts'
import { idOf, noteValue, NOTE_MAX_CHARS } from '#shared/schema/values.ts'
import { planChanges } from '../base-groups/plan-changes.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow } from '../facts.ts'
import { putRow } from '../row-change.ts'

/**
 * The family says yes: the child gets its contract and leaves the list, in one act. The place is checked again by the
 * rules of every placement. WAIT-4, PLAN-4, GROUP-1
 */
export const acceptPlace = defineCommand({
  type: 'acceptPlace',
  version: 1,
  permission: 'waitingList.edit',
  args: z.strictObject({ offerId: idOf<OfferId>(), note: noteValue }),
  *handle({ offerId, note }, context) {
    const offer = yield* findRow('placement_offer', offerId)
    if (offer === undefined) return refuseCommand('notFound', { what: 'offer', id: offerId })
    if (offer.status !== 'open') {
      return refuseCommand('offerAnswered', { statusCode: `waiting.offerStatus.${offer.status}` })
    }
    if (offer.expiresOn < context.today) return refuseCommand('offerOver', { day: offer.expiresOn })
    const entry = yield* findRow('waiting_entry', offer.entryId)
    if (entry === undefined) return refuseCommand('notFound', { what: 'waitingEntry', id: offer.entryId })
    const child = yield* findRow('child', entry.childId)
    const group = yield* findRow('base_group', offer.groupId)
    const planned = yield* planChanges(
      offer.locationId,
      [
        {
          kind: 'place',
          childId: entry.childId,
          entryId: entry.id,
          setting: entry.setting,
          groupId: offer.groupId,
          day: offer.startDay,
          days: offer.days,
        },
      ],
      context,
      offer.id,
    )
    if (!planned.ok) return refuseCommand(planned.refusal.refusal.code, planned.refusal.refusal.params)
    const params = { firstName: child?.firstName ?? '', group: group?.name ?? '', day: offer.startDay }
    return effect({ code: 'command.acceptPlace', params }, [
      ...planned.value,
      putRow('placement_offer', {
        ...offer,
        status: 'accepted',
        answeredBy: context.actorId,
        answeredAt: context.at,
        note: joinNotes(offer.note, note),
      }),
    ])
  },
})

/** What was said when the offer was made, and what was said to it. */
export function joinNotes(offered: string, answered: string): string {
  return [offered, answered.trim()]
    .filter((text) => text !== '')
    .join('\n')
    .slice(0, NOTE_MAX_CHARS)
}
