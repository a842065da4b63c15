import type { IsoDay } from '#shared/kernel/time.ts'
import { formatDay } from '#shared/kernel/time.ts'

/** Easter Sunday of the Gregorian calendar, by the anonymous (Meeus/Jones/Butcher) computation. CAL-2 */
export function easterSunday(year: number): IsoDay {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const yearOfCentury = year % 100
  const leapCenturies = Math.floor(century / 4)
  const moonCorrection = Math.floor((century + 8) / 25)
  const sunCorrection = Math.floor((century - moonCorrection + 1) / 3)
  const epact = (19 * golden + century - leapCenturies - sunCorrection + 15) % 30
  const daysToSunday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7
  const lateMoon = Math.floor((golden + 11 * epact + 22 * daysToSunday) / 451)
  const sum = epact + daysToSunday - 7 * lateMoon + 114
  return formatDay(year, Math.floor(sum / 31), (sum % 31) + 1)
}
