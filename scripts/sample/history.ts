import type { Contract } from '#shared/domain/children/model.ts'
import { listPublicHolidays } from '#shared/domain/calendar/public-holidays.ts'
import type { SchoolHoliday } from '#shared/domain/calendar/model.ts'
import type { ChildId, LocationId, RequestId } from '#shared/domain/ids.ts'
import type { LedgerEntry } from '#shared/domain/ledger/model.ts'
import type { LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LawBook } from '#shared/domain/ratio/model.ts'
import type { CareRequest, RequestKind } from '#shared/domain/requests/model.ts'
import { createStack } from '#shared/domain/requests/stack/stack-requests.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import { must } from '#shared/kernel/invariant.ts'
import { addDays, isoDay, parseInstant, weekdayOf } from '#shared/kernel/time.ts'
import type { Instant, IsoDay } from '#shared/kernel/time.ts'
import type { CarePlan } from './care-plan.ts'
import { minute, schoolDaysOff } from './house.ts'
import { balanceLine } from './money.ts'
import type { SeededRandom } from './seeded-random.ts'
import { team } from './team.ts'

/** What was asked in the year before, about days up to the first week of the roster. */
const firstDay = isoDay('2025-11-24')
const lastDay = isoDay('2026-11-13')
const asked = 160
const mostAChild = 3
/** From this day on the times of the schools are known. */
const schoolTimesFrom = isoDay('2026-08-31')

type Wish = Pick<
  CareRequest,
  'kind' | 'wantedDay' | 'wantedStartMinute' | 'wantedEndMinute' | 'givenDay' | 'swapReason'
>

/**
 * A year of requests in order of arrival, not decided yet. Has chance of its own, so that the rest of the sample does
 * not move with it.
 */
export function planHistory(
  care: CarePlan,
  schoolHolidays: readonly SchoolHoliday[],
  random: SeededRandom,
): CareRequest[] {
  const open = workingDays()
  const askedByChild = new Map<ChildId, number>()
  const takenDays = new Set<string>()
  const requests: CareRequest[] = planStudyDays(care, random)
  for (const { childId, wantedDay } of requests) takenDays.add(`${childId} ${wantedDay}`)
  const flexibleDays = open.filter((day) => day >= isoDay('2026-09-15') && weekdayOf(day) % 2 === 1)
  const holidays = open.filter((day) => isSchoolHoliday(day, schoolHolidays))
  for (let tries = 0; requests.length < asked && tries < 40 * asked; tries += 1) {
    const chance = random.next()
    const kind: RequestKind =
      chance < 0.06
        ? 'flexibleDay'
        : chance < 0.14
          ? 'holidayDay'
          : chance < 0.24
            ? 'extraHour'
            : chance < 0.8
              ? 'swapDay'
              : 'extraDay'
    const day = random.pick(kind === 'flexibleDay' ? flexibleDays : kind === 'holidayDay' ? holidays : open)
    const contract = pickContract(care, kind, day, random)
    if (contract === undefined) continue
    const wish = wishOf(care, contract, kind, day, random)
    const isUsual = contract.form === 'fixed'
    const count = askedByChild.get(contract.childId) ?? 0
    if (wish === undefined || takenDays.has(`${contract.childId} ${wish.wantedDay}`)) continue
    if (isUsual ? count >= mostAChild : count >= 12) continue
    askedByChild.set(contract.childId, count + 1)
    takenDays.add(`${contract.childId} ${wish.wantedDay}`)
    requests.push(requestOf(contract, wish, random))
  }
  return requests
    .toSorted((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1))
    .map((request, index) => ({ ...request, id: `H${String(index + 1).padStart(3, '0')}` as RequestId }))
}

/** Decided as Dagdeel itself would have advised; now and then a parent changes its mind. */
export function decideHistory(
  requests: readonly CareRequest[],
  index: LocationIndex,
  book: LawBook,
  random: SeededRandom,
): CareRequest[] {
  const stack = createStack({
    index,
    book,
    askedAt: ({ receivedAt }) => ({ today: dutchTimeOf(receivedAt).day, now: receivedAt }),
    accountOf: (childId) => ({ entries: amplyInStore(childId, index.facts.location.id), tariffs: [] }),
  })
  const manager = must(
    team.find(({ locationId, role }) => locationId === index.facts.location.id && role === 'manager'),
    'a manager',
  )
  return requests.map((request) => {
    const chance = random.next()
    const decidedAt = decidedAfter(request.receivedAt, random)
    const decided = { ...request, decidedAt, decidedBy: manager.id }
    if (chance < 0.05) return { ...decided, status: 'withdrawn' }
    const { whyNot } = stack.add(request)
    if (whyNot !== null) return { ...decided, status: 'declined' }
    return { ...decided, status: chance > 0.96 ? 'cancelled' : 'approved' }
  })
}

/** What the family had in store a year ago is not in the sample; it was enough. */
function amplyInStore(childId: ChildId, locationId: LocationId): readonly LedgerEntry[] {
  const accounts = ['flex', 'holidayDays'] as const
  return accounts.map((account) =>
    balanceLine({ childId, locationId, account, minutes: 24_000, day: firstDay, expiresOn: null }),
  )
}

const mostAStudyDay = 4

/** The study days that have been: a few families of that school asked for the whole day. STUDY-1 */
function planStudyDays(care: CarePlan, random: SeededRandom): CareRequest[] {
  return schoolDaysOff
    .filter(({ day }) => day <= lastDay)
    .flatMap(({ schoolId, day }) => {
      const comes = care.contracts.filter(
        (contract) =>
          contract.setting === 'outOfSchoolCare' &&
          contract.form === 'fixed' &&
          contract.startDate <= day &&
          (contract.endDate === null || day <= contract.endDate) &&
          care.children.some(({ id, schoolId: own }) => id === contract.childId && own === schoolId),
      )
      return random
        .shuffle(comes)
        .slice(0, mostAStudyDay)
        .map((contract) => requestOf(contract, studyDayOf(day), random))
    })
}

