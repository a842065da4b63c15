import type { BaseGroup } from '#shared/domain/organisation/model.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import { checkWish } from '#shared/domain/requests/check-wish.ts'
import type {
  CareRequest,
  CareWish,
  CheckResult,
  CheckStep,
  CheckStepCode,
} from '#shared/domain/requests/model.ts'
import type { CheckInput } from '#shared/domain/requests/wish-subject.ts'
import { addDays, isoDay, isoWeekOf, parseInstant, type Instant, type IsoDay } from '#shared/kernel/time.ts'
import { aChild, aContract, aFixedFace, type ContractOptions } from '#tests/harness/builders/children.ts'
import { childId, groupId, requestId } from '#tests/harness/builders/ids.ts'
import {
  aCrowd,
  aTeam,
  locationFacts,
  type Crowd,
  type FactsOptions,
} from '#tests/harness/builders/location-facts.ts'
import { aGroup, aSettledRoster, defaultLocationId } from '#tests/harness/builders/organisation.ts'
import { regionalHolidays } from '#tests/harness/calendar.ts'
import { lawBook } from '#tests/harness/law.ts'

/** Monday of the week in which the tests' requests come in. */
export const monday = isoDay('2026-11-23')
export const thursday = isoDay('2026-11-26')
export const friday = isoDay('2026-11-27')
export const now: Instant = parseInstant('2026-11-23T09:00:00.000Z') ?? ('' as Instant)

export const noorId = childId('noor')

/** The weekdays from Monday 23 November for so many weeks. */
export function workingDays(weeks: number): readonly IsoDay[] {
  return Array.from({ length: weeks * 7 }, (_, offset) => addDays(monday, offset)).filter(
    (_, offset) => offset % 7 < 5,
  )
}

export interface HouseOptions extends FactsOptions {
  /** Other children in the group by age, there every weekday. */
  readonly ages?: Readonly<Record<number, number>>
  /** Counting staff on every working day; 0 = no shifts at all. */
  readonly staff?: number
  /** Weeks from 23 November whose roster is settled; the staff is rostered for all ten. */
  readonly settledWeeks?: number
  readonly noor?: Parameters<typeof aChild>[0]
  readonly noorContract?: Partial<Omit<ContractOptions, 'child'>>
  readonly hasFace?: boolean
  readonly crowds?: readonly Crowd[]
}

/**
 * A house with one group where Noor (2;6) comes on Monday, Tuesday and Thursday from 08:00 to 18:00, among others, with
 * one of her fixed faces at work every day.
 */
export function aHouse(options: HouseOptions = {}): LocationFacts {
  const {
    ages = { 2: 5 },
    staff = 1,
    settledWeeks = 10,
    noor,
    noorContract,
    hasFace = true,
    crowds = [],
    ...rest
  } = options
  const days = workingDays(10)
  const others = [aCrowd({ ages, day: thursday }), ...crowds]
  const team = aTeam(staff, days)
  const contract = aContract({
    child: noorId,
    days: [1, 2, 4],
    hours: { start: '08:00', end: '18:00' },
    ...noorContract,
  })
  const {
    contracts = [],
    children = [],
    fixedFaces = [],
    staffMembers = [],
    shifts = [],
    ...overrides
  } = rest
  return locationFacts({
    fromDay: isoDay('2026-10-01'),
    untilDay: isoDay('2027-03-31'),
    settledRosters: Array.from({ length: settledWeeks }, (_, week) =>
      aSettledRoster(isoWeekOf(addDays(monday, week * 7))),
    ),
    children: [aChild({ id: noorId, ...noor }), ...others.flatMap((crowd) => crowd.children), ...children],
    contracts: [contract, ...others.flatMap((crowd) => crowd.contracts), ...contracts],
    staffMembers: [...team.staffMembers, ...staffMembers],
    shifts: [...team.shifts, ...shifts],
    fixedFaces: [...(hasFace ? [aFixedFace(noorId, 'staff1')] : []), ...fixedFaces],
    ...overrides,
  })
}

/** Noor swaps Thursday for Friday. */
export function aSwap(overrides: Partial<CareWish> = {}): CareWish {
  return {
    kind: 'swapDay',
    childId: noorId,
    locationId: defaultLocationId,
    wantedDay: friday,
    wantedStartMinute: null,
    wantedEndMinute: null,
    wantedGroupId: null,
    givenDay: thursday,
    givenStartMinute: null,
    givenEndMinute: null,
    swapReason: 'private',
    payment: null,
    ...overrides,
  }
}

/** Noor comes on Friday too. */
export function anExtraDay(overrides: Partial<CareWish> = {}): CareWish {
  return aSwap({ kind: 'extraDay', givenDay: null, swapReason: null, ...overrides })
}

export function aRequest(wish: CareWish, overrides: Partial<CareRequest> = {}): CareRequest {
  return {
    id: requestId('request'),
    ...wish,
    receivedAt: now,
    note: '',
    status: 'open',
    offeredWish: null,
    decidedAt: null,
    decidedBy: null,
    overrideReason: '',
    isAutomatic: false,
    isHeldForPerson: false,
    decisionSnapshot: null,
    ...overrides,
  }
}

export function checkInput(
  facts: LocationFacts,
  wish: CareWish,
  overrides: Partial<CheckInput> = {},
): CheckInput {
  return {
    index: indexLocationFacts(facts, regionalHolidays),
    book: lawBook,
    wish,
    today: monday,
    now,
    ownRequestId: null,
    ...overrides,
  }
}

export function check(
  facts: LocationFacts,
  wish: CareWish,
  overrides: Partial<CheckInput> = {},
): CheckResult {
  return checkWish(checkInput(facts, wish, overrides))
}

/** The one step of a kind; throws when it is not there. */
export function stepOf(result: CheckResult, code: CheckStepCode): CheckStep {
  const step = result.steps.find((candidate) => candidate.code === code)
  if (step === undefined)
    throw new Error(`no step ${code} in ${result.steps.map((row) => row.code).join(', ')}`)
  return step
}

export function hasStep(result: CheckResult, code: CheckStepCode): boolean {
  return result.steps.some((step) => step.code === code)
}

/** A second day-care group in the same house. */
export function aSecondGroup(overrides: Partial<BaseGroup> = {}): BaseGroup {
  return aGroup({ id: groupId('bumblebees'), name: 'Hommels', code: 'HO', sortOrder: 2, ...overrides })
}
