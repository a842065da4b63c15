import { isOverlapping, isValidOn, type Interval } from '#shared/kernel/time.ts'
import type { GroupDay, UnitDay } from '../occupancy/model.ts'
import type { BaseGroup, CareSetting } from '../organisation/model.ts'
import { findLaw } from '../ratio/law-book.ts'
import type { TraineesLaw } from '../ratio/model.ts'
import { decideSpace } from '../ratio/space.ts'
import { decideTraineeGroupDay, decideTrainees } from '../ratio/trainees.ts'
import { checkStep } from './check-step.ts'
import type { CheckStep } from './model.ts'
import type { TrialMoment } from './trial.ts'
import type { WishSubject } from './wish-subject.ts'

/** Day care and toddler groups are one registered centre, out-of-school care another. */
function isSameCentre(setting: CareSetting, other: CareSetting): boolean {
  return (setting === 'outOfSchoolCare') === (other === 'outOfSchoolCare')
}

/** Square metres for every child present in the centre. Nothing is said when no area is known. BKR-18 */
export function decideSpaceStep(subject: WishSubject): CheckStep | null {
  const { input, group, day } = subject
  const { location } = input.index.facts
  const law = findLaw(input.book, 'space', day.location.day)
  const rooms = input.index.groups.filter((room) => isRoomOf(room, group, day.location.day))
  const roomArea = rooms.reduce((total, room) => total + room.roomAreaDm2, 0)
  if (law === undefined || roomArea === 0) return null
  const groups = day.location.groups.filter((row) => isSameCentre(row.setting, group.setting))
  const children = peakWith(subject, groups)
  const answer = decideSpace(law, {
    children,
    indoorDm2: roomArea + location.sharedIndoorAreaDm2,
    ...(location.outdoorAreaDm2 > 0 ? { outdoorDm2: location.outdoorAreaDm2 } : {}),
  })
  const params = { children, max: answer.maxChildren }
  return answer.allowed
    ? checkStep('space', 'ok', 'check.space.ok', params)
    : checkStep('space', 'no', 'check.space.tooSmall', params)
}

function isRoomOf(room: BaseGroup, group: BaseGroup, day: WishSubject['day']['location']['day']): boolean {
  return isSameCentre(room.setting, group.setting) && isValidOn(room, day)
}

/** Most children at one moment of the wanted stretch, the child included. */
function peakWith(subject: WishSubject, groups: readonly GroupDay[]): number {
  const { wanted, child } = subject
  const changes: { minute: number; by: number }[] = []
  for (const group of groups) {
    for (const presence of group.presences) {
      // The child itself is the one that is added below.
      if (!isOverlapping(presence, wanted) || presence.childId === child.child.id) continue
      changes.push({ minute: presence.startMinute, by: 1 }, { minute: presence.endMinute, by: -1 })
    }
  }
  changes.sort((a, b) => a.minute - b.minute || a.by - b.by)
  let present = 0
  let peak = 0
  for (const { by, minute } of changes) {
    present += by
    if (minute < wanted.endMinute && present > peak) peak = present
  }
  return peak + 1
}

/**
 * Staff in training count up to a share of the staff the law asks in the whole centre. One who works above the number
 * asked takes no share. Only said when the number is not reached without them. BKR-16
 */
export function decideTraineeShare(subject: WishSubject, moments: readonly TrialMoment[]): CheckStep | null {
  const { group, day, input } = subject
  if (group.setting === 'outOfSchoolCare' || !isAnybodyInTraining(subject)) return null
  const law = findLaw(input.book, 'trainees', day.location.day)
  if (law === undefined) return null
  // Who works is not fixed yet while the roster is not settled. CHECK-2
  const refusal = day.location.isRosterSettled ? 'no' : 'caution'
  if (subject.places.some(({ place }) => isWithoutQualified(law, place.groupDay))) {
    return checkStep('traineeShare', refusal, 'check.traineeShare.noQualified')
  }
  const units = unitsOfCentre(subject)
  let worst: CheckStep | null = null
  for (const { minute, moment } of listCentreMoments(moments, units)) {
    const { groupDay, unit: own } = moment.place
    const here = neededTrainees(moment.requiredAfter, moment.rostered, countTrainees(groupDay, minute))
    const others = units.filter((other) => other.unitId !== own.unitId)
    const segments = others.flatMap((unit) => unit.segments.find((segment) => holds(segment, minute)) ?? [])
    const trainees = segments.reduce(
      (total, segment) => total + neededTrainees(segment.required ?? 0, segment.rostered, segment.trainees),
      here,
    )
    if (trainees === 0) continue
    const required = [Math.max(moment.requiredAfter, 0), ...segments.map((segment) => segment.required ?? 0)]
    const answer = decideTrainees(law, required, trainees)
    const params = { trainees, max: answer.maxTrainees }
    // What is too much in other groups alone was so before, and is only something to look at.
    if (answer.verdict === 'no' && here > 0) {
      return checkStep('traineeShare', refusal, 'check.traineeShare.tooMany', params)
    }
    if (answer.verdict === 'no') {
      worst = checkStep('traineeShare', 'caution', 'check.traineeShare.tooMany', params)
    } else if (answer.verdict === 'caution') {
      if (worst?.verdict !== 'caution')
        worst = checkStep('traineeShare', 'caution', 'check.traineeShare.unsure', params)
    } else worst ??= checkStep('traineeShare', 'ok', 'check.traineeShare.ok', params)
  }
  return worst
}

