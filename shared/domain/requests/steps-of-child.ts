import { completedMonths, isOverlapping } from '#shared/kernel/time.ts'
import type { Absence, GroupMove } from '../attendance/model.ts'
import { isKeptOut } from '../child-file/secrecy.ts'
import type { SecondGroupConsent } from '../children/model.ts'
import type { StaffMemberId } from '../ids.ts'
import { cutIntervals } from '../occupancy/intervals.ts'
import { groupsTogetherWith } from '../occupancy/merge-effect.ts'
import type { BaseGroup } from '../organisation/model.ts'
import { findLaw } from '../ratio/law-book.ts'
import { checkStep } from './check-step.ts'
import { isSpanning } from './free-day.ts'
import type { CheckStep } from './model.ts'
import { listPendingRequests } from './pending-requests.ts'
import { minutesOf } from './resolve-given.ts'
import { removedOf } from './trial-of-wish.ts'
import type { WishSubject } from './wish-subject.ts'

/** A contract holds that day and the child is not suspended. CARE-5, CARE-6 */
export function decideContract(subject: WishSubject): CheckStep {
  const isSuspended = absencesOf(subject).some((absence) => absence.reason === 'suspended')
  return isSuspended
    ? checkStep('contract', 'no', 'check.contract.suspended')
    : checkStep('contract', 'ok', 'check.contract.ok', { day: subject.input.wish.wantedDay })
}

/** The age on the wanted day itself; whether it may come at all was settled before. CARE-2, CARE-4, BKR-19 */
export function decideChildAge({ child, input }: WishSubject): CheckStep {
  const months = completedMonths(child.child.birthDate, input.wish.wantedDay)
  return checkStep('childAge', 'ok', 'check.childAge.ok', { day: input.wish.wantedDay, months })
}

/** The child is not there then, not signed off, and nothing else was asked for that day. GROUP-1 */
export function decideAlreadyPresent(subject: WishSubject): CheckStep {
  const { input, child, wanted, day } = subject
  const removed = removedOf(subject)
  const isNothingLeft = subject.added.length === 0
  for (const group of day.location.groups) {
    const own = group.presences.filter((presence) => presence.childId === child.child.id)
    const overlap = cutIntervals(own, removed).find((presence) => isOverlapping(presence, wanted))
    // STUDY-1: on a free day of its school the child may come already for a part of the day.
    if (isSpanning(input.wish.kind) && !isNothingLeft) continue
    if (overlap !== undefined) {
      const params = { start: overlap.startMinute, end: overlap.endMinute }
      return checkStep('alreadyPresent', 'no', 'check.alreadyPresent.overlap', params)
    }
  }
  const elsewhere = (input.index.extrasByDay.get(input.wish.wantedDay) ?? []).find(
    (extra) =>
      extra.childId === child.child.id &&
      !input.index.groupById.has(extra.groupId) &&
      isOverlapping(extra, wanted),
  )
  if (elsewhere !== undefined) {
    const params = { start: elsewhere.startMinute, end: elsewhere.endMinute }
    return checkStep('alreadyPresent', 'no', 'check.alreadyPresent.overlap', params)
  }
  // Extra attendance would be cut away by an absence, except by the one of a swap.
  const absence = absencesOf(subject).find(
    (row) => row.reason !== 'swappedAway' && row.reason !== 'suspended',
  )
  if (absence !== undefined) {
    const params = { reasonCode: `absenceReason.${absence.reason}` }
    return checkStep('alreadyPresent', 'no', 'check.alreadyPresent.absent', params)
  }
  const isAskedTwice = listPendingRequests(input).some(({ wish }) => wish.wantedDay === input.wish.wantedDay)
  if (isAskedTwice) {
    const params = { day: input.wish.wantedDay }
    return checkStep('alreadyPresent', 'caution', 'check.alreadyPresent.otherRequest', params)
  }
  const minutes = minutesOf(subject.added)
  return minutes < minutesOf([wanted])
    ? checkStep('alreadyPresent', 'ok', 'check.alreadyPresent.partly', { minutes })
    : checkStep('alreadyPresent', 'ok', 'check.alreadyPresent.ok')
}

function absencesOf({ input, child, wanted }: WishSubject): readonly Absence[] {
  const { index, wish } = input
  return (index.absencesByChild.get(child.child.id) ?? []).filter(
    (absence) =>
      absence.startDay <= wish.wantedDay &&
      wish.wantedDay <= absence.endDay &&
      isOverlapping(wanted, { startMinute: absence.startMinute ?? 0, endMinute: absence.endMinute ?? 1440 }),
  )
}

/**
 * Day care: at least one of the child's fixed faces works in its group that day. Not asked of a contract with varying
 * days, nor in another group with consent. Without any face on record it cannot be said: a caution. BKR-17
 */
