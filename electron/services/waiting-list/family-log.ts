import { fullName } from '#shared/domain/children/person-name.ts'
import type { Child } from '#shared/domain/children/model.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { PlacementOffer, WaitingEntry } from '#shared/domain/waiting-list/model.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'

/** Everything that is kept of one family besides its wish. WAIT-5 */
export type FamilyLog = Pick<CallOutput<'waitingList.get'>, 'siblings' | 'friends' | 'offers' | 'passedOver'>

export interface FamilyLogParts {
  readonly rows: Pick<RowReader, 'findRow' | 'listRows'>
  readonly nameOf: (actorId: string) => string
}

export function familyLogOf(parts: FamilyLogParts, entry: WaitingEntry, child: Child): FamilyLog {
  const { rows } = parts
  const siblings = rows.listRows('child', { familyId: child.familyId }).filter(({ id }) => id !== child.id)
  const offers = rows.listRows('placement_offer', { locationId: entry.locationId })
  return {
    siblings: siblings.map(personOf).slice(0, 50),
    friends: friendsOf(parts, child).map(personOf).slice(0, 50),
    offers: offers
      .filter(({ entryId }) => entryId === entry.id)
      .toSorted((a, b) => (a.offeredAt < b.offeredAt ? 1 : -1))
      .map((offer) => ({
        offerId: offer.id,
        groupName: rows.findRow('base_group', offer.groupId)?.name ?? '',
        days: offer.days.map((day) => ({ ...day })),
        startDay: offer.startDay,
        expiresOn: offer.expiresOn,
        status: offer.status,
        reasons: [...offer.reasons],
        note: offer.note,
        offeredByName: parts.nameOf(offer.offeredBy),
        offeredAt: offer.offeredAt,
        answeredByName: offer.answeredBy === null ? '' : parts.nameOf(offer.answeredBy),
        answeredAt: offer.answeredAt,
      })),
    passedOver: offers.flatMap((offer) => passedBy(parts, entry, offer)).slice(0, 200),
  }
}

function personOf(child: Child): FamilyLog['siblings'][number] {
  return { childId: child.id, name: fullName(child) }
}

function friendsOf({ rows }: FamilyLogParts, { id }: Child): readonly Child[] {
  const named = rows.listRows('friendship', { childId: id }).map(({ friendId }) => friendId)
  const naming = rows.listRows('friendship', { friendId: id }).map(({ childId }) => childId)
  return [...new Set([...named, ...naming])].flatMap((friendId) => rows.findRow('child', friendId) ?? [])
}

/** What an offer to somebody else said about this family. */
function passedBy({ rows }: FamilyLogParts, entry: WaitingEntry, offer: PlacementOffer): readonly Message[] {
  const chosen = rows.findRow('waiting_entry', offer.entryId)
  const child = chosen && rows.findRow('child', chosen.childId)
  return offer.reasons
    .filter(({ code, params }) => code === 'waiting.log.passed' && params['entryId'] === entry.id)
    .map(({ params }) => ({
      code: offer.note === '' ? 'waiting.log.passedBy' : 'waiting.log.passedByWithNote',
      params: {
        ...params,
        chosen: child?.firstName ?? '',
        offeredOn: dutchTimeOf(offer.offeredAt).day,
        note: offer.note,
      },
    }))
}
