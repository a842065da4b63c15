import { must } from '#shared/kernel/invariant.ts'
import { addDays, completedYears, isValidOn, type Interval, type IsoDay } from '#shared/kernel/time.ts'
import type { Contract } from '../children/model.ts'
import { isOfAge } from '../occupancy/contract-stretches.ts'
import { settingDayOf } from '../occupancy/day-context.ts'
import type { IndexedChild, IndexedContract } from '../occupancy/index-location-facts.ts'
import { cutIntervals } from '../occupancy/intervals.ts'
import type { Presence } from '../occupancy/model.ts'
import type { BaseGroup, CareSetting } from '../organisation/model.ts'
import { compileRatio } from '../ratio/required-staff.ts'
import { adjoiningOf, extraHourTimes, presencesOf } from './adjoining.ts'
import { askedAtOf } from './asked-at.ts'
import { checkStep } from './check-step.ts'
import { childRecordsOf } from './child-records.ts'
import { computedDayOf, type ComputedDay } from './computed-days.ts'
import { decideKind } from './decide-kind.ts'
import { guaranteeOf, holidayOf } from './guarantee.ts'
import { isSpanning } from './free-day.ts'
import type { CheckStep } from './model.ts'
import { isReversed, resolveGiven } from './resolve-given.ts'
import { resolveWanted } from './resolve-wanted.ts'
import { groupDayOf, unitOfGroup } from './trial.ts'
import { trialPlacesOf } from './trial-places.ts'
import type { BlockedWish, CheckInput, GivenSide, ReadyWish } from './wish-subject.ts'

/**
 * Finds everything a wish is about: the child, its contract, the group it would land in, the times, the care given
 * up. Stops with a clear step as soon as one of them cannot be: then there is no place to count in.
 */
export function resolveWish(input: CheckInput): BlockedWish | ReadyWish {
  const { wish, index, book } = input
  const child = index.children.get(wish.childId)
  if (child === undefined) return blocked([checkStep('contract', 'no', 'check.contract.unknownChild')])
  const day = computedDayOf(index, book, wish.wantedDay)
  if (day === undefined) {
    return blocked([checkStep('window', 'unknown', 'check.window.outsideData', { day: wish.wantedDay })])
  }
  if (child.child.birthDate > wish.wantedDay) {
    return blocked([
      checkStep('childAge', 'no', 'check.childAge.unborn', { birthDate: child.child.birthDate }),
    ])
  }
  if (isReversed(wish.wantedStartMinute, wish.wantedEndMinute)) {
    return blocked([reversedStep(wish.wantedStartMinute ?? 0, wish.wantedEndMinute ?? 0)])
  }
  const given = input.knownGiven ?? resolveGiven(input, child)
  const steps: CheckStep[] = given.step === null ? [] : [given.step]
  if (given.step !== null && given.side === null) return blocked(steps)
  const asked = wish.wantedGroupId === null ? null : index.groupById.get(wish.wantedGroupId)
  if (asked === undefined)
    return blocked([...steps, checkStep('otherLocation', 'no', 'check.otherLocation.no')])
  return resolvePlace(input, child, day, given.side, asked, steps)
}

function resolvePlace(
  input: CheckInput,
  child: IndexedChild,
  day: ComputedDay,
  given: GivenSide | null,
  asked: BaseGroup | null,
  steps: CheckStep[],
): BlockedWish | ReadyWish {
  const { wish, index } = input
  const isLikeForLike = wish.kind === 'swapDay' && day.context.policies['swap.likeForLike']
  const givenSetting = given?.contract.contract.setting ?? null
  if (isLikeForLike && asked !== null && asked.setting !== givenSetting) {
    return blocked([...steps, checkStep('likeForLike', 'no', 'check.likeForLike.otherSetting')])
  }
  const care = presencesOf(day.location, wish.childId)
  const askedSetting = asked?.setting ?? givenSetting ?? usualSetting(input, care)
  const contract = findContractOn(input, day, child, askedSetting)
  if (contract === undefined) return blocked([...steps, missingContractStep(input, askedSetting)])
  const { setting } = contract.contract
  if (!isOfAge(day.context, child, setting)) return blocked([...steps, ageStep(day, child, setting)])
  const kindSteps = decideKind(input, day, child, care)
  if (kindSteps.some((step) => step.verdict !== 'ok')) return blocked([...steps, ...kindSteps])
  steps.push(...kindSteps)
  const adjoining = findAdjoining(input, day, care)
  const group = asked ?? index.groupById.get(adjoining?.groupId ?? contract.contract.groupId)
  const groupDay = group === undefined ? undefined : groupDayOf(day.location, group.id)
  if (group === undefined || groupDay === undefined || !isValidOn(group, wish.wantedDay)) {
    return blocked([
      ...steps,
      checkStep('contract', 'no', 'check.contract.groupEnded', { groupName: group?.name ?? '' }),
    ])
  }
  const closedStep = decideClosed(day, setting)
  if (closedStep.verdict !== 'ok') return blocked([...steps, closedStep])
  steps.push(closedStep)
  const wanted = resolveWanted({ wish, child, contract, day, given, care })
  steps.push(...wanted.steps)
  if (wanted.interval === null) return blocked(steps)
  return ready({ input, child, contract, day, given, group, care, adjoining }, wanted.interval, steps)
}