export function decideFixedFaces(subject: WishSubject): CheckStep | null {
  const { group, groupDay, contract, day, faces, input, isOwnGroup } = subject
  const law = findLaw(input.book, 'fixed-faces', day.location.day)
  if (law === undefined || group.setting === 'outOfSchoolCare') return null
  if (contract.contract.form === 'flexible' && law.exemptions.includes('varyingDays')) {
    return checkStep('fixedFaces', 'ok', 'check.fixedFaces.varyingDays')
  }
  if (!isOwnGroup) {
    // Without consent the step on consent says what to do first.
    const isExempt = law.exemptions.includes('otherGroupWithConsent') && findConsent(subject) !== undefined
    return isExempt ? checkStep('fixedFaces', 'ok', 'check.fixedFaces.otherGroup') : null
  }
  if (faces.length === 0) return checkStep('fixedFaces', 'caution', 'check.fixedFaces.unknown')
  if (!day.location.isRosterKnown) {
    const verdict = day.location.isRosterSettled ? 'unknown' : 'ok'
    return checkStep('fixedFaces', verdict, 'check.fixedFaces.rosterUnknown')
  }
  // While groups are together the staff of all of them is with the children. MERGE-5
  const joined = groupsTogetherWith(day.location, groupDay.groupId)
  const counting = day.location.groups
    .filter((row) => joined.includes(row.groupId))
    .flatMap((row) => row.staff.filter((member) => member.counting !== 'notCounted'))
  const atWork = new Set(counting.map((member) => member.staffMemberId))
  const present = faces.filter((face) => atWork.has(face.staffMemberId))
  const [first] = present
  if (first !== undefined) {
    const params = {
      name: shortNameOf(subject, first.staffMemberId),
      present: present.length,
      faces: faces.length,
    }
    return checkStep('fixedFaces', 'ok', 'check.fixedFaces.ok', params)
  }
  const verdict = day.location.isRosterSettled ? 'no' : 'caution'
  return checkStep('fixedFaces', verdict, 'check.fixedFaces.missing', {
    faces: faces.length,
    day: input.wish.wantedDay,
  })
}

/** `Fatima A.` */
function shortNameOf({ input }: WishSubject, staffMemberId: StaffMemberId): string {
  const member = input.index.staffById.get(staffMemberId)
  if (member === undefined) return staffMemberId
  return `${member.firstName} ${member.surname.slice(0, 1)}.`
}

export function findConsent({ consents, group, input }: WishSubject): SecondGroupConsent | undefined {
  return consents.find((consent) => consent.groupId === group.id && consent.signedOn <= input.wish.wantedDay)
}

/**
 * Another group only with the parent's written consent given beforehand, and when the own group has no place. Without
 * consent the answer is a caution with what to do first; it cannot be approved until the consent is there. A child with
 * a flexible contract is placed where there is room, in holidays groups may be merged, and a longer stay is in the group
 * where the child is: those need no consent. GROUP-2, GROUP-3, HOL-4
 */
export function decideConsent(subject: WishSubject, isPlaceInOwnGroup: () => boolean): CheckStep | null {
  const { group, isOwnGroup, contract, input } = subject
  if (isOwnGroup) return null
  const groupName = group.name
  switch (freeReasonOf(subject)) {
    case 'flexible':
      return checkStep('secondGroupConsent', 'ok', 'check.secondGroupConsent.flexible', { groupName })
    case 'holidayCare':
      return checkStep('secondGroupConsent', 'ok', 'check.secondGroupConsent.holidayCare', { groupName })
    case 'thereAlready':
      return checkStep('secondGroupConsent', 'ok', 'check.secondGroupConsent.thereAlready', { groupName })
    case null:
      break
  }
  const consent = findConsent(subject)
  if (consent === undefined) {
    return checkStep('secondGroupConsent', 'caution', 'check.secondGroupConsent.missing', { groupName })
  }
  if (isPlaceInOwnGroup()) {
    const ownGroup = input.index.groupById.get(contract.contract.groupId)
    const params = { groupName: ownGroup?.name ?? '' }
    return checkStep('secondGroupConsent', 'caution', 'check.secondGroupConsent.ownGroupFits', params)
  }
  const params = { groupName, until: consent.validUntil }
  return checkStep('secondGroupConsent', 'ok', 'check.secondGroupConsent.ok', params)
}

/**
 * With secrecy no hour in a preschool education group is added, nor in the room of one while groups are together. A child
 * that already sits there keeps its place; that is something to look at. PRIV-3
 */
export function decideSecrecy({ group, isOwnGroup, places, input }: WishSubject): CheckStep | null {
  const { wantedDay, childId } = input.wish
  const isOut = (where: BaseGroup): boolean =>
    isKeptOut(input.index.facts.secrecies, childId, where, wantedDay, wantedDay)
  const host = places.find(
    ({ merge, place }) => merge !== null && place.group.id !== group.id && isOut(place.group),
  )
  if (host !== undefined) {
    return checkStep('secrecy', 'no', 'check.secrecy.preschool', { groupName: host.place.group.name })
  }
  if (!isOut(group)) return null
  const params = { groupName: group.name }
  return isOwnGroup
    ? checkStep('secrecy', 'caution', 'check.secrecy.ownGroup', params)
    : checkStep('secrecy', 'no', 'check.secrecy.preschool', params)
}

/** Why a child may be in another group without consent of its own. GROUP-2, HOL-4 */
function freeReasonOf({ contract, group, adjoining, input }: WishSubject) {
  if (adjoining?.groupId === group.id) return 'thereAlready'
  if (contract.contract.form === 'flexible') return 'flexible'
  return input.wish.kind === 'holidayDay' ? 'holidayCare' : null
}

/** The reason that is recorded with the hours in another group. GROUP-2 */
export function moveReasonOf(subject: WishSubject): GroupMove['reason'] {
  const reason = freeReasonOf(subject)
  if (reason === 'thereAlready') return subject.adjoining?.moveReason ?? 'ownGroupFull'
  return reason ?? 'ownGroupFull'
}
