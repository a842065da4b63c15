import { groupBy } from '#shared/kernel/group-by.ts'
import { isValidOn, type IsoDay } from '#shared/kernel/time.ts'
import type { BaseGroup } from '../organisation/model.ts'
import { NOT_ALLOWED, type LawBook, type UnitRatioSetting } from '../ratio/model.ts'
import { compileRatio, type CompiledRatio } from '../ratio/required-staff.ts'
import { computePresences } from './compute-presences.ts'
import { computeSegments } from './compute-segments.ts'
import { computeStaff } from './compute-staff.ts'
import { createDayContext } from './day-context.ts'
import type { LocationIndex } from './index-location-facts.ts'
import { mergesOnDay } from './merge-effect.ts'
import type { GroupDay, GroupSegment, LocationDay, UnitDay, UnitSegment } from './model.ts'
import { ratioSettingOf } from './ratio-setting.ts'

/**
 * The whole day of a location: who is where, which staff, and what the law asks, cut at every change. Throws for a
 * day outside the loaded facts.
 */
export function computeDay(index: LocationIndex, book: LawBook, day: IsoDay): LocationDay {
  const context = createDayContext(index, day)
  const { merges, notices: mergeNotices } = mergesOnDay(index, context)
  const { presences, notices: presenceNotices } = computePresences(index, context, merges)
  const notices = [...presenceNotices, ...mergeNotices]
  const staff = computeStaff(index, context, merges)
  const presencesByGroup = groupBy(presences, (presence) => presence.groupId)
  const staffByGroup = groupBy(staff, (member) => member.groupId)
  const groups = index.groups
    .filter((group) => isValidOn(group, day) || presencesByGroup.has(group.id) || staffByGroup.has(group.id))
    .map((group): GroupDay => {
      const groupPresences = presencesByGroup.get(group.id) ?? []
      const groupStaff = staffByGroup.get(group.id) ?? []
      return {
        groupId: group.id,
        setting: group.setting,
        presences: groupPresences,
        staff: groupStaff,
        segments: computeSegments(groupPresences, groupStaff),
      }
    })
  const units = computeUnits(index, book, day, groups)
  return {
    day,
    settings: context.settings,
    boundaryMinute: context.boundaryMinute,
    isRosterSettled: context.isRosterSettled,
    isRosterKnown: index.shiftsByDay.has(day),
    groups,
    units,
    merges,
    notices: units.some((unit) => unit.lawVersion === null)
      ? [...notices, { code: 'board.noLaw', params: { day } }]
      : notices,
  }
}

/** One unit per group, but one for all out-of-school groups when the law counts the location. BKR-5, BKR-7 */
function computeUnits(
  index: LocationIndex,
  book: LawBook,
  day: IsoDay,
  groups: readonly GroupDay[],
): readonly UnitDay[] {
  const isOutOfSchoolGroup = (groupId: GroupDay['groupId']): boolean =>
    index.groupById.get(groupId)?.setting === 'outOfSchoolCare'
  const units: UnitDay[] = []
  const shared: GroupDay[] = []
  for (const group of groups) {
    const baseGroup = index.groupById.get(group.groupId)
    if (baseGroup === undefined) continue
    const ratioSetting = ratioSettingOf(baseGroup, group.presences, isOutOfSchoolGroup)
    const compiled = compileRatio(book, ratioSetting, day)
    if (compiled?.level === 'location') shared.push(group)
    else units.push(groupUnit(baseGroup, group, ratioSetting, compiled))
  }
  if (shared.length > 0) units.push(locationUnit(index, shared, compileRatio(book, 'bso', day)))
  return units
}

function groupUnit(
  baseGroup: BaseGroup,
  group: GroupDay,
  ratioSetting: UnitRatioSetting,
  compiled: CompiledRatio | undefined,
): UnitDay {
  return {
    unitId: group.groupId,
    level: 'group',
    setting: baseGroup.setting,
    groupIds: [group.groupId],
    ratioSetting,
    lawVersion: compiled?.law.id ?? null,
    segments: withRequired(group.segments, compiled),
  }
}

function locationUnit(
  index: LocationIndex,
  groups: readonly GroupDay[],
  compiled: CompiledRatio | undefined,
): UnitDay {
  const segments = computeSegments(
    groups.flatMap((group) => group.presences),
    groups.flatMap((group) => group.staff),
  )
  return {
    unitId: outOfSchoolUnitId(index),
    level: 'location',
    setting: 'outOfSchoolCare',
    groupIds: groups.map((group) => group.groupId),
    ratioSetting: 'bso',
    lawVersion: compiled?.law.id ?? null,
    segments: withRequired(segments, compiled),
  }
}

export function outOfSchoolUnitId(index: LocationIndex): string {
  return `${index.facts.location.id}/outOfSchoolCare`
}

function withRequired(
  segments: readonly GroupSegment[],
  compiled: CompiledRatio | undefined,
): readonly UnitSegment[] {
  return segments.map((segment) => {
    const required = compiled?.required(segment.counts) ?? NOT_ALLOWED
    return { ...segment, required: required === NOT_ALLOWED ? null : required }
  })
}
