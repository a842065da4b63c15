import type { IsoDay } from '#shared/kernel/time.ts'
import type { Account } from '../access/model.ts'
import type { LegalHold } from '../privacy/model.ts'
import type { StaffMember } from '../staffing/model.ts'
import { isTermOver, keptUntil } from './end-of-term.ts'
import { latest } from './judge-family.ts'
import { keepsBack, stillRuns } from './judgement.ts'
import type { HeldReason, Judgement } from './judgement.ts'

/** What decides about somebody who worked here. */
export interface StaffFacts {
  readonly id: string
  /** null = known by an account only: an inspector, somebody of headquarters. */
  readonly role: StaffMember['role'] | null
  readonly accounts: readonly Pick<Account, 'validUntil'>[]
  /** The latest day on a roster, also one to come; null = on none. */
  readonly lastShiftDay: IsoDay | null
  readonly openPrivacyRequests: number
  readonly holds: readonly Pick<LegalHold, 'validFrom' | 'validUntil'>[]
}

/** Why somebody still works here on a day; empty = does not. */
export function worksFrom(facts: StaffFacts, day: IsoDay): readonly ('shiftsAhead' | 'accountRuns')[] {
  const found: ('shiftsAhead' | 'accountRuns')[] = []
  if (facts.lastShiftDay !== null && facts.lastShiftDay >= day) found.push('shiftsAhead')
  if (facts.accounts.some(({ validUntil }) => validUntil === null || validUntil >= day))
    found.push('accountRuns')
  return found
}

/**
 * How what is known of somebody who worked here stands: the term runs from the last shift or the end of the account,
 * whichever is later. A manager without an account works by the records until somebody says otherwise. PRIV-1
 */
export function judgeStaff(facts: StaffFacts, months: number, today: IsoDay): Judgement {
  if (worksFrom(facts, today).length > 0) return stillRuns
  if (facts.role === 'manager' && facts.accounts.length === 0) return stillRuns
  const held: HeldReason[] = []
  if (facts.holds.some((hold) => keepsBack(hold, today))) held.push('legalHold')
  if (facts.openPrivacyRequests > 0) held.push('openPrivacyRequest')
  const endedOn = latest([facts.lastShiftDay, ...facts.accounts.map(({ validUntil }) => validUntil)])
  if (endedOn === null) return { state: 'held', endedOn, keptUntil: null, heldBy: [...held, 'unknownEnd'] }
  const until = keptUntil(endedOn, months)
  if (!isTermOver(endedOn, months, today)) return { state: 'kept', endedOn, keptUntil: until, heldBy: [] }
  return { state: held.length > 0 ? 'held' : 'over', endedOn, keptUntil: until, heldBy: held }
}
