import { accountsOf } from '#shared/domain/access/actor-of.ts'
import type { Account } from '#shared/domain/access/model.ts'
import { standingOf } from '#shared/domain/access/rights-of.ts'
import type { Standing } from '#shared/domain/access/rights-of.ts'
import type { StaffMemberId } from '#shared/domain/ids.ts'
import type { StaffMember } from '#shared/domain/staffing/model.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { findRow, listRows } from '../facts.ts'
import type { Facts } from '../facts.ts'

/** Who somebody is in the records. Neither a person nor an account: nobody knows this number. */
export interface KnownActor {
  readonly person: StaffMember | undefined
  /** Of any day, by number. */
  readonly accounts: readonly Account[]
}

export function* findActor(actorId: string): Facts<KnownActor> {
  const person = yield* findRow('staff_member', actorId)
  const accounts: readonly Account[] =
    person === undefined
      ? accountsOf(actorId, yield* listRows('account', { staffMemberId: null }))
      : yield* listRows('account', { staffMemberId: actorId as StaffMemberId })
  return { person, accounts }
}

/** `ended`: there was an account and it holds no more; `unknown`: no such person. PRIV-4 */
export type FoundStanding =
  | { readonly kind: 'known'; readonly standing: Standing }
  | { readonly kind: 'ended' }
  | { readonly kind: 'unknown' }

/** As what somebody works on a day, as the records stand now. */
export function* findStanding(actorId: string, day: IsoDay): Facts<FoundStanding> {
  const { person, accounts } = yield* findActor(actorId)
  const standing = standingOf(person, accounts, day)
  if (standing !== undefined) return { kind: 'known', standing }
  return { kind: accounts.length > 0 ? 'ended' : 'unknown' }
}
