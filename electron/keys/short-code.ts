import { hash, verify } from '@node-rs/argon2'

/*
 * The short code of the quick log. It opens no key, so its cost is that of a look-up that people wait for at a tablet;
 * what keeps it safe is that the hash lies in the encrypted database, the pepper beside it, and five tries.
 */

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
const FIRST_YEAR = 1930
const LAST_YEAR = 2029

/** Whether somebody who knows nothing of the person would try it among the first. */
export function isGuessedFirst(pin: string): boolean {
  const digits = Array.from(pin, Number)
  const steps = digits.slice(1).map((digit, place) => digit - (digits[place] ?? 0))
  if (steps.every((step) => step === steps[0] && Math.abs(step) <= 1)) return true
  if (isRepeated(pin)) return true
  const year = Number(pin)
  return pin.length === 4 && year >= FIRST_YEAR && year <= LAST_YEAR
}

/** 1212, 123123: a few digits over and over. */
function isRepeated(pin: string): boolean {
  for (let length = 1; length <= pin.length / 2; length += 1) {
    if (pin.length % length === 0 && pin.slice(0, length).repeat(pin.length / length) === pin) return true
  }
  return false
}

export function hashShortCode(pin: string, pepper: Buffer): Promise<string> {
  return hash(pin, { ...cost, secret: pepper })
}

export function isShortCode(hashed: string, pin: string, pepper: Buffer): Promise<boolean> {
  return verify(hashed, pin, { secret: pepper })
}
