import type { Payment, RequestKind, SwapReason } from '#shared/domain/requests/model.ts'
import type { DayPart, ExtraHourSide } from './draft.ts'

/** The words of the request line, Dutch and English, as people say them on the phone. */

export const kindWords: Readonly<Record<string, RequestKind>> = {
  ruil: 'swapDay',
  ruilt: 'swapDay',
  ruilen: 'swapDay',
  ruildag: 'swapDay',
  swap: 'swapDay',
  swaps: 'swapDay',
  extra: 'extraDay',
  erbij: 'extraDay',
  flex: 'flexibleDay',
  flexdag: 'flexibleDay',
  flexibel: 'flexibleDay',
  flexibele: 'flexibleDay',
  flexible: 'flexibleDay',
  studiedag: 'studyDay',
  studie: 'studyDay',
  margedag: 'studyDay',
  study: 'studyDay',
  vakantie: 'holidayDay',
  vakantiedag: 'holidayDay',
  vakantiedagen: 'holidayDay',
  vakantieopvang: 'holidayDay',
  vacation: 'holidayDay',
  holiday: 'holidayDay',
  holidays: 'holidayDay',
}

export const partWords: Readonly<Record<string, DayPart>> = {
  ochtend: 'morning',
  och: 'morning',
  morning: 'morning',
  middag: 'afternoon',
  mid: 'afternoon',
  afternoon: 'afternoon',
}

/** Longer on a day of care: before it, or after it. EXTRA-2 */
export const sideWords: Readonly<Record<string, ExtraHourSide>> = {
  vroeg: 'early',
  vroeger: 'early',
  eerder: 'early',
  early: 'early',
  earlier: 'early',
  laat: 'late',
  later: 'late',
  langer: 'late',
  late: 'late',
  longer: 'late',
}

/** `holiday` is a reason only where days are swapped; elsewhere it is a kind of care. SWAP-2 */
export const reasonWords: Readonly<Record<string, SwapReason>> = {
  ziek: 'illness',
  ziekte: 'illness',
  ill: 'illness',
  feestdag: 'publicHoliday',
  holiday: 'publicHoliday',
  prive: 'private',
  privé: 'private',
  private: 'private',
}

/** `balance` is the balance that goes with the kind of request. */
export const paymentWords: Readonly<Record<string, 'balance' | 'invoice'>> = {
  tegoed: 'balance',
  ruiltegoed: 'balance',
  saldo: 'balance',
  credit: 'balance',
  balance: 'balance',
  rekening: 'invoice',
  factuur: 'invoice',
  achteraf: 'invoice',
  betalen: 'invoice',
  betaald: 'invoice',
  invoice: 'invoice',
  invoiced: 'invoice',
}

/** The balance a kind of request can be paid from, where there is something to choose. STUDY-2, SWAP-5 */
export const balanceOfKind: Partial<Readonly<Record<RequestKind, Payment>>> = {
  extraDay: 'swapCredit',
  studyDay: 'holidayDays',
  holidayDay: 'holidayDays',
}

/** Words people put between the parts and that say nothing by themselves. */
export const fillers: ReadonlySet<string> = new Set([
  'dag',
  'day',
  'op',
  'on',
  'van',
  'from',
  'de',
  'hele',
  'full',
  'voor',
  'for',
  'in',
  'plaats',
  'met',
  'with',
  'een',
  'an',
  'opvang',
  'care',
  'public',
])

export const arrows: ReadonlySet<string> = new Set(['>', '->', '→', 'naar', 'to', 'tegen'])

const mostExtraMinutes = 240
const stepMinutes = 30

/**
 * How much longer a child stays, in whole half hours: `half uur`, `uur`, `anderhalf uur`, `2 uur`, `1,5u`, `90 min`.
 * `undefined` when the words are no such length.
 */
export function readLength(text: string): number | undefined {
  if (/^(?:een |an? )?(?:half|halve) ?(?:an )?(?:uur|uurtje|hour)$/.test(text)) return 30
  if (/^(?:anderhalf|anderhalve) ?(?:uur|uurtje)$/.test(text)) return 90
  if (/^(?:uur|uurtje|hour)$/.test(text)) return 60
  const match = /^\+?(\d{1,3}(?:[.,]\d)?|½|\d½) ?(u|uur|uren|uurtje|h|hours?|min|minuten|minutes)$/.exec(text)
  if (match === null) return undefined
  const [, amount = '', unit = ''] = match
  const number = amount.endsWith('½') ? Number(amount.slice(0, -1)) + 0.5 : Number(amount.replace(',', '.'))
  return wholeSteps(unit.startsWith('min') ? number : number * 60)
}

/** `+30`, `+60`: minutes, where no other kind of request makes it a number of days. */
export function readAddedMinutes(text: string): number | undefined {
  const match = /^\+(\d{2,3})$/.exec(text)
  return match === null ? undefined : wholeSteps(Number(match[1]))
}

function wholeSteps(minutes: number): number | undefined {
  return minutes > 0 && minutes <= mostExtraMinutes && minutes % stepMinutes === 0 ? minutes : undefined
}

export function isLengthUnit(text: string): boolean {
  return /^(?:u|uur|uren|h|hours?)$/.test(text)
}
