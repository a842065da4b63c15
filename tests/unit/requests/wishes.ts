import type { BalanceAccount, LedgerEntry, TariffCard } from '#shared/domain/ledger/model.ts'
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
import type { CheckInput, ChildAccount } from '#shared/domain/requests/wish-subject.ts'
import { monthOf } from '#shared/kernel/month.ts'
import { addDays, isoDay, isoWeekOf, parseInstant, type Instant, type IsoDay } from '#shared/kernel/time.ts'
import { aSchool, defaultSchoolId, schoolTimes } from '#tests/harness/builders/calendar.ts'
import { aChild, aContract, aFixedFace, type ContractOptions } from '#tests/harness/builders/children.ts'
import { at, childId, groupId, nextId, requestId } from '#tests/harness/builders/ids.ts'
import {
  aCrowd,
  aTeam,
  locationFacts,
  type Crowd,
  type FactsOptions,
} from '#tests/harness/builders/location-facts.ts'
import {
  aGroup,
  anOutOfSchoolGroup,
  aSettledRoster,
  defaultLocationId,
} from '#tests/harness/builders/organisation.ts'
import { regionalHolidays } from '#tests/harness/calendar.ts'
import { lawBook } from '#tests/harness/law.ts'

/** Monday of the week in which the tests' requests come in. */
export const monday = isoDay('2026-11-23')
export const thursday = isoDay('2026-11-26')
export const friday = isoDay('2026-11-27')
export const now: Instant = parseInstant('2026-11-23T09:00:00.000Z') ?? ('' as Instant)

export const noorId = childId('noor')

/** A child with nothing in store, in a house without prices. */
export const noAccount: ChildAccount = { entries: [], tariffs: [] }

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

/** Time that Noor has in store on a balance. */
export function inStore(
  account: BalanceAccount,
  minutes: number,
  overrides: Partial<LedgerEntry> = {},
): LedgerEntry {
  const id = nextId('line')
  return {
    id,
    childId: noorId,
    locationId: defaultLocationId,
    account,
    kind: minutes >= 0 ? 'granted' : 'used',
    day: isoDay('2026-11-02'),
    month: monthOf(isoDay('2026-11-02')),
    minutes,
    cents: 0,
    centsPerHour: null,
    expiresOn: null,
    sourceKind: 'manual',
    sourceId: id,
    correctsEntryId: null,
    reason: { code: 'ledger.reason.bookedByHand', params: { rule: 'MONEY-4' } },
    note: '',
    actorId: 'manager',
    at: now,
    ...overrides,
  }
}

/** What an hour of day care costs in 2026 on an extra day: € 10,20. */
export function aCard(overrides: Partial<TariffCard> = {}): TariffCard {
  return {
    id: nextId('card'),
    legalEntityId: null,
    setting: 'dayCare',
    product: 'extraDay',
    centsPerHour: 1020,
    validFrom: isoDay('2026-01-01'),
    validUntil: isoDay('2026-12-31'),
    ...overrides,
  }
}

/** Noor stays longer on Thursday; her care ends at 18:00. */
export function anExtraHour(overrides: Partial<CareWish> = {}): CareWish {
  return anExtraDay({ kind: 'extraHour', wantedDay: thursday, ...overrides })
}

/** Noor comes on Friday from 08:00 to 18:00 by her flexible contract. */
export function aFlexibleDay(overrides: Partial<CareWish> = {}): CareWish {
  return anExtraDay({
    kind: 'flexibleDay',
    wantedStartMinute: at('08:00'),
    wantedEndMinute: at('18:00'),
    ...overrides,
  })
}

export const semId = childId('sem')

export interface SchoolHouseOptions extends FactsOptions {
  /** Other school children by age, there every weekday of the ten weeks, also in holidays. */
  readonly ages?: Readonly<Record<number, number>>
  readonly staff?: number
  readonly settledWeeks?: number
  readonly semContract?: Partial<Omit<ContractOptions, 'child'>>
}

/**
 * A house of school children: Sem (7) comes after school on Monday and Tuesday until 18:30, and has the whole day as
 * his holiday hours. His school has lessons from 08:30 to 14:45.
 */
export function aSchoolHouse(options: SchoolHouseOptions = {}): LocationFacts {
  const { ages = { 7: 4 }, staff = 1, settledWeeks = 10, semContract, ...rest } = options
  const group = anOutOfSchoolGroup()
  const ofSchool = { setting: 'outOfSchoolCare', groupId: group.id } as const
  const wholeDay = { start: '07:30', end: '18:30', holidayStart: '07:30', holidayEnd: '18:30' }
  const others = aCrowd({ ages, day: thursday, contract: { ...ofSchool, hours: wholeDay } })
  const team = aTeam(staff, workingDays(10), { groupId: group.id })
  const contract = aContract({
    ...ofSchool,
    child: semId,
    days: [1, 2],
    hours: { start: null, end: '18:30', holidayStart: '07:30', holidayEnd: '18:30' },
    ...semContract,
  })
  const sem = aChild({
    id: semId,
    firstName: 'Sem',
    surname: 'Dekker',
    birthDate: isoDay('2019-03-02'),
    schoolId: defaultSchoolId,
  })
  const { children = [], contracts = [], groups = [], ...overrides } = rest
  return locationFacts({
    fromDay: isoDay('2026-10-01'),
    untilDay: isoDay('2027-03-31'),
    groups: [group, ...groups],
    settledRosters: Array.from({ length: settledWeeks }, (_, week) =>
      aSettledRoster(isoWeekOf(addDays(monday, week * 7))),
    ),
    schools: [aSchool()],
    schoolTimes: schoolTimes(),
    children: [sem, ...others.children, ...children],
    contracts: [contract, ...others.contracts, ...contracts],
    staffMembers: team.staffMembers,
    shifts: team.shifts,
    ...overrides,
  })
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
    account: noAccount,
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
