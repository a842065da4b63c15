import type { IsoDay } from '#shared/kernel/time.ts'
import type { PlannedWeekday } from '../base-groups/model.ts'
import type { Message } from '../explanation/model.ts'
import type { BaseGroup } from '../organisation/model.ts'
import { judgeOffer, type OfferJudgement } from './judge-offer.ts'
import { listPassedOver, type PassedOver, type WaitingChild } from './passed-over.ts'
import { createCandidate } from './place-book.ts'
import type { WaitingPlan } from './waiting-plan.ts'

export interface OfferedDays {
  readonly group: BaseGroup
  readonly days: readonly PlannedWeekday[]
  readonly startDay: IsoDay
}

export interface WeighedOffer {
  readonly judgement: OfferJudgement
  /** Families before this one, each with why the place does not go to it. */
  readonly passedOver: readonly PassedOver[]
  /** What is kept with the offer: the turn, what the place costs, and who was passed over. WAIT-3, WAIT-5 */
  readonly reasons: readonly Message[]
}

/** More is not kept with one offer; families who fit come first. */
const REASONS_MAX = 50

/** Whether a place may be offered to a family, and what is to be said about it. The same beforehand and for real. */
export function weighOffer(plan: WaitingPlan, waiting: WaitingChild, offered: OfferedDays): WeighedOffer {
  const { book, today } = plan
  const { family, child } = waiting
  const { setting } = family.entry
  const candidate = createCandidate(book.index.facts, {
    ...{ child, setting, days: offered.days },
    onDay: offered.startDay,
    ownIds: plan.ownIdsOf(family.entry),
  })
  const judgement = judgeOffer({ book, candidate, today, ...offered })
  const passedOver = listPassedOver({ book, today, ...offered }, plan.waiting, family)
  const turn: Message = {
    code: 'waiting.log.turn',
    params: { ...family.reason.params, place: family.place, sentenceCode: family.reason.code },
  }
  const named = passedOver
    .toSorted((a, b) => Number(b.isFitting) - Number(a.isFitting))
    .map(({ family: { entry }, child: other, reason }): Message => ({
      code: 'waiting.log.passed',
      params: { ...reason.params, firstName: other.firstName, entryId: entry.id, sentenceCode: reason.code },
    }))
  return {
    judgement,
    passedOver,
    reasons: [turn, ...judgement.sentences, ...named].slice(0, REASONS_MAX),
  }
}
