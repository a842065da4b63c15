import { completedMonths, type IsoDay } from '#shared/kernel/time.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import type { Presence, StaffPresence } from '../occupancy/model.ts'
import { countingOf } from '../occupancy/compute-staff.ts'
import type { PersonName, PresentChild, PresentStaff } from './model.ts'

export function nameOf(person: PersonName): PersonName {
  return { firstName: person.firstName, surnamePrefix: person.surnamePrefix, surname: person.surname }
}

/** Surname, then first name; the prefix does not take part, so "de Vries" stands under V. */
export function compareNames(a: PersonName, b: PersonName): number {
  return compareText(a.surname, b.surname) || compareText(a.firstName, b.firstName)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** A stretch of a child with its name and its age that day; nothing for a child that is not in the facts. */
export function presentChildren(
  index: LocationIndex,
  day: IsoDay,
  presences: readonly Presence[],
): readonly PresentChild[] {
  const children = presences.flatMap((presence): PresentChild[] => {
    const child = index.children.get(presence.childId)?.child
    if (child === undefined) return []
    return [
      {
        ...nameOf(child),
        childId: child.id,
        startMinute: presence.startMinute,
        endMinute: presence.endMinute,
        ageYears: presence.ageYears,
        ageMonths: completedMonths(child.birthDate, day),
        groupId: presence.groupId,
        origin: presence.origin,
        isElsewhere: isElsewhere(presence),
      },
    ]
  })
  return children.sort((a, b) => compareNames(a, b) || a.startMinute - b.startMinute)
}

/** In another group than the contract names. GROUP-2 */
export function isElsewhere(presence: Presence): boolean {
  return presence.ownGroupId !== null && presence.ownGroupId !== presence.groupId
}

export function presentStaff(index: LocationIndex, staff: readonly StaffPresence[]): readonly PresentStaff[] {
  const present = staff.flatMap((stretch): PresentStaff[] => {
    const member = index.staffById.get(stretch.staffMemberId)
    if (member === undefined) return []
    return [
      {
        ...nameOf(member),
        staffMemberId: member.id,
        startMinute: stretch.startMinute,
        endMinute: stretch.endMinute,
        groupId: stretch.groupId,
        role: member.role,
        counting: countingOf(member.role),
      },
    ]
  })
  return present.sort((a, b) => compareNames(a, b) || a.startMinute - b.startMinute)
}
