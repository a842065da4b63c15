import type { CareCost, RequestKind } from '#shared/domain/requests/model.ts'
import type { Texts } from '../../app/texts.tsx'

/**
 * What a request does to the balances and the invoice of a family, in a sentence: `Gebruikt 8 uur ruiltegoed, 2 uur
 * achteraf: € 17,20.` Empty when it does nothing. MONEY-1, SWAP-5
 */
export function writeCost(texts: Texts, cost: CareCost, kind: RequestKind): string {
  const parts = [...(kind === 'swapDay' ? swapPartsOf(texts, cost) : balancePartsOf(texts, cost))]
  if (cost.invoicedMinutes > 0 || (cost.invoicedCents ?? 0) > 0) parts.push(writeInvoice(texts, cost))
  const sentence = parts.join(', ')
  return sentence === '' ? '' : `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`
}

function balancePartsOf({ t }: Texts, { payment, balanceMinutes }: CareCost): readonly string[] {
  if (balanceMinutes === 0 || payment === null || payment === 'invoice') return []
  return [t(`cost.balance.${payment}`, { minutes: balanceMinutes })]
}

/** The day that is given up pays; what is left of its worth stays as credit. SWAP-5 */
function swapPartsOf({ t }: Texts, cost: CareCost): readonly string[] {
  const { earnedMinutes, balanceMinutes, earnedUntil } = cost
  if (earnedMinutes === 0) return []
  const left = earnedMinutes - balanceMinutes
  if (left <= 0 || earnedUntil === null) return [t('cost.swapEven', { minutes: balanceMinutes })]
  return [t('cost.swapLeft', { used: balanceMinutes, left, until: earnedUntil })]
}

function writeInvoice({ t }: Texts, { invoicedMinutes, invoicedCents }: CareCost): string {
  return invoicedCents === null
    ? t('cost.invoiceUnknown', { minutes: invoicedMinutes })
    : t('cost.invoice', { minutes: invoicedMinutes, cents: invoicedCents })
}
