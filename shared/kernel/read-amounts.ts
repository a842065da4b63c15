/** Amounts as people write them; `undefined` when a text is no such amount. */

/** An amount of money, `€ 12,35`, `12.35` or `12` -> 1235 cents. Never negative. */
export function readMoney(text: string): number | undefined {
  const match = /^(?:€\s*)?(\d{1,7})(?:[.,](\d{2}))?$/.exec(text)
  if (match === null) return undefined
  return Number(match[1]) * 100 + Number(match[2] ?? '0')
}

/** Hours as `12,5`, `−2,25` or `12:30` -> minutes; a part of a minute is no amount. */
export function readHours(text: string): number | undefined {
  const match = /^([+−-])?\s*(\d{1,5})(?:([.,:])(\d{1,2}))?$/.exec(text)
  if (match === null) return undefined
  const [, sign, whole = '', separator, part = ''] = match
  const isClock = separator === ':'
  if (isClock && (part.length !== 2 || Number(part) > 59)) return undefined
  const rest = isClock ? Number(part) : (Number(part.padEnd(2, '0')) * 60) / 100
  // 0,33 hours is 19,8 minutes: nobody means that.
  if (!Number.isInteger(rest)) return undefined
  const minutes = Number(whole) * 60 + rest
  return sign === '-' || sign === '−' ? 0 - minutes : minutes
}
