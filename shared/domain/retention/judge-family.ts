import type { IsoDay } from '#shared/kernel/time.ts'
import { lastDayInSetting } from '../base-groups/age-limits.ts'
import type { Contract } from '../children/model.ts'
import type { LegalHold, ProcessingRestriction } from '../privacy/model.ts'
import { isTermOver, keptUntil } from './end-of-term.ts'
import { keepsBack, stillRuns } from './judgement.ts'
import type { HeldReason, Judgement } from './judgement.ts'

/** What decides about a child's dossier. */
export interface ChildFacts {
  readonly id: string
  readonly birthDate: IsoDay
  readonly contracts: readonly Pick<Contract, 'setting' | 'startDate' | 'endDate'>[]
  /** Places waited for: until when; null = still waiting. */
  readonly waitedUntil: readonly (IsoDay | null)[]
  /** The last day of care beside the agreements; null = none. */
  readonly lastCareDay: IsoDay | null
  readonly openRequests: number
  /** Months with a line of this child that were not handed over. */
  readonly openMonths: number
  readonly openPrivacyRequests: number
  readonly holds: readonly Pick<LegalHold, 'validFrom' | 'validUntil'>[]
  readonly restrictions: readonly Pick<ProcessingRestriction, 'validFrom' | 'validUntil'>[]
}

export interface FamilyFacts {
  readonly familyId: string
  readonly children: readonly ChildFacts[]
}

/** A house may let day care end on the birthday itself; a term that runs from the end of that month is never too short. */
const latestEnd = { 'care.minimumAgeDays': 0, 'care.dayCareEnd': 'endOfMonth' } as const

/** The last day of an agreement, as far as anybody can say; null = until further notice. CARE-4 */
export function endOfAgreement(
  { setting, endDate }: Pick<Contract, 'setting' | 'endDate'>,
  birthDate: IsoDay,
): IsoDay | null {
  return endDate ?? lastDayInSetting(birthDate, setting, latestEnd)
}

/** Whether an agreement of a child runs on a day, or begins later. */
export function hasAgreementFrom(child: Pick<ChildFacts, 'birthDate' | 'contracts'>, day: IsoDay): boolean {
  return child.contracts.some((contract) => {
    const end = endOfAgreement(contract, child.birthDate)
    return end === null || end >= day || contract.startDate > day
  })
}

/**
 * How the dossier of each child of a family stands: the term runs from the last agreement of all its children, so nobody
 * goes while a brother or sister is still here. PRIV-1
 */
export function judgeFamily(
  { children }: FamilyFacts,
  months: number,
  today: IsoDay,
): ReadonlyMap<string, Judgement> {
  const isHere = children.some((child) => hasAgreementFrom(child, today) || child.waitedUntil.includes(null))
  const endedOn = latest(children.flatMap(endsOf))
  return new Map(
    children.map((child) => [child.id, isHere ? stillRuns : judgeChild(child, endedOn, months, today)]),
  )
}

function endsOf(child: ChildFacts): readonly (IsoDay | null)[] {
  return [
    ...child.contracts.map((contract) => endOfAgreement(contract, child.birthDate)),
    ...child.waitedUntil,
    child.lastCareDay,
  ]
}

function judgeChild(child: ChildFacts, endedOn: IsoDay | null, months: number, today: IsoDay): Judgement {
  const held: HeldReason[] = []
  if (child.holds.some((hold) => keepsBack(hold, today))) held.push('legalHold')
  // Kept, and not used: what somebody asked to be kept does not go by itself. PRIV-2
  if (child.restrictions.some((row) => keepsBack(row, today))) held.push('restricted')
  if (child.openRequests > 0) held.push('openRequest')
  if (child.openPrivacyRequests > 0) held.push('openPrivacyRequest')
  if (child.openMonths > 0) held.push('openMonth')
  if (endedOn === null) {
    return { state: 'held', endedOn, keptUntil: null, heldBy: [...held, 'unknownEnd'] }
  }
  const until = keptUntil(endedOn, months)
  if (!isTermOver(endedOn, months, today)) return { state: 'kept', endedOn, keptUntil: until, heldBy: [] }
  return { state: held.length > 0 ? 'held' : 'over', endedOn, keptUntil: until, heldBy: held }
}

export function latest(days: readonly (IsoDay | null)[]): IsoDay | null {
  return days.reduce<IsoDay | null>(
    (found, day) => (day !== null && (found === null || day > found) ? day : found),
    null,
  )
}
