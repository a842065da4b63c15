import { createContext, use } from 'react'
import type { BaseGroupId, ChildId, StaffMemberId } from '#shared/domain/ids.ts'
import type { IsoDay } from '#shared/kernel/time.ts'

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

/** Things any screen can open without knowing the screen they come from. */
export interface Openers {
  /** The card of a child, in the inspector. */
  openChild(childId: ChildId, name: string, day: IsoDay): void
  openStaffMember(facts: StaffCardFacts): void
  openPalette(): void
  openShortcuts(): void
}

export const OpenersContext = createContext<Openers | null>(null)

export function useOpeners(): Openers {
  const openers = use(OpenersContext)
  if (openers === null) throw new Error('no OpenersContext above this component')
  return openers
}
