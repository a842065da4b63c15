const MINUTES_PER_HOUR = 60

/**
 * What so many minutes cost at so many cents an hour, in whole cents: half a cent counts as one, for money back as
 * well, so that a line and its counter line are always each other's opposite. MONEY-4
 */
export function priceOf(minutes: number, centsPerHour: number): number {
  const product = Math.abs(minutes) * centsPerHour
  const cents = Math.floor((product + MINUTES_PER_HOUR / 2) / MINUTES_PER_HOUR)
  return minutes < 0 && cents !== 0 ? -cents : cents
}
