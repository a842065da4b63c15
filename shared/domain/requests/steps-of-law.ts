import { isOverlapping, isValidOn, type Interval } from '#shared/kernel/time.ts'
import type { GroupDay } from '../occupancy/model.ts'
import type { BaseGroup, CareSetting } from '../organisation/model.ts'
import { findLaw } from '../ratio/law-book.ts'
import { decideSpace } from '../ratio/space.ts'
import { decideTraineeGroupDay, decideTrainees } from '../ratio/trainees.ts'
import { checkStep } from './check-step.ts'
import type { CheckStep } from './model.ts'
import { changeOf } from './trial-of-wish.ts'
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
  const { removed } = changeOf(subject)
  const { wanted, child } = subject
  const changes: { minute: number; by: number }[] = []
  for (const group of groups) {
    for (const presence of group.presences) {
      if (!isOverlapping(presence, wanted)) continue
      if (presence.childId === child.child.id && removed.some((row) => isOverlapping(row, presence))) continue
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
 * Staff in training count up to a share of the staff the law asks in the whole centre; those above it do not count.
 * Only said when somebody in training works. BKR-16
 */
export function decideTraineeShare(subject: WishSubject, moments: readonly TrialMoment[]): CheckStep | null {
  const { group, groupDay, day, input, wanted } = subject
  if (group.setting === 'outOfSchoolCare') return null
  const law = findLaw(input.book, 'trainees', day.location.day)
  const groups = day.location.groups.filter((row) => isSameCentre(row.setting, group.setting))
  const isTraining = groups.some((row) =>
    row.staff.some((member) => member.counting === 'trainee' && isOverlapping(member, wanted)),
  )
  if (law === undefined || !isTraining) return null
  const staffOfDay = {
    qualified: distinctStaff(groupDay, 'qualified'),
    trainees: distinctStaff(groupDay, 'trainee'),
  }
  if (decideTraineeGroupDay(law, staffOfDay) !== undefined) {
    return checkStep('traineeShare', 'no', 'check.traineeShare.noQualified')
  }
  let worst: CheckStep | null = null
  for (const moment of moments) {
    const trainees = countTrainees(groups, moment.startMinute)
    const required = requiredPerUnit(subject, moment)
    const answer = decideTrainees(law, required, trainees)
    const params = { trainees, max: answer.maxTrainees }
    if (answer.verdict === 'no')
      return tooManyTrainees(subject, moment, trainees - answer.maxTrainees, params)
    if (answer.verdict === 'caution')
      worst = checkStep('traineeShare', 'caution', 'check.traineeShare.unsure', params)
    else worst ??= checkStep('traineeShare', 'ok', 'check.traineeShare.ok', params)
  }
  return worst
}

/** A no when the group needs a trainee who may not count; else only something to look at, as it was so before. */
function tooManyTrainees(
  { groupDay }: WishSubject,
  moment: TrialMoment,
  excess: number,
  params: { readonly trainees: number; readonly max: number },
): CheckStep {
  const here = countTrainees([groupDay], moment.startMinute)
  const isNeeded = moment.rostered - Math.min(here, excess) < moment.requiredAfter
  return checkStep('traineeShare', isNeeded ? 'no' : 'caution', 'check.traineeShare.tooMany', params)
}

function distinctStaff(group: GroupDay, counting: 'qualified' | 'trainee'): number {
  return new Set(
    group.staff.filter((member) => member.counting === counting).map((member) => member.staffMemberId),
  ).size
}

function countTrainees(groups: readonly GroupDay[], minute: number): number {
  let trainees = 0
  for (const group of groups) {
    for (const member of group.staff) {
      if (member.counting === 'trainee' && holds(member, minute)) trainees += 1
    }
  }
  return trainees
}

/** Staff the law asks in each day-care unit at a moment, the child counted in its own. */
function requiredPerUnit({ day, unit, group }: WishSubject, moment: TrialMoment): readonly number[] {
  const others = day.location.units.filter(
    (other) => other.unitId !== unit.unitId && isSameCentre(other.setting, group.setting),
  )
  const required = others.map(
    (other) => other.segments.find((segment) => holds(segment, moment.startMinute))?.required ?? 0,
  )
  return [...required, Math.max(moment.requiredAfter, 0)]
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