function isAnybodyInTraining({ day, group, wanted }: WishSubject): boolean {
  return day.location.groups.some(
    (row) =>
      isSameCentre(row.setting, group.setting) &&
      row.staff.some((member) => member.counting === 'trainee' && isOverlapping(member, wanted)),
  )
}

/** Trainees without whom the number of the law is not reached. */
function neededTrainees(required: number, rostered: number, trainees: number): number {
  return Math.min(Math.max(required - (rostered - trainees), 0), trainees)
}

function isWithoutQualified(law: TraineesLaw, groupDay: GroupDay): boolean {
  const staffOfDay = {
    qualified: distinctStaff(groupDay, 'qualified'),
    trainees: distinctStaff(groupDay, 'trainee'),
  }
  return decideTraineeGroupDay(law, staffOfDay) !== undefined
}

function unitsOfCentre({ day, group }: WishSubject): readonly UnitDay[] {
  return day.location.units.filter((unit) => isSameCentre(unit.setting, group.setting))
}

/** The moments of the wish, cut also where something changes in another group of the centre. */
function listCentreMoments(
  moments: readonly TrialMoment[],
  others: readonly UnitDay[],
): readonly { readonly minute: number; readonly moment: TrialMoment }[] {
  const starts = new Set(others.flatMap((unit) => unit.segments.map((segment) => segment.startMinute)))
  return moments.flatMap((moment) => {
    const inside = [...starts].filter((start) => moment.startMinute < start && start < moment.endMinute)
    return [moment.startMinute, ...inside].map((minute) => ({ minute, moment }))
  })
}

function distinctStaff(group: GroupDay, counting: 'qualified' | 'trainee'): number {
  return new Set(
    group.staff.filter((member) => member.counting === counting).map((member) => member.staffMemberId),
  ).size
}

function countTrainees(group: GroupDay, minute: number): number {
  return group.staff.filter((member) => member.counting === 'trainee' && holds(member, minute)).length
}

function holds(row: Interval, minute: number): boolean {
  return row.startMinute <= minute && minute < row.endMinute
}

/** Preschool education needs an educator with that qualification for every eight children. BKR-12 */
export function decidePreschool(subject: WishSubject, moments: readonly TrialMoment[]): CheckStep | null {
  const { group, day, input } = subject
  const law = findLaw(input.book, 'preschool-education', day.location.day)
  if (!group.isPreschoolEducation || law === undefined || !day.location.isRosterKnown) return null
  let tightest: { readonly moment: TrialMoment; readonly need: number } | undefined
  for (const moment of moments) {
    const need = Math.ceil(moment.childrenAfter / law.childrenPerStaff)
    const spare = moment.preschoolEducators - need
    if (tightest === undefined || spare < tightest.moment.preschoolEducators - tightest.need)
      tightest = { moment, need }
  }
  if (tightest === undefined) return null
  const { moment, need } = tightest
  const params = { need, rostered: moment.preschoolEducators }
  if (need <= moment.preschoolEducators) {
    return checkStep('preschoolEducation', 'ok', 'check.preschoolEducation.ok', params)
  }
  const times = { start: moment.startMinute, end: moment.endMinute }
  // Who works is not fixed yet while the roster is not settled. CHECK-2
  const verdict = day.location.isRosterSettled ? 'no' : 'caution'
  return checkStep('preschoolEducation', verdict, 'check.preschoolEducation.short', { ...params, ...times })
}
