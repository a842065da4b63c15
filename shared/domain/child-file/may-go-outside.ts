import { isValidOn } from '#shared/kernel/time.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { ProcessingRestriction } from '../privacy/model.ts'
import { isSecretOn } from './secrecy.ts'
import type { Secrecy } from './model.ts'

/** Who may get data of a child in a file. `headquarters` is the own organisation, `parent` who asks after the own child. */
export const receivers = ['taxOffice', 'municipality', 'headquarters', 'parent'] as const
export type Receiver = (typeof receivers)[number]

/** What decides it, of one child or of many. */
interface OutsideFacts {
  readonly secrecies: readonly Pick<Secrecy, 'childId' | 'validFrom' | 'validUntil'>[]
  readonly restrictions: readonly Pick<ProcessingRestriction, 'childId' | 'validFrom' | 'validUntil'>[]
}

/**
 * Whether data of a child may go to a receiver on a day. Secrecy keeps it from the tax office and the municipality, and a
 * restriction does too: what is restricted is kept and not used. Neither keeps it from the parent, who has a right to it,
 * nor from the own organisation, which has to send its bill. PRIV-2, PRIV-3
 */
export function mayGoOutside(
  { secrecies, restrictions }: OutsideFacts,
  childId: string,
  day: IsoDay,
  receiver: Receiver,
): boolean {
  if (receiver === 'parent' || receiver === 'headquarters') return true
  if (isSecretOn(secrecies, childId, day)) return false
  return !restrictions.some((row) => row.childId === childId && isValidOn(row, day))
}
