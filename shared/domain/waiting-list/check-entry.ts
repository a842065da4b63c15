import { addDays, addMonths, type IsoDay } from '#shared/kernel/time.ts'
import type { Child } from '../children/model.ts'
import type { CareSetting } from '../organisation/model.ts'
import type { HousePolicies } from '../policies/model.ts'
import { spanInSetting } from './stay-in-group.ts'
import type { WaitingEntry } from './model.ts'

/** School care ends with primary school; a child of thirteen has left it. CARE-1 */
const OUT_OF_SCHOOL_UNTIL_MONTHS = 13 * 12
/** A child that is expected is born within ten months. */
const EXPECTED_MONTHS = 10

/** As a refusal of a command: a code of its own and facts. */
export interface EntryProblem {
  readonly code:
    | 'waitingReceivedLater'
    | 'waitingMinimumDays'
    | 'waitingBirthTooLate'
    | 'waitingTooEarly'
    | 'waitingTooOld'
    | 'waitingTooYoung'
  readonly params: Readonly<Record<string, string | number>>
}

export interface EntryWish {
  readonly setting: CareSetting
  readonly days: WaitingEntry['days']
  readonly minimumDays: number
  readonly wishedFrom: IsoDay
  readonly receivedOn: IsoDay
}

/**
 * Why a wish cannot stand on the list: its days, its start or the age of the child. null = it can. A first day in the
 * past is "as soon as possible". CARE-2, CARE-3, CARE-4
 */
export function checkEntry(
  wish: EntryWish,
  child: Pick<Child, 'birthDate' | 'firstName'>,
  policies: HousePolicies,
  today: IsoDay,
): EntryProblem | null {
  const { firstName } = child
  if (wish.receivedOn > today) return { code: 'waitingReceivedLater', params: { day: wish.receivedOn } }
  if (wish.minimumDays > wish.days.length) {
    return { code: 'waitingMinimumDays', params: { minimum: wish.minimumDays, wished: wish.days.length } }
  }
  if (child.birthDate > addMonths(today, EXPECTED_MONTHS)) {
    return { code: 'waitingBirthTooLate', params: { day: child.birthDate } }
  }
  const latest = addMonths(today, policies['placement.maxLeadMonths'])
  if (wish.wishedFrom > latest) return { code: 'waitingTooEarly', params: { day: latest } }
  const { fromDay, untilDay } = spanInSetting(child, wish.setting, policies)
  const start = wish.wishedFrom > today ? wish.wishedFrom : today
  const until = untilDay ?? addDays(addMonths(child.birthDate, OUT_OF_SCHOOL_UNTIL_MONTHS), -1)
  if (start > until) return { code: 'waitingTooOld', params: { firstName, day: until } }
  if (wish.wishedFrom < fromDay && wish.wishedFrom >= today) {
    return { code: 'waitingTooYoung', params: { firstName, day: fromDay } }
  }
  return null
}