interface Place {
  readonly input: CheckInput
  readonly child: IndexedChild
  readonly contract: IndexedContract
  readonly day: ComputedDay
  readonly given: GivenSide | null
  readonly group: BaseGroup
  readonly care: readonly Presence[]
  readonly adjoining: Presence | null
}

function ready(place: Place, wanted: Interval, steps: readonly CheckStep[]): BlockedWish | ReadyWish {
  const { input, child, contract, day, given, group, care, adjoining } = place
  const { index, book, wish } = input
  const isOwnGroup = group.id === contract.contract.groupId
  if (isOwnGroup && isSameStretch(given, wish.wantedDay, wanted)) {
    return blocked([
      ...steps.filter((step) => step.code !== 'givenDay'),
      checkStep('givenDay', 'no', 'check.givenDay.sameStretch'),
    ])
  }
  const records = childRecordsOf(index, wish.childId)
  const unit = must(unitOfGroup(day.location, group.id), 'every group of a day is counted in a unit')
  const ageYears = completedYears(child.child.birthDate, wish.wantedDay)
  const stay = { childId: wish.childId, groupId: group.id, ageYears }
  const subject = {
    input,
    child,
    contract,
    group,
    groupDay: must(groupDayOf(day.location, group.id), 'the group is one of the day'),
    isOwnGroup,
    day,
    wanted,
    added: isSpanning(wish.kind) ? cutIntervals([wanted], care) : [wanted],
    adjoining,
    guarantee: guaranteeOf({
      kind: wish.kind,
      wantedDay: wish.wantedDay,
      policies: day.context.policies,
      asked: askedAtOf(input),
      holiday: holidayOf(index, child.child.schoolId, wish.wantedDay),
    }),
    ageYears,
    given,
    unit,
    ratio: compileRatio(book, unit.ratioSetting, wish.wantedDay),
    places: trialPlacesOf(index, book, day.location, stay, wanted),
    faces: records.faces.filter((face) => isValidOn(face, wish.wantedDay)),
    consents: records.consents.filter((consent) => isValidOn(consent, wish.wantedDay)),
    isVerdictOnly: false,
  }
  return { kind: 'ready', subject, steps }
}

/** School children only on free days of their school; a longer stay where the child is that day. STUDY-1, EXTRA-2 */
function usualSetting({ wish, index }: CheckInput, care: readonly Presence[]): CareSetting | null {
  if (isSpanning(wish.kind)) return 'outOfSchoolCare'
  const last = wish.kind === 'extraHour' ? care.at(-1) : undefined
  return last === undefined ? null : (index.groupById.get(last.groupId)?.setting ?? null)
}

function findAdjoining(
  { wish }: CheckInput,
  { context }: ComputedDay,
  care: readonly Presence[],
): Presence | null {
  if (wish.kind !== 'extraHour' || care.length === 0) return null
  const wanted = extraHourTimes(wish, care, context.policies['extraHour.stepMinutes'])
  return adjoiningOf(wanted, care) ?? null
}

function blocked(steps: readonly CheckStep[]): BlockedWish {
  return { kind: 'blocked', steps }
}

export function reversedStep(start: number, end: number): CheckStep {
  return checkStep('openingHours', 'no', 'check.openingHours.reversed', { start, end })
}

