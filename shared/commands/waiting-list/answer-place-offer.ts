import { z } from 'zod'
import type { OfferId } from '#shared/domain/ids.ts'
import { idOf, noteValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow } from '../facts.ts'
import { putRow } from '../row-change.ts'
import { joinNotes } from './accept-place.ts'

/** Writes down that a family said no, or that the house takes its offer back; the family waits on. WAIT-4 */
export const answerPlaceOffer = defineCommand({
  type: 'answerPlaceOffer',
  version: 1,
  permission: 'waitingList.edit',
  args: z.strictObject({
    offerId: idOf<OfferId>(),
    answer: z.enum(['declined', 'withdrawn']),
    note: noteValue,
  }),
  *handle({ offerId, answer, note }, context) {
    const offer = yield* findRow('placement_offer', offerId)
    if (offer === undefined) return refuseCommand('notFound', { what: 'offer', id: offerId })
    if (offer.status !== 'open') {
      return refuseCommand('offerAnswered', { statusCode: `waiting.offerStatus.${offer.status}` })
    }
    const entry = yield* findRow('waiting_entry', offer.entryId)
    if (entry === undefined) return refuseCommand('notFound', { what: 'waitingEntry', id: offer.entryId })
    const child = yield* findRow('child', entry.childId)
    const firstName = child?.firstName ?? ''
    if (answer === 'withdrawn' && note.trim() === '') {
      return refuseCommand('waitingReasonMissing', { firstName })
    }
    return effect({ code: `command.placeOffer.${answer}`, params: { firstName } }, [
      putRow('placement_offer', {
        ...offer,
        status: answer,
        answeredBy: context.actorId,
        answeredAt: context.at,
        note: joinNotes(offer.note, note),
      }),
      ...(entry.status === 'offered' ? [putRow('waiting_entry', { ...entry, status: 'waiting' })] : []),
    ])
  },
})
