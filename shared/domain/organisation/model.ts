import type { Interval, IsoDay, IsoWeek, MinuteOfDay, Weekday } from '#shared/kernel/time.ts'
import type { BaseGroupId, LegalEntityId, LocationId, OrganisationId } from '../ids.ts'

/** The settings of care, CARE-1. Before- and after-school care are one setting: out-of-school care. */
export const careSettings = ['dayCare', 'toddlerCare', 'outOfSchoolCare'] as const
export type CareSetting = (typeof careSettings)[number]

/** School-holiday regions of the Netherlands, CAL-3. */
export const schoolRegions = ['north', 'middle', 'south'] as const
export type SchoolRegion = (typeof schoolRegions)[number]

export interface Organisation {
  readonly id: OrganisationId
  readonly name: string
}

/** A company of the organisation; prices are agreed for each. MONEY-1 */
export interface LegalEntity {
  readonly id: LegalEntityId
  readonly organisationId: OrganisationId
  readonly name: string
}

/** One address. Day care and out-of-school care at one address are two registered centres with a number each. */
export interface Location {
  readonly id: LocationId
  readonly organisationId: OrganisationId
  readonly name: string
  readonly region: SchoolRegion
  /** Nine digits, or null when the location has no such care. */
  readonly lrkDayCare: string | null
  readonly lrkOutOfSchoolCare: string | null
  /** Square decimetres of indoor play space shared by the whole centre besides the group rooms. BKR-18 */
  readonly sharedIndoorAreaDm2: number
  /** Square decimetres of outdoor play space. BKR-18 */
  readonly outdoorAreaDm2: number
  /** Who invoices the care here; null = the organisation has one company. MONEY-1 */
  readonly legalEntityId: LegalEntityId | null
}

/** When a setting is open on a weekday; no row = closed that weekday. CAL-1 */
export interface OpeningHours extends Interval {
  readonly id: string
  readonly locationId: LocationId
  readonly setting: CareSetting
  readonly weekday: Weekday
  readonly validFrom: IsoDay
  readonly validUntil: IsoDay | null
}

/** The parts in which the week board and requests speak of a day. CAL-4 */
export const dayparts = ['morning', 'afternoon'] as const
export type Daypart = (typeof dayparts)[number]

/** The moment at which a location's morning becomes afternoon. CAL-4 */
export interface DaypartBoundary {
  readonly id: string
  readonly locationId: LocationId
  readonly boundaryMinute: MinuteOfDay
  readonly validFrom: IsoDay
  readonly validUntil: IsoDay | null
}

/** A stretch of days on which the organisation or one location is closed. CAL-1, CAL-2 */
export interface Closure {
  readonly id: string
  /** null = every location of the organisation. */
  readonly locationId: LocationId | null
  /** null = every setting. */
  readonly setting: CareSetting | null
  readonly startDay: IsoDay
  readonly endDay: IsoDay
  readonly reason: 'organisation' | 'lowOccupancy' | 'other'
  readonly note: string
}

/** GROUP-1 */
export interface BaseGroup {
  readonly id: BaseGroupId
  readonly locationId: LocationId
  readonly setting: CareSetting
  readonly name: string
  /** Two letters, shown with the category colour. */
  readonly code: string
  readonly minAgeMonths: number
  /** Exclusive: a group for 0 to 4 year-olds says 48. */
  readonly maxAgeMonths: number
  /** The house's own maximum; never above the legal one. */
  readonly maxChildren: number
  /** Square decimetres of the group's own room. BKR-18 */
  readonly roomAreaDm2: number
  /** Preschool education is given here, BKR-12. */
  readonly isPreschoolEducation: boolean
  readonly sortOrder: number
  readonly validFrom: IsoDay
  readonly validUntil: IsoDay | null
}

/** Says that the roster of a week is settled; until then every answer for that week is provisional. CHECK-2 */
export interface SettledRoster {
  readonly id: string
  readonly locationId: LocationId
  readonly week: IsoWeek
}

/** One value of one policy, from a day on. `value` is JSON text; `policies/` knows the codes. */
export interface HouseRule {
  readonly id: string
  /** null = the whole organisation. */
  readonly locationId: LocationId | null
  readonly code: string
  readonly value: string
  readonly validFrom: IsoDay
  readonly validUntil: IsoDay | null
}