/** The contract that holds on the day; without a setting the one the child is of age for, newest first. GROUP-1 */
function findContractOn(
  { index, wish }: CheckInput,
  day: ComputedDay,
  child: IndexedChild,
  setting: CareSetting | null,
): IndexedContract | undefined {
  const valid = (index.contractsByChild.get(wish.childId) ?? []).filter(
    ({ contract }) =>
      contract.startDate <= wish.wantedDay &&
      (contract.endDate === null || wish.wantedDay <= contract.endDate) &&
      (setting === null || contract.setting === setting) &&
      // FLEX-1
      (wish.kind !== 'flexibleDay' || contract.form === 'flexible'),
  )
  return valid.find(({ contract }) => isOfAge(day.context, child, contract.setting)) ?? valid[0]
}

/** Why no contract holds: none at all, not yet, or no longer. */
function missingContractStep({ index, wish }: CheckInput, setting: CareSetting | null): CheckStep {
  const all = (index.contractsByChild.get(wish.childId) ?? []).map((indexed) => indexed.contract)
  const kind = missingKind(all, wish)
  if (kind !== null) return kind
  const contracts = all.filter((contract) => setting === null || contract.setting === setting)
  const starts = contracts.map((contract) => contract.startDate).filter((start) => start > wish.wantedDay)
  const ends = contracts.flatMap((contract) => contract.endDate ?? []).filter((end) => end < wish.wantedDay)
  const lastEnd = ends.toSorted().at(-1)
  if (lastEnd !== undefined) return checkStep('contract', 'no', 'check.contract.ended', { end: lastEnd })
  const firstStart = starts.toSorted()[0]
  if (firstStart !== undefined)
    return checkStep('contract', 'no', 'check.contract.notStarted', { start: firstStart })
  return checkStep('contract', 'no', 'check.contract.none')
}

/** There is a contract then, but not of the form or for the care that is asked. FLEX-1, STUDY-1, HOL-1 */
function missingKind(
  contracts: readonly Contract[],
  { kind, wantedDay }: CheckInput['wish'],
): CheckStep | null {
  const held = contracts.filter(
    ({ startDate, endDate }) => startDate <= wantedDay && (endDate === null || wantedDay <= endDate),
  )
  if (held.length === 0) return null
  if (kind === 'flexibleDay') {
    return held.some(({ form }) => form === 'flexible')
      ? null
      : checkStep('contract', 'no', 'check.contract.notFlexible')
  }
  return isSpanning(kind) && held.every(({ setting }) => setting !== 'outOfSchoolCare')
    ? checkStep('contract', 'no', 'check.contract.notOutOfSchool')
    : null
}

/** Too young or too old for the setting on that day. CARE-2, CARE-4 */
function ageStep(day: ComputedDay, child: IndexedChild, setting: CareSetting): CheckStep {
  const wantedDay = day.location.day
  const from = firstDayIn(day, child, setting)
  if (wantedDay < from) return checkStep('childAge', 'no', 'check.childAge.tooYoung', { from })
  const until =
    day.context.policies['care.dayCareEnd'] === 'birthday'
      ? child.dayBeforeFourthBirthday
      : child.endOfFourthBirthdayMonth
  return checkStep('childAge', 'no', 'check.childAge.tooOld', { until })
}

function firstDayIn(day: ComputedDay, child: IndexedChild, setting: CareSetting): IsoDay {
  if (setting === 'outOfSchoolCare') return child.fourthBirthday
  const ripe = addDays(child.child.birthDate, day.context.policies['care.minimumAgeDays'])
  return setting === 'toddlerCare' && child.secondBirthday > ripe ? child.secondBirthday : ripe
}

/** CAL-1, CAL-2 */
function decideClosed(day: ComputedDay, setting: CareSetting): CheckStep {
  const named = { day: day.location.day }
  const { closed } = settingDayOf(day.context.settings, setting)
  if (closed === null) return checkStep('closedDay', 'ok', 'check.closedDay.ok', named)
  return checkStep('closedDay', 'no', `check.closedDay.${closed.kind}`, named)
}

/** Whether a wish asks, in the same group, time that it gives up. */
function isSameStretch(given: GivenSide | null, wantedDay: IsoDay, wanted: Interval): boolean {
  if (given === null || given.day.location.day !== wantedDay) return false
  return given.stretches.some(
    (row) => row.startMinute <= wanted.startMinute && wanted.endMinute <= row.endMinute,
  )
}
