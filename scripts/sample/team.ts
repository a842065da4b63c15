import type { BaseGroupId, LocationId, StaffMemberId } from '#shared/domain/ids.ts'
import type { StaffMember, StaffRole } from '#shared/domain/staffing/model.ts'
import type { Weekday } from '#shared/kernel/time.ts'
import { groupIds, regenboog, zwaluw } from './house.ts'

export interface TeamMember extends StaffMember {
  /** The groups they work in by preference; their own first. Empty = nobody counts on them for a group. */
  readonly groupIds: readonly BaseGroupId[]
  readonly weekdays: readonly Weekday[]
  /** `whole`: shifts of up to nine and a half hours; `half`: up to half a day; `breaks`: relieves others for lunch. */
  readonly kind: 'whole' | 'half' | 'relief' | 'breaks' | 'extra'
}

const { babies, dreumesen, peutersA, peutersB, nest, speelgroep, kapoenen, ontdekkers } = groupIds

type Line = readonly [
  name: string,
  kind: TeamMember['kind'],
  weekdays: string,
  groups: readonly BaseGroupId[],
  role?: StaffRole,
]

const regenboogTeam: readonly Line[] = [
  ['Sanne||Vermeer', 'extra', '1245', [], 'manager'],
  ['Marloes||Visscher', 'half', '1245', [babies]],
  ['Hatice||Korkmaz', 'half', '12345', [babies]],
  ['Ingrid|de|Leeuw', 'whole', '1234', [babies]],
  ['Chantal||Rozema', 'whole', '1245', [babies, dreumesen]],
  ['Wendy||Pronk', 'half', '1245', [dreumesen]],
  ['Sevda||Arslan', 'half', '12345', [dreumesen, babies]],
  ['Nicole|van der|Meer', 'whole', '1245', [dreumesen]],
  ['Fatima||Amrani', 'half', '12345', [peutersA]],
  ['Joris||Kuipers', 'half', '12345', [peutersA]],
  ['Bianca||Terpstra', 'whole', '1234', [peutersA]],
  ['Esther||Duyvendak', 'half', '12345', [peutersB]],
  ['Miriam||Ouali', 'half', '1245', [peutersB]],
  ['Tom|van|Rijn', 'whole', '1245', [peutersB, peutersA]],
  ['Lisa||Hoogland', 'half', '1234', [dreumesen, peutersB]],
  ['Khadija||Bouzid', 'half', '1345', [peutersB, babies]],
  ['Femke||Jonker', 'relief', '12345', [babies, dreumesen, peutersA, peutersB]],
  ['Patrick||Leenders', 'relief', '12345', [peutersB, peutersA, dreumesen]],
  ['Roos||Hamers', 'whole', '1234', [peutersB, peutersA], 'trainee'],
  ['Yvonne||Stam', 'breaks', '12345', []],
  ['Gerda|ten|Have', 'extra', '124', [babies], 'groupAssistant'],
]

const zwaluwTeam: readonly Line[] = [
  ['Karin||Brandsma', 'extra', '1234', [], 'manager'],
  ['Anja||Willemse', 'half', '12345', [nest]],
  ['Dounia||Rahmani', 'half', '12345', [nest]],
  ['Michelle||Kroon', 'whole', '1245', [nest]],
  ['Petra|van|Zanten', 'half', '1245', [speelgroep], 'qualified'],
  ['Samira||Ben Youssef', 'half', '1245', [speelgroep], 'qualified'],
  ['Jeroen||Hendrikx', 'half', '12345', [kapoenen]],
  ['Linda||Kuijper', 'half', '1245', [kapoenen, ontdekkers]],
  ['Mark||Oudshoorn', 'half', '12345', [ontdekkers]],
  ['Naima||Chaabi', 'half', '124', [ontdekkers, kapoenen]],
  ['Stefan||Wolfs', 'half', '1234', [kapoenen, ontdekkers]],
  ['Eline||Hoekstra', 'half', '1245', [ontdekkers, nest]],
  ['Marieke||Schuurman', 'relief', '12345', [nest, kapoenen, ontdekkers, speelgroep]],
  ['Ahmed||Tahiri', 'relief', '12345', [ontdekkers, kapoenen, nest]],
  ['Joyce||Lemmens', 'half', '12345', [kapoenen, ontdekkers]],
  ['Iris||Blokzijl', 'whole', '24', [nest], 'trainee'],
  ['Jesper||Kooistra', 'extra', '13', [nest], 'intern'],
]

/** Qualified for preschool education: the play group's own staff and the one who stands in for them. BKR-12 */
const preschoolEducators = new Set(['van Zanten', 'Ben Youssef', 'Schuurman'])

export const team: readonly TeamMember[] = [
  ...regenboogTeam.map((line, index) => memberOf(line, regenboog, index + 1)),
  ...zwaluwTeam.map((line, index) => memberOf(line, zwaluw, index + 1 + regenboogTeam.length)),
]

function memberOf(line: Line, locationId: LocationId, number: number): TeamMember {
  const [name, kind, weekdays, memberGroups, role = 'qualified'] = line
  const [firstName = '', surnamePrefix = '', surname = ''] = name.split('|')
  return {
    id: `M${String(number).padStart(2, '0')}` as StaffMemberId,
    locationId,
    firstName,
    surnamePrefix,
    surname,
    role,
    isPreschoolEducator: preschoolEducators.has(`${surnamePrefix} ${surname}`.trim()),
    groupIds: memberGroups,
    weekdays: weekdays.split('').map((digit) => Number(digit) as Weekday),
    kind,
  }
}

/** The record without what only the planner of this sample knows. */
export function staffMemberOf(member: TeamMember): StaffMember {
  const { groupIds: _groups, weekdays: _weekdays, kind: _kind, ...record } = member
  return record
}
