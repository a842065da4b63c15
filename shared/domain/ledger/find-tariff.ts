import { isValidOn, type IsoDay } from '#shared/kernel/time.ts'
import type { LegalEntityId } from '../ids.ts'
import type { CareSetting } from '../organisation/model.ts'
import type { TariffCard, TariffProduct } from './model.ts'

export interface TariffQuestion {
  /** null = the organisation has one company. */
  readonly legalEntityId: LegalEntityId | null
  readonly setting: CareSetting
  readonly product: TariffProduct
  readonly day: IsoDay
}

/**
 * The card that gives the price of a day of care: of the company itself, else of the organisation. An extra (half) hour
 * without a card of its own costs what a flexible hour costs. `undefined` = no price is known. MONEY-1, EXTRA-2
 */
export function findTariff(tariffs: readonly TariffCard[], question: TariffQuestion): TariffCard | undefined {
  const own = findCard(tariffs, question)
  if (own !== undefined || question.product !== 'extraHour') return own
  return findCard(tariffs, { ...question, product: 'flexibleDay' })
}

function findCard(tariffs: readonly TariffCard[], question: TariffQuestion): TariffCard | undefined {
  const { legalEntityId, setting, product, day } = question
  const held = tariffs.filter(
    (card) => card.setting === setting && card.product === product && isValidOn(card, day),
  )
  const own = latestOf(held.filter((card) => card.legalEntityId === legalEntityId))
  return own ?? latestOf(held.filter((card) => card.legalEntityId === null))
}

/** The card that began last; the greatest id decides between cards of one day. */
function latestOf(cards: readonly TariffCard[]): TariffCard | undefined {
  return cards.toSorted((a, b) =>
    a.validFrom === b.validFrom ? (a.id < b.id ? 1 : -1) : a.validFrom < b.validFrom ? 1 : -1,
  )[0]
}
