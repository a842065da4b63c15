import type { PresentChildView, StayView } from '#shared/ipc/parts/stays.ts'
import type { MinuteOfDay } from '#shared/kernel/time.ts'
import { MINUTES_PER_DAY } from '#shared/kernel/time.ts'
import type { Texts } from '../../app/texts.tsx'

export type StaySide = 'early' | 'late'

/** What one press writes down: the next step on a side of the child's day. */
export interface Amount {
  readonly side: StaySide
  /** All in all on that side: this is what is sent, so that the same press by two people stays one. EXTRA-2 */
  readonly totalMinutes: number
  readonly startMinute: MinuteOfDay
  readonly endMinute: MinuteOfDay
}

const NOON = 720

/** What can be written down for a child, the likeliest first: late in the afternoon, early in the morning. */
export function amountsOf(
  child: PresentChildView,
  minute: MinuteOfDay,
  stepMinutes: number,
): readonly Amount[] {
  const late = amountOn('late', child, stepMinutes)
  const early = amountOn('early', child, stepMinutes)
  const sides = minute < NOON ? [early, late] : [late, early]
  return sides.filter(({ startMinute, endMinute }) => startMinute >= 0 && endMinute <= MINUTES_PER_DAY)
}

/** The next step on one side, beside what was written down there. */
export function amountOn(side: StaySide, child: PresentChildView, stepMinutes: number): Amount {
  if (side === 'late') {
    const startMinute = child.endMinute + child.lateMinutes
    return {
      side,
      totalMinutes: child.lateMinutes + stepMinutes,
      startMinute,
      endMinute: startMinute + stepMinutes,
    }
  }
  const endMinute = child.startMinute - child.earlyMinutes
  return {
    side,
    totalMinutes: child.earlyMinutes + stepMinutes,
    startMinute: endMinute - stepMinutes,
    endMinute,
  }
}

/** The step after a stay that was just written down, also while the list does not show that one yet. */
export function amountAfter(stay: StayView, child: PresentChildView, stepMinutes: number): Amount {
  const known =
    stay.side === 'late'
      ? { ...child, lateMinutes: Math.max(child.lateMinutes, stay.endMinute - child.endMinute) }
      : { ...child, earlyMinutes: Math.max(child.earlyMinutes, child.startMinute - stay.startMinute) }
  return amountOn(stay.side, known, stepMinutes)
}

/** `½ uur`, `1 uur`, `45 min`. */
export function writeLength({ t }: Pick<Texts, 't'>, minutes: number): string {
  if (minutes === 30) return t('log.halfHour')
  return minutes === 60 ? t('log.hour') : t('log.minutes', { count: minutes })
}

/** `+½ uur laat`. */
export function writeAmount(texts: Pick<Texts, 't'>, side: StaySide, minutes: number): string {
  const length = writeLength(texts, minutes)
  return texts.t(side === 'late' ? 'log.amountLate' : 'log.amountEarly', { length })
}
