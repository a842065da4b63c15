import { balanceOn } from '#shared/domain/ledger/balance-on.ts'
import type { CareRequest, CareWish } from '#shared/domain/requests/model.ts'
import { checkWithoutAlternatives } from '#shared/domain/requests/check-wish.ts'
import type { ChildAccount } from '#shared/domain/requests/wish-subject.ts'
import type { ChildId } from '#shared/domain/ids.ts'
import { contractStretchesOn } from '#shared/domain/occupancy/contract-stretches.ts'
import { createDayContext, settingDayOf, type DayContext } from '#shared/domain/occupancy/day-context.ts'
import type { IndexedContract, LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LawBook } from '#shared/domain/ratio/model.ts'
import { fullName } from '#shared/domain/children/person-name.ts'
import type { FlexibleChild, FlexibleDay } from '#shared/ipc/calls/flexible-days.ts'
import { firstDayOfMonth, lastDayOfMonth, type IsoMonth } from '#shared/kernel/month.ts'
import { addDays, isValidOn, type Instant, type IsoDay } from '#shared/kernel/time.ts'
import { isGrantable } from './ask-care.ts'

export interface FlexibleMonth {
  readonly index: LocationIndex
  readonly book: LawBook
  readonly month: IsoMonth
  readonly today: IsoDay
  readonly now: Instant
}

/** Children with a flexible contract on some day of the month, by name. CARE-7 */
export function listFlexibleChildren({ index, month }: FlexibleMonth): readonly ChildId[] {
  const from = firstDayOfMonth(month)
  const until = lastDayOfMonth(month)
  const found = new Set<ChildId>()
  for (const { contract } of index.contracts) {
    const isInMonth = contract.startDate <= until && (contract.endDate === null || contract.endDate >= from)
    if (contract.form === 'flexible' && isInMonth) found.add(contract.childId)
  }
  return [...found].sort((a, b) => nameOf(index, a).localeCompare(nameOf(index, b), 'nl'))
}

export function nameOf(index: LocationIndex, childId: ChildId): string {
  const known = index.children.get(childId)
  return known === undefined ? '' : fullName(known.child)
}

/** One child's month: what every day is, and of a day that can be asked whether it fits. FLEX-1, FLEX-3 */
export function describeFlexibleChild(
  question: FlexibleMonth,
  childId: ChildId,
  account: ChildAccount,
): FlexibleChild {
  const { index, month } = question
  const days: FlexibleDay[] = []
  const last = lastDayOfMonth(month)
  for (let day = firstDayOfMonth(month); day <= last; day = addDays(day, 1)) {
    days.push(describeDay(question, childId, account, day))
  }
  const balance = balanceOn(account.entries, 'flex', last)
  const contract = flexibleContracts(index, childId)[0]
  const groupName = contract === undefined ? '' : (index.groupById.get(contract.contract.groupId)?.name ?? '')
  return {
    childId,
    name: nameOf(index, childId),
    groupName,
    days,
    balance: { minutes: balance.minutes, availableMinutes: balance.availableMinutes },
  }
}

function flexibleContracts(index: LocationIndex, childId: ChildId): readonly IndexedContract[] {
  return (index.contractsByChild.get(childId) ?? []).filter(({ contract }) => contract.form === 'flexible')
}

const nothing = {
  verdict: null,
  isGuaranteed: false,
  isGrantable: false,
  headline: null,
  minutes: 0,
  requestId: null,
} as const

function describeDay(
  question: FlexibleMonth,
  childId: ChildId,
  account: ChildAccount,
  day: IsoDay,
): FlexibleDay {
  const { index } = question
  const context = createDayContext(index, day)
  const contract = flexibleContracts(index, childId).find((each) => isRunning(each, day))
  if (contract === undefined) return { day, state: 'outside', ...nothing }
  const request = requestOn(index, childId, day)
  const known = knownDay(index, context, childId, day, request)
  if (known !== null) return known
  if (settingDayOf(context.settings, contract.contract.setting).opening === null) {
    return { day, state: 'closed', ...nothing }
  }
  if (day < question.today) return { day, state: 'past', ...nothing }
  // A cancelled or granted day was answered above.
  const isAsked = request !== undefined
  const check = checkWithoutAlternatives({
    index,
    book: question.book,
    wish: isAsked ? request : flexibleWish(childId, index.facts.location.id, day, null, null),
    account,
    today: question.today,
    now: question.now,
    ownRequestId: isAsked ? request.id : null,
  })
  const wanted = check.resolved?.wanted
  return {
    day,
    state: isAsked ? 'asked' : 'free',
    verdict: check.verdict,
    isGuaranteed: check.isGuaranteed,
    isGrantable: isGrantable(check),
    headline: check.headline,
    minutes: wanted === undefined ? 0 : wanted.endMinute - wanted.startMinute,
    requestId: request?.id ?? null,
  }
}

/** What is settled already: the child comes, or is absent. */
function knownDay(
  index: LocationIndex,
  context: DayContext,
  childId: ChildId,
  day: IsoDay,
  request: CareRequest | undefined,
): FlexibleDay | null {
  const absent = (index.absencesByChild.get(childId) ?? []).some(
    (absence) => absence.startDay <= day && day <= absence.endDay && absence.startMinute === null,
  )
  if (absent && request?.status !== 'cancelled') return { day, state: 'absent', ...nothing }
  const extras = (index.extrasByDay.get(day) ?? []).filter((extra) => extra.childId === childId)
  if (extras.length > 0 && request?.status !== 'cancelled') {
    const minutes = extras.reduce((sum, extra) => sum + extra.endMinute - extra.startMinute, 0)
    return { day, state: 'granted', ...nothing, minutes, requestId: request?.id ?? null }
  }
  if (request?.status === 'cancelled') return { day, state: 'cancelled', ...nothing, requestId: request.id }
  const contracted = (index.contractsByChild.get(childId) ?? []).flatMap(
    (indexed) => contractStretchesOn(index, context, indexed).stretches,
  )
  if (contracted.length === 0) return null
  const minutes = contracted.reduce((sum, stretch) => sum + stretch.endMinute - stretch.startMinute, 0)
  return { day, state: 'contracted', ...nothing, minutes }
}

function isRunning({ contract }: IndexedContract, day: IsoDay): boolean {
  return isValidOn({ validFrom: contract.startDate, validUntil: contract.endDate }, day)
}

/** The latest request about this day that says something about it now. */
function requestOn(index: LocationIndex, childId: ChildId, day: IsoDay): CareRequest | undefined {
  return index.facts.requests
    .filter((request) => request.childId === childId && request.wantedDay === day)
    .filter(({ status }) => status !== 'declined' && status !== 'withdrawn')
    .toSorted((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1))[0]
}

export function flexibleWish(
  childId: ChildId,
  locationId: CareWish['locationId'],
  day: IsoDay,
  startMinute: number | null,
  endMinute: number | null,
): CareWish {
  return {
    kind: 'flexibleDay',
    childId,
    locationId,
    wantedDay: day,
    wantedStartMinute: startMinute,
    wantedEndMinute: endMinute,
    wantedGroupId: null,
    givenDay: null,
    givenStartMinute: null,
    givenEndMinute: null,
    swapReason: null,
    payment: null,
  }
}
