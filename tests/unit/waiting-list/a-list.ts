import type { PlannedWeekday } from '#shared/domain/base-groups/model.ts'
import type { Child } from '#shared/domain/children/model.ts'
import type { OfferId, WaitingEntryId } from '#shared/domain/ids.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import type { PlacementOffer, WaitingEntry } from '#shared/domain/waiting-list/model.ts'
import { createWaitingPlan, type WaitingPlan } from '#shared/domain/waiting-list/waiting-plan.ts'
import { isoDay, type Weekday } from '#shared/kernel/time.ts'
import { must } from '#shared/kernel/invariant.ts'
import { groupId, nextId } from '#tests/harness/builders/ids.ts'
import { defaultLocationId } from '#tests/harness/builders/organisation.ts'
import { regionalHolidays } from '#tests/harness/calendar.ts'
import { lawBook } from '#tests/harness/law.ts'

/** A Monday, the day on which the lists of these tests are read. */
export const today = isoDay('2026-11-23')

export function wholeDays(...weekdays: readonly Weekday[]): readonly PlannedWeekday[] {
  return weekdays.map((weekday) => ({ weekday, startMinute: null, endMinute: null }))
}

/** A wish for Tuesdays in day care from January on. */
export function anEntry(child: Child, overrides: Partial<WaitingEntry> = {}): WaitingEntry {
  return {
    id: nextId('entry') as WaitingEntryId,
    childId: child.id,
    locationId: defaultLocationId,
    setting: 'dayCare',
    days: wholeDays(2),
    minimumDays: 1,
    wishedFrom: isoDay('2027-01-04'),
    receivedOn: isoDay('2026-10-01'),
    priority: 'none',
    note: '',
    status: 'waiting',
    closedAt: null,
    closedReason: '',
    ...overrides,
  }
}

/** An offer nobody answered yet. */
export function anOffer(entry: WaitingEntry, overrides: Partial<PlacementOffer> = {}): PlacementOffer {
  return {
    id: nextId('offer') as OfferId,
    entryId: entry.id,
    locationId: entry.locationId,
    groupId: groupId('ladybirds'),
    days: entry.days,
    startDay: entry.wishedFrom,
    expiresOn: isoDay('2026-12-01'),
    status: 'open',
    reasons: [],
    offeredBy: 'fatima',
    offeredAt: '2026-11-20T09:00:00.000Z' as PlacementOffer['offeredAt'],
    answeredBy: null,
    answeredAt: null,
    note: '',
    ...overrides,
  }
}

export interface AList {
  readonly facts: LocationFacts
  readonly families: readonly { readonly child: Child; readonly entry: WaitingEntry }[]
  readonly offers?: readonly PlacementOffer[]
}

export function planOf({ facts, families, offers = [] }: AList): WaitingPlan {
  return createWaitingPlan(
    {
      facts,
      entries: families.map(({ entry }) => entry),
      children: families.map(({ child }) => child),
      openOffers: offers,
      today,
    },
    lawBook,
    regionalHolidays,
  )
}

/** Where the family of an entry fits. */
export function matchIn(list: AList, entry: WaitingEntry): ReturnType<WaitingPlan['matchOf']> {
  const plan = planOf(list)
  return plan.matchOf(familyIn(plan, entry))
}

export function familyIn(plan: WaitingPlan, entry: WaitingEntry): WaitingPlan['waiting'][number] {
  return must(
    plan.waiting.find(({ family }) => family.entry.id === entry.id),
    'the entry is on the list',
  )
}
