import { addDays, addMonths, birthdayAt, completedYears, type IsoDay } from '#shared/kernel/time.ts'
import type { BaseGroupId, ChildId } from '../ids.ts'
import type { IndexedContract, LocationIndex } from '../occupancy/index-location-facts.ts'
import { policiesAt } from '../policies/policies-on.ts'
import type { LadderKind } from './model.ts'

/** A day on which a child's age changes something, before it is known what. */
export interface LadderEvent {
  readonly childId: ChildId
  readonly kind: LadderKind
  readonly day: IsoDay
  readonly ageYears: number
  readonly groupId: BaseGroupId
  readonly contract: IndexedContract
  /** Last day in the setting, for who leaves; else null. */
  readonly lastDay: IsoDay | null
  /** From this day on the group is for younger children. GROUP-5 */
  readonly isOutgrown: boolean
}

/** Day care ends at four; the last age that is looked at. CARE-4 */
const LEAVING_AGE = 4

/** Everything the ages of the children bring between two days, both included. LADDER-1 */
export function listLadderEvents(
  index: LocationIndex,
  fromDay: IsoDay,
  untilDay: IsoDay,
): readonly LadderEvent[] {
  const events: LadderEvent[] = []
  for (const contracts of index.contractsByChild.values()) {
    for (const contract of contracts) {
      if (contract.contract.setting !== 'outOfSchoolCare') events.push(...birthdays(index, contract))
      events.push(...outgrowing(index, contract))
    }
  }
  const seen = new Set<string>()
  return events.filter(({ childId, kind, day, groupId }) => {
    // Two contracts at once in a group are one child there.
    const key = `${childId} ${kind} ${day} ${groupId}`
    const isFirst = !seen.has(key)
    seen.add(key)
    return isFirst && fromDay <= day && day <= untilDay
  })
}

/** The first to the third birthday change the count, the fourth ends day care. BKR-19, CARE-4 */
function birthdays(index: LocationIndex, indexed: IndexedContract): readonly LadderEvent[] {
  const { contract, child } = indexed
  const events: LadderEvent[] = []
  for (let ageYears = 1; ageYears < LEAVING_AGE; ageYears += 1) {
    const day = birthdayAt(child.child.birthDate, ageYears)
    if (!holdsOn(indexed, day)) continue
    const isOutgrown = isOutgrownAt(index, contract.groupId, ageYears * 12)
    events.push({ ...eventOf(indexed), kind: 'turns', day, ageYears, lastDay: null, isOutgrown })
  }
  const birthday = child.fourthBirthday
  if (!holdsOn(indexed, child.dayBeforeFourthBirthday)) return events
  const end = policiesAt(index.policies, birthday)['care.dayCareEnd']
  const byAge = end === 'birthday' ? child.dayBeforeFourthBirthday : child.endOfFourthBirthdayMonth
  const lastDay = contract.endDate !== null && contract.endDate < byAge ? contract.endDate : byAge
  const leaving = {
    kind: 'leaves',
    day: birthday,
    ageYears: LEAVING_AGE,
    lastDay,
    isOutgrown: false,
  } as const
  return [...events, { ...eventOf(indexed), ...leaving }]
}

/** The end of a group's age range on another day than a birthday, or in school care. GROUP-5 */
function outgrowing(index: LocationIndex, indexed: IndexedContract): readonly LadderEvent[] {
  const { contract, child } = indexed
  const group = index.groupById.get(contract.groupId)
  if (group === undefined) return []
  const isSchoolCare = contract.setting === 'outOfSchoolCare'
  const isBirthday = group.maxAgeMonths % 12 === 0
  if (!isSchoolCare && (isBirthday || group.maxAgeMonths >= LEAVING_AGE * 12)) return []
  const day = isBirthday
    ? birthdayAt(child.child.birthDate, group.maxAgeMonths / 12)
    : addMonths(child.child.birthDate, group.maxAgeMonths)
  if (!holdsOn(indexed, day)) return []
  const ageYears = completedYears(child.child.birthDate, day)
  return [{ ...eventOf(indexed), kind: 'outgrows', day, ageYears, lastDay: null, isOutgrown: true }]
}

function eventOf(indexed: IndexedContract): Pick<LadderEvent, 'childId' | 'groupId' | 'contract'> {
  return { childId: indexed.contract.childId, groupId: indexed.contract.groupId, contract: indexed }
}

function holdsOn({ contract }: IndexedContract, day: IsoDay): boolean {
  return contract.startDate <= day && (contract.endDate === null || day <= contract.endDate)
}

function isOutgrownAt(index: LocationIndex, groupId: BaseGroupId, ageMonths: number): boolean {
  const group = index.groupById.get(groupId)
  return group !== undefined && group.maxAgeMonths <= ageMonths
}

/** The day after the last one in the setting, or the day of the event itself. */
export function firstDayAfter(event: LadderEvent): IsoDay {
  return event.lastDay === null ? event.day : addDays(event.lastDay, 1)
}
