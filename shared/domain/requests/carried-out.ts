import type { GroupMove } from '../attendance/model.ts'
import type { Interval } from '#shared/kernel/time.ts'
import { resolveWish } from './resolve-wish.ts'
import { moveReasonOf } from './steps-of-child.ts'
import type { CheckInput } from './wish-subject.ts'

/** What a wish writes in the attendance when it is carried out. */
export interface CarriedOut {
  /** What comes on top of the care there is; one stretch, or two around the block of a contract. STUDY-1 */
  readonly added: readonly Interval[]
  /** Why the child is in another group; null in its own. GROUP-2 */
  readonly moveReason: GroupMove['reason'] | null
}

/** null when the wish cannot be carried out at all. */
export function carriedOutOf(input: CheckInput): CarriedOut | null {
  const resolution = resolveWish(input)
  if (resolution.kind === 'blocked') return null
  const { subject } = resolution
  return { added: subject.added, moveReason: subject.isOwnGroup ? null : moveReasonOf(subject) }
}
