import { firstDayOfMonth, lastDayOfMonth, type IsoMonth } from '#shared/kernel/month.ts'
import { addDays, type IsoDay } from '#shared/kernel/time.ts'
import type { BaseGroupId } from '../ids.ts'
import type { IndexedContract, LocationIndex } from '../occupancy/index-location-facts.ts'
import type { CareSetting } from '../organisation/model.ts'
import { policiesAt } from '../policies/policies-on.ts'
import { monthsFrom } from './age-ladder.ts'
import type { Transition, TransitionsForecast } from './model.ts'
import { listOutlookGroups, namedChild } from './outlook-groups.ts'

/** A child in a group without a day in between, whatever number of contracts that takes. */
interface Membership {
  readonly groupId: BaseGroupId
  readonly setting: CareSetting
  readonly startDay: IsoDay
  /** null = no end is known. */
  readonly endDay: IsoDay | null
  readonly endsByAge: boolean
}

/** Who comes into which group and who leaves it, month by month: from the contracts and the end at four. CARE-4, CARE-5 */
export function forecastTransitions(
  index: LocationIndex,
  fromMonth: IsoMonth,
  months: number,
): TransitionsForecast {
  const shown = monthsFrom(fromMonth, months)
  const fromDay = firstDayOfMonth(fromMonth)
  const untilDay = lastDayOfMonth(shown.at(-1) ?? fromMonth)
  const transitions = [...index.contractsByChild.values()]
    .flatMap((contracts) => transitionsOf(index, contracts))
    .filter(({ day }) => fromDay <= day && day <= untilDay)
    .toSorted((a, b) => compareText(a.day, b.day) || compareText(a.name, b.name))
  return { months: shown, groups: listOutlookGroups(index, fromDay, untilDay), transitions }
}

function transitionsOf(index: LocationIndex, contracts: readonly IndexedContract[]): readonly Transition[] {
  const memberships = membershipsOf(index, contracts)
  const [first] = contracts
  if (first === undefined) return []
  const child = namedChild(index, first.contract.childId)
  return memberships.flatMap((membership): readonly Transition[] => {
    const { groupId, startDay, endDay, endsByAge } = membership
    const from = memberships.find((other) => isFollowedBy(other, membership))
    const to = memberships.find((other) => isFollowedBy(membership, other))
    const coming: Transition = {
      ...child,
      groupId,
      direction: 'in',
      kind: from === undefined ? 'starts' : 'fromGroup',
      day: startDay,
      otherGroupId: from?.groupId ?? null,
    }
    if (endDay === null) return [coming]
    const kind = to !== undefined ? 'toGroup' : endsByAge ? 'fourYears' : 'ends'
    return [
      coming,
      { ...child, groupId, direction: 'out', kind, day: endDay, otherGroupId: to?.groupId ?? null },
    ]
  })
}

/** One group of the same setting after another, without a day in between. */
function isFollowedBy(one: Membership, next: Membership): boolean {
  return (
    one.groupId !== next.groupId &&
    one.setting === next.setting &&
    one.endDay !== null &&
    addDays(one.endDay, 1) === next.startDay
  )
}

function membershipsOf(index: LocationIndex, contracts: readonly IndexedContract[]): readonly Membership[] {
  const memberships: Membership[] = []
  for (const indexed of contracts.toSorted((a, b) =>
    compareText(a.contract.startDate, b.contract.startDate),
  )) {
    const { groupId, setting, startDate } = indexed.contract
    const { endDay, endsByAge } = endOf(index, indexed)
    if (endDay !== null && endDay < startDate) continue
    const place = memberships.findIndex(
      (known) =>
        known.groupId === groupId && (known.endDay === null || startDate <= addDays(known.endDay, 1)),
    )
    const known = memberships[place]
    if (known === undefined) {
      memberships.push({ groupId, setting, startDay: startDate, endDay, endsByAge })
      continue
    }
    const isLonger = known.endDay !== null && (endDay === null || endDay > known.endDay)
    if (isLonger) memberships[place] = { ...known, endDay, endsByAge }
  }
  return memberships
}

/** The end of the contract, or of day care at four when that comes first. CARE-4 */
function endOf(
  index: LocationIndex,
  { contract, child }: IndexedContract,
): Pick<Membership, 'endDay' | 'endsByAge'> {
  if (contract.setting === 'outOfSchoolCare') return { endDay: contract.endDate, endsByAge: false }
  const end = policiesAt(index.policies, child.fourthBirthday)['care.dayCareEnd']
  const byAge = end === 'birthday' ? child.dayBeforeFourthBirthday : child.endOfFourthBirthdayMonth
  return contract.endDate !== null && contract.endDate < byAge
    ? { endDay: contract.endDate, endsByAge: false }
    : { endDay: byAge, endsByAge: true }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
