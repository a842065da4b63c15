import type { Message } from '#shared/domain/explanation/model.ts'
import type { RequestDetail } from '#shared/ipc/calls/requests.ts'
import type { Language } from '#shared/text/formats.ts'
import type { Texts } from '../../app/texts.tsx'
import { makeTexts } from '../../app/texts.tsx'

/** Which answer to the parent: the one of an act, or that of one alternative by its place. */
export type ReplyKey = 'approve' | 'decline' | 'waitingList' | 'cancel' | `offer ${number}`

const made = new Map<Language, Texts>()

/** The sentences in the language of the family, whatever the language of the screen. */
function textsOf(language: Language): Texts {
  const texts = made.get(language) ?? makeTexts(language)
  made.set(language, texts)
  return texts
}

export function writeReply(messages: readonly Message[], language: Language): readonly string[] {
  const texts = textsOf(language)
  return messages.map((message) => texts.write(message))
}

/** Greeting and closing on lines of their own, one paragraph between. */
export function paragraphsOf(lines: readonly string[]): readonly string[] {
  return lines.length < 3 ? lines : [...lines.slice(0, 1), lines.slice(1, -1).join(' '), ...lines.slice(-1)]
}

/** As it is pasted into a message. */
export function joinReply(lines: readonly string[]): string {
  return paragraphsOf(lines).join('\n\n')
}

export function replyOf(replies: RequestDetail['replies'], key: ReplyKey): readonly Message[] {
  if (!isOffer(key)) return replies[key]
  return replies.offer[Number(key.slice('offer '.length))] ?? []
}

function isOffer(key: ReplyKey): key is `offer ${number}` {
  return key.startsWith('offer ')
}

/** The answer that goes with what was or is about to be done. */
export function defaultReplyOf({ request, check, suggested }: RequestDetail): ReplyKey {
  if (request.status === 'approved') return 'approve'
  if (request.status === 'waiting') return suggested.act === 'approve' ? 'approve' : 'waitingList'
  if (request.status === 'cancelled') return 'cancel'
  if (request.status === 'declined' || request.status === 'withdrawn') return 'decline'
  const { offeredWish } = request
  if (offeredWish !== null) {
    const index = check.alternatives.findIndex(
      ({ wish }) =>
        wish.wantedDay === offeredWish.wantedDay &&
        wish.wantedGroupId === offeredWish.wantedGroupId &&
        wish.wantedStartMinute === offeredWish.wantedStartMinute &&
        wish.wantedEndMinute === offeredWish.wantedEndMinute,
    )
    return index < 0 ? 'approve' : `offer ${index}`
  }
  return suggested.act === 'offer' ? `offer ${suggested.index}` : suggested.act
}
