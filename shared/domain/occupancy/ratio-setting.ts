import type { BaseGroup } from '../organisation/model.ts'
import type { RatioSetting } from '../ratio/model.ts'
import type { Presence } from './model.ts'

const SCHOOL_AGE = 4

/**
 * How the law counts a group on a day. A group that holds children of both settings that day is a combined group and
 * counts by itself, also when it is an out-of-school group. BKR-9, BKR-11, BKR-12
 */
export function ratioSettingOf(
  group: BaseGroup,
  presences: readonly Presence[],
  isOutOfSchoolGroup: (groupId: Presence['groupId']) => boolean,
): RatioSetting {
  if (group.setting === 'outOfSchoolCare') {
    return presences.some((presence) => presence.ageYears < SCHOOL_AGE) ? 'combined' : 'bso'
  }
  const hasSchoolChildren = presences.some(
    (presence) => presence.ownGroupId !== null && isOutOfSchoolGroup(presence.ownGroupId),
  )
  if (hasSchoolChildren) return 'combined'
  if (group.isPreschoolEducation) return 've'
  return group.setting === 'toddlerCare' ? 'psg' : 'kdv'
}
