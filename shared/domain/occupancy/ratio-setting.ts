import type { BaseGroup } from '../organisation/model.ts'
import type { UnitRatioSetting } from '../ratio/model.ts'
import type { Presence } from './model.ts'

const SCHOOL_AGE = 4

/**
 * How the law counts a group on a day. A group that holds children of both settings that day counts by itself: a
 * day-care group as a combined one, an out-of-school group as one while the younger children are there. A preschool
 * group stays one, because that asks at least as much. BKR-9, BKR-11, BKR-12
 */
export function ratioSettingOf(
  group: BaseGroup,
  presences: readonly Pick<Presence, 'ageYears' | 'ownGroupId'>[],
  isOutOfSchoolGroup: (groupId: Presence['groupId']) => boolean,
): UnitRatioSetting {
  if (group.setting === 'outOfSchoolCare') {
    return presences.some((presence) => presence.ageYears < SCHOOL_AGE) ? 'merged' : 'bso'
  }
  const hasSchoolChildren = presences.some(
    (presence) => presence.ownGroupId !== null && isOutOfSchoolGroup(presence.ownGroupId),
  )
  // Counts school children as a combined group does, and keeps asking its educators.
  if (group.isPreschoolEducation) return 've'
  if (hasSchoolChildren) return 'combined'
  return group.setting === 'toddlerCare' ? 'psg' : 'kdv'
}
