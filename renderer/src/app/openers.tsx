import { createContext, use } from 'react'
import type { BaseGroupId, ChildId, MergeId, StaffMemberId } from '#shared/domain/ids.ts'
import type { MergeKind } from '#shared/domain/merging/model.ts'
import type { Interval, IsoDay } from '#shared/kernel/time.ts'

/** The staff of a day are known only with what they do there, so the card is given along. */
export interface StaffCardFacts {
  readonly staffMemberId: StaffMemberId
  readonly name: string
  readonly roleCode: string
  readonly day: IsoDay
  readonly stretches: readonly {
    readonly startMinute: number
    readonly endMinute: number
    readonly groupId: BaseGroupId
  }[]
}

/** What the question "merge groups?" starts with: as much as the place it was asked from knows. */
export interface MergeStart {
  readonly day: IsoDay
  /** Ticked already; none when nothing is known yet. */
  readonly groupIds: readonly BaseGroupId[]
  /** null = the first of the groups. */
  readonly hostGroupId: BaseGroupId | null
  /** null = as long as all of them are open. */
  readonly interval: Interval | null
  readonly kind: MergeKind
}

/** Things any screen can open without knowing the screen they come from. */
export interface Openers {
  /** The card of a child, in the inspector. */
  openChild(childId: ChildId, name: string, day: IsoDay): void
  openStaffMember(facts: StaffCardFacts): void
  /** Merge groups: choose, see what it means, agree. */
  openMerge(start: MergeStart): void
  /** A merge that was agreed, as it stands on a day, with the ways out. */
  openAgreedMerge(mergeId: MergeId, day: IsoDay): void
  openPalette(): void
  openShortcuts(): void
}

export const OpenersContext = createContext<Openers | null>(null)

export function useOpeners(): Openers {
  const openers = use(OpenersContext)
  if (openers === null) throw new Error('no OpenersContext above this component')
  return openers
}
