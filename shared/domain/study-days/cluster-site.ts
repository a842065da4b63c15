import type { Interval, IsoDay } from '#shared/kernel/time.ts'
import { isSecretOn } from '../child-file/secrecy.ts'
import type { ChildId, LocationId } from '../ids.ts'
import { settingDayOf } from '../occupancy/day-context.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import type { LocationDay } from '../occupancy/model.ts'

/** A child of a site at one stretch of the day, by its age in completed years. */
export interface SiteStay extends Interval {
  readonly childId: ChildId
  readonly ageYears: number
  readonly ageMonths: number
  /** There is secrecy: not into a group of elsewhere that gives preschool education. PRIV-3 */
  readonly isKeptOut: boolean
}

export interface SiteGroup {
  readonly maxChildren: number
  readonly minAgeMonths: number
  /** Exclusive. */
  readonly maxAgeMonths: number
  readonly isPreschoolEducation: boolean
}

/** What one location brings into the question where the study-day children go. */
export interface ClusterSite {
  readonly locationId: LocationId
  readonly name: string
  /** Opening of out-of-school care; null = closed that day. */
  readonly opening: Interval | null
  readonly groups: readonly SiteGroup[]
  /** Registered for a study day: they could be cared for elsewhere. STUDY-1 */
  readonly moving: readonly SiteStay[]
  /** Everybody else in out-of-school care there: they stay. */
  readonly staying: readonly SiteStay[]
}

/** The out-of-school care of a location on a day, split into who is registered for a study day and who is not. */
export function clusterSiteOf(
  index: LocationIndex,
  location: LocationDay,
  ageMonthsOn: (childId: ChildId, day: IsoDay) => number,
): ClusterSite {
  const { day } = location
  const presences = location.groups
    .filter((group) => group.setting === 'outOfSchoolCare')
    .flatMap((group) => group.presences)
  const registered = new Set(
    presences.filter((presence) => presence.origin === 'studyDay').map((presence) => presence.childId),
  )
  const stays = presences.map(({ childId, ageYears, startMinute, endMinute }) => ({
    childId,
    ageYears,
    ageMonths: ageMonthsOn(childId, day),
    isKeptOut: isSecretOn(index.facts.secrecies, childId, day),
    startMinute,
    endMinute,
  }))
  return {
    locationId: index.facts.location.id,
    name: index.facts.location.name,
    opening: settingDayOf(location.settings, 'outOfSchoolCare').opening,
    groups: index.groups
      .filter((group) => group.setting === 'outOfSchoolCare')
      .filter((group) => group.validFrom <= day && (group.validUntil === null || day <= group.validUntil))
      .map(({ maxChildren, minAgeMonths, maxAgeMonths, isPreschoolEducation }) => ({
        ...{ maxChildren, minAgeMonths, maxAgeMonths, isPreschoolEducation },
      })),
    moving: stays.filter(({ childId }) => registered.has(childId)),
    staying: stays.filter(({ childId }) => !registered.has(childId)),
  }
}
