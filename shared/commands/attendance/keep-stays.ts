import type { LoggedStay } from '#shared/domain/attendance/model.ts'
import { isStanding } from '#shared/domain/quick-log/care-of-day.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import { isOverlapping } from '#shared/kernel/time.ts'
import { findRow, listRows, type Facts } from '../facts.ts'
import type { CommandRefusal } from '../refusal.ts'

/**
 * Why an undo or a redo may not turn one stay into the other; null when it may. Time that was written down again in the
 * meantime does not come back a second time, and a half hour that another one was put beside stays until that one is
 * gone. EXTRA-2, MONEY-4
 *
 * @param ownIds stays that are put back in the same step
 */
export function* keepStays(
  current: LoggedStay | null,
  target: LoggedStay | null,
  ownIds: ReadonlySet<string>,
): Facts<CommandRefusal | null> {
  const comes = target !== null && isStanding(target) ? target : null
  const goes = comes === null && current !== null && isStanding(current) ? current : null
  const stay = comes ?? goes
  if (stay === null) return null
  const { childId, day, side } = stay
  const rows = yield* listRows('logged_stay', { childId, day })
  const others = rows.filter((other) => isStanding(other) && other.id !== stay.id && !ownIds.has(other.id))
  const twin = comes === null ? undefined : others.find((other) => isOverlapping(other, comes))
  if (twin !== undefined) return yield* alreadyLogged(twin)
  if (goes === null || !others.some((other) => other.side === side && isBeyond(other, goes))) return null
  const child = yield* findRow('child', childId)
  return { code: 'stayExtended', params: { firstName: child?.firstName ?? '' } }
}

/** Further from the care than this stay; both are on the same side. */
export function isBeyond(other: LoggedStay, stay: LoggedStay): boolean {
  return stay.side === 'late' ? other.startMinute >= stay.endMinute : other.endMinute <= stay.startMinute
}

/** Says when the stay was written down and by whom. */
export function* alreadyLogged({ loggedAt, loggedBy }: LoggedStay): Facts<CommandRefusal> {
  const writer = yield* findRow('staff_member', loggedBy)
  return {
    code: 'alreadyLogged',
    params: { minute: dutchTimeOf(loggedAt).minute, name: writer?.firstName ?? loggedBy },
  }
}
