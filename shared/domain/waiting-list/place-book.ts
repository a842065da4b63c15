import { must } from '#shared/kernel/invariant.ts'
import { groupBy } from '#shared/kernel/group-by.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { PlannedWeekday } from '../base-groups/model.ts'
import type { Child, ContractDay } from '../children/model.ts'
import type { ChildId, ContractId } from '../ids.ts'
import { computeDay } from '../occupancy/compute-day.ts'
import { createDayContext, type DayContext } from '../occupancy/day-context.ts'
import {
  indexLocationFacts,
  type IndexedContract,
  type LocationIndex,
} from '../occupancy/index-location-facts.ts'
import type { LocationDay, LocationFacts } from '../occupancy/model.ts'
import type { CareSetting } from '../organisation/model.ts'
import type { LawBook } from '../ratio/model.ts'
import { linesOfWish } from './lines-of-wish.ts'

/** A planned day: the computed day with what is true of it as a whole. */
export interface PlacesDay {
  readonly location: LocationDay
  readonly context: DayContext
}

/** The planned days of a location, each computed when it is first asked for and then kept. */
export interface PlaceBook {
  readonly index: LocationIndex
  readonly law: LawBook
  dayOf(day: IsoDay): PlacesDay
}

export function createPlaceBook(index: LocationIndex, law: LawBook): PlaceBook {
  const days = new Map<IsoDay, PlacesDay>()
  return {
    index,
    law,
    dayOf: (day) => {
      const known = days.get(day)
      if (known !== undefined) return known
      const made = { location: computeDay(index, law, day), context: createDayContext(index, day) }
      days.set(day, made)
      return made
    },
  }
}

/** A child that could come, with its wish as a contract that was never signed. */
export interface Candidate {
  readonly child: Child
  readonly setting: CareSetting
  /** When it would come, whatever the group. */
  readonly contract: IndexedContract
  /** Under these the child is counted already; its own place is never in its way. */
  readonly ownIds: ReadonlySet<ChildId>
}

const candidateId = 'candidate' as ChildId
const candidateContractId = 'candidate' as ContractId

/** Only the birthdays of the one child are looked up. */
const nobodyElse = {
  contracts: [],
  contractDays: [],
  extraAttendances: [],
  groupMoves: [],
  absences: [],
  shifts: [],
  schools: [],
  schoolHolidays: [],
  houseRules: [],
} as const

/** A child with the days it wishes, ready to be tried on any day. */
export function createCandidate(
  facts: LocationFacts,
  wish: {
    readonly child: Child
    readonly setting: CareSetting
    readonly days: readonly PlannedWeekday[]
    readonly onDay: IsoDay
    readonly ownIds: readonly ChildId[]
  },
): Candidate {
  const { child, setting, days, onDay } = wish
  const locationId = facts.location.id
  const lines = linesOfWish({ locationId, setting, days, openingHours: facts.openingHours, onDay })
  const rows = lines.map((line): ContractDay => ({
    ...line,
    id: `candidate.${line.weekday}`,
    contractId: candidateContractId,
  }))
  const stand = indexLocationFacts({ ...facts, ...nobodyElse, children: [{ ...child, id: candidateId }] })
  return {
    child,
    setting,
    contract: {
      contract: {
        id: candidateContractId,
        childId: candidateId,
        locationId,
        setting,
        // Judged in every group; which one makes no difference to when it comes.
        groupId: must(facts.groups[0], 'a location with a wish has groups').id,
        form: 'fixed',
        isSchoolWeeksOnly: false,
        startDate: facts.fromDay,
        endDate: null,
      },
      child: must(stand.children.get(candidateId), 'the child was just put in'),
      lines: groupBy(rows, (row) => row.weekday),
    },
    ownIds: new Set([child.id, ...wish.ownIds]),
  }
}