function studyDayOf(day: IsoDay): Wish {
  return {
    kind: 'studyDay',
    wantedDay: day,
    wantedStartMinute: minute('08:30'),
    wantedEndMinute: minute('15:00'),
    givenDay: null,
    swapReason: null,
  }
}

function workingDays(): IsoDay[] {
  const closed = new Set(
    [2025, 2026].flatMap((year) =>
      listPublicHolidays(year, {
        liberationDay: 'everyFiveYears',
        isGoodFridayClosed: false,
        isFridayAfterAscensionClosed: true,
      }).map(({ day }) => day),
    ),
  )
  const days: IsoDay[] = []
  for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) {
    if (weekdayOf(day) <= 5 && !closed.has(day)) days.push(day)
  }
  return days
}

function isSchoolHoliday(day: IsoDay, schoolHolidays: readonly SchoolHoliday[]): boolean {
  return schoolHolidays.some(
    ({ region, startDay, endDay }) => region === 'middle' && startDay <= day && day <= endDay,
  )
}

function pickContract(
  care: CarePlan,
  kind: RequestKind,
  day: IsoDay,
  random: SeededRandom,
): Contract | undefined {
  const form = kind === 'flexibleDay' ? 'flexible' : kind === 'holidayDay' ? 'holidayDays' : 'fixed'
  const fitting = care.contracts.filter(
    (contract) =>
      contract.form === form &&
      contract.setting !== 'toddlerCare' &&
      // A while after the start, and before the end.
      addDays(contract.startDate, 7) <= day &&
      (contract.endDate === null || addDays(day, 21) <= contract.endDate) &&
      (contract.setting === 'dayCare' || kind === 'holidayDay' || day >= schoolTimesFrom),
  )
  return fitting.length === 0 ? undefined : random.pick(fitting)
}

function wishOf(
  care: CarePlan,
  contract: Contract,
  kind: RequestKind,
  day: IsoDay,
  random: SeededRandom,
): Wish | undefined {
  const lines = care.daysOf(contract)
  const usual = (on: IsoDay): boolean => lines.some(({ weekday }) => weekday === weekdayOf(on))
  const plain = { wantedStartMinute: null, wantedEndMinute: null, givenDay: null, swapReason: null }
  switch (kind) {
    case 'flexibleDay':
    case 'holidayDay':
      return {
        ...plain,
        kind,
        wantedDay: day,
        wantedStartMinute: minute('08:30'),
        wantedEndMinute: minute('17:30'),
      }
    case 'extraDay':
      return usual(day) ? undefined : { ...plain, kind, wantedDay: day }
    case 'extraHour': {
      const end = lines.find(({ weekday }) => weekday === weekdayOf(day))?.endMinute ?? null
      if (end === null || end >= minute('18:30')) return undefined
      return {
        ...plain,
        kind,
        wantedDay: day,
        wantedStartMinute: end,
        wantedEndMinute: Math.min(end + (random.isLucky(0.6) ? 30 : 60), minute('18:30')),
      }
    }
    default:
      return swapOf(usual, day, random)
  }
}

/** Mostly within two weeks; now and then further than the house allows. SWAP-1 */
function swapOf(usual: (day: IsoDay) => boolean, day: IsoDay, random: SeededRandom): Wish | undefined {
  if (usual(day)) return undefined
  const reach = random.isLucky(0.12) ? random.between(40, 55) : random.between(1, 10)
  const given = addDays(day, random.isLucky(0.5) ? reach : -reach)
  if (!usual(given) || weekdayOf(given) > 5 || given < firstDay || given > lastDay) return undefined
  return {
    kind: 'swapDay',
    wantedDay: day,
    wantedStartMinute: null,
    wantedEndMinute: null,
    givenDay: given,
    swapReason: random.isLucky(0.8) ? 'private' : 'illness',
  }
}

function requestOf(contract: Contract, wish: Wish, random: SeededRandom): CareRequest {
  const needed = wish.givenDay !== null && wish.givenDay < wish.wantedDay ? wish.givenDay : wish.wantedDay
  const lead = random.isLucky(0.12) ? random.between(0, 1) : random.between(3, 24)
  return {
    ...wish,
    // Numbered in order of arrival once all are known.
    id: '' as RequestId,
    childId: contract.childId,
    locationId: contract.locationId,
    wantedGroupId: null,
    givenStartMinute: null,
    givenEndMinute: null,
    payment: null,
    receivedAt: momentOn(addDays(needed, -lead), random.between(6, 19), random.between(0, 59)),
    note: '',
    status: 'open',
    offeredWish: null,
    decidedAt: null,
    decidedBy: null,
    overrideReason: '',
    isAutomatic: false,
    isHeldForPerson: false,
    decisionSnapshot: null,
  }
}

/** On the same day in the evening or in the two working days after it. */
function decidedAfter(receivedAt: Instant, random: SeededRandom): Instant {
  const day = addDays(isoDay(receivedAt.slice(0, 10)), random.between(1, 2))
  const weekend = Math.max(0, 8 - weekdayOf(day))
  return momentOn(
    weekdayOf(day) > 5 ? addDays(day, weekend) : day,
    random.between(8, 15),
    random.between(0, 59),
  )
}

function momentOn(day: IsoDay, hour: number, minutes: number): Instant {
  const time = `${String(hour).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
  return must(parseInstant(`${day}T${time}:00.000Z`), 'a moment')
}
