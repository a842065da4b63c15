import type { IsoDay } from '#shared/kernel/time.ts'
import type { RatioCode } from './codes.ts'

/**
 * The words of the staff-child ratio: the law as data, the question and the answer.
 * The rules themselves, with their ids, are in README.md of this folder.
 */

/** The setting a group is counted under. A combined group holds day care and out-of-school care together. */
export const ratioSettings = ['kdv', 'psg', 've', 'bso', 'combined'] as const
export type RatioSetting = (typeof ratioSettings)[number]
/**
 * How a unit of a real day is counted. `merged`: an out-of-school group that takes in younger children for a part of
 * the day; combined while they are there, out-of-school care for the rest. BKR-5, BKR-9
 */
export type UnitRatioSetting = RatioSetting | 'merged'

/** Children by completed years: index 0 to 12, where 12 also holds older children. Length 13. BKR-19 */
export type AgeCounts = readonly number[]
/** What the hot path accepts, so that a caller can keep its counts in a typed array. */
export type CountsView = AgeCounts | Uint8Array | Int16Array
/** The length of a full row of counts. */
export const AGE_SLOTS = 13

/** What a look-up gives when the law does not allow such a group at all. */
export const NOT_ALLOWED = -1

export type RatioVerdict = 'ok' | 'caution' | 'no'
/** `location`: the counts are those of the whole centre (bso since 2024-07-01). BKR-5 */
export type RatioLevel = 'group' | 'location'

export type RatioParams = Readonly<Record<string, number | string>>

/** One line of an explanation, a caution or a refusal: a code and its facts, never a sentence. */
export interface RatioStep {
  readonly code: RatioCode
  readonly params: RatioParams
}

export interface RatioResult {
  readonly allowed: boolean
  /** null when the group is not allowed. */
  readonly staff: number | null
  readonly verdict: RatioVerdict
  /** Id of the law version the answer rests on; empty when no version covers the day. BKR-20 */
  readonly law: string
  readonly level: RatioLevel
  /** Children; for a location-level answer the maximum of one base group. */
  readonly maxGroupSize: number
  /** Why the group is not allowed. */
  readonly reason?: RatioStep
  readonly cautions: readonly RatioStep[]
  readonly steps: readonly RatioStep[]
}

// The law as data ---------------------------------------------------------------------------------------------------

/** How well a rule was seen in the law itself. */
export const lawStatuses = ['verbatim', 'verbatim-partial', 'secondary', 'derived', 'own-knowledge'] as const
export type LawStatus = (typeof lawStatuses)[number]

export interface LawSource {
  readonly name: string
  readonly url: string | null
  /** The state of the text that was seen: a day, a month or a version. */
  readonly state: string | null
}

/** What is not sure about a rule, for the people who keep the data. */
export interface LawDoubt {
  readonly topic: string
  readonly status: LawStatus
  readonly text: string
}

export interface LawHeader {
  readonly id: string
  readonly validFrom: IsoDay
  /** Last day, included; null = still in force. */
  readonly validTo: IsoDay | null
  readonly article: string
  /** `until-2026-07-01`: the article numbers may have moved on that day; say so when showing them. */
  readonly articleNumbering: 'until-2026-07-01' | 'unchanged'
  readonly status: LawStatus
  readonly sources: readonly LawSource[]
  readonly doubts: readonly LawDoubt[]
}

/** "Of whom at most so many of these ages"; `toAge` is exclusive. */
export interface AgeCap {
  readonly fromAge: number
  readonly toAge: number
  readonly maxChildren: number
}

/** So many staff may look after so many children. */
export interface RatioCell {
  readonly staff: number
  readonly maxChildren: number
  readonly caps: readonly AgeCap[]
  /** bso 2013-2018: the last one may be another adult. BKR-8 */
  readonly isLastOtherAdult: boolean
}

/** A row of a table: the ages it is for (`toAge` exclusive) and its cells, fewest staff first. */
export interface RatioBand {
  readonly fromAge: number
  readonly toAge: number
  readonly cells: readonly RatioCell[]
}

export interface RatioTable {
  /** The number of the table in annex 1: 1, 2 or 3. */
  readonly number: number
  readonly bands: readonly RatioBand[]
}

/** Z = n0/p0 + (n1/p1 + n2/p2 + n3/p3) / divisor, rounded up. BKR-2 */
export interface RuleOne {
  /** Children per staff member at age 0, 1, 2 and 3. */
  readonly childrenPerStaff: readonly number[]
  /** The divisor times ten, to keep it whole: 12 means 1.2. */
  readonly divisorTenths: number
}

export interface DayCareLaw extends LawHeader {
  readonly part: 'day-care'
  readonly table: RatioTable
  readonly ruleOne: RuleOne
  /** More babies than this are not allowed in a group with older children. BKR-4 */
  readonly maxBabiesInMixedGroup: number
  /** Compositions on which two readings of rule 2 differ. BKR-3 */
  readonly uncertainCompositions: readonly (readonly number[])[]
}

export interface OutOfSchoolFormulaLaw extends LawHeader {
  readonly part: 'out-of-school'
  readonly kind: 'formula'
  readonly fromAge: number
  /** Children below this age weigh as young ones. */
  readonly oldFromAge: number
  readonly youngPerThousand: number
  readonly oldPerThousand: number
  readonly maxGroupSize: number
  /** Base groups outside these bands get a caution: the maxima of the former table 2. BKR-6 */
  readonly usualGroupBands: readonly RatioBand[]
}

export interface OutOfSchoolTableLaw extends LawHeader {
  readonly part: 'out-of-school'
  readonly kind: 'table'
  readonly fromAge: number
  readonly table: RatioTable
}

export interface CombinedAsDayCareLaw extends LawHeader {
  readonly part: 'combined'
  readonly kind: 'as-day-care'
}

export interface CombinedTableLaw extends LawHeader {
  readonly part: 'combined'
  readonly kind: 'table'
  readonly table: RatioTable
}

export interface PreschoolLaw extends LawHeader {
  readonly part: 'preschool-education'
  readonly childrenPerStaff: number
  readonly maxGroupSize: number
}

/** Day care (BKR-13); bso on a school day and on a school-free day (BKR-14). */
export type DeviationPart = 'deviation-day-care' | 'deviation-school-day' | 'deviation-school-free'

export interface DeviationLaw<Part extends DeviationPart = DeviationPart> extends LawHeader {
  readonly part: Part
  readonly maxMinutesPerDay: number
  /** 0 = no condition on the opening hours. */
  readonly minOpenMinutes: number
  /** The policy plan names `times` (before 2023-07-01) or the `framework`, or need not name anything. */
  readonly planNames: 'times' | 'framework' | 'nothing'
  /** The deviation may differ per weekday but not per week: a warning, no block. */
  readonly isWeeklyPattern: boolean
}

export interface StaffAloneLaw extends LawHeader {
  readonly part: 'staff-alone'
  readonly backupWithinMinutes: number
}

export interface FixedFacesLaw extends LawHeader {
  readonly part: 'fixed-faces'
  readonly maxBaby: number
  readonly maxBabyLargeGroup: number
  readonly maxOlder: number
  readonly maxOlderLargeGroup: number
  /** From so many staff at once the larger maximum holds. */
  readonly largeGroupStaff: number
  readonly exemptions: readonly FixedFacesExemption[]
}

export const fixedFacesExemptions = [
  'varyingDays',
  'otherGroupWithConsent',
  'temporaryDeviation',
  'traineeAsFace',
] as const
export type FixedFacesExemption = (typeof fixedFacesExemptions)[number]

export interface TraineesLaw extends LawHeader {
  readonly part: 'trainees'
  /** One part in so many of the staff the law asks may be trainees. */
  readonly shareOneIn: number
  /** A wider share seen in letters only; null = none. It gives a caution, never a plain yes. */
  readonly temporaryShareOneIn: number | null
  /** A group with trainees needs a qualified member of staff that day. */
  readonly needsQualifiedPerGroupDay: boolean
}

export interface SpaceLaw extends LawHeader {
  readonly part: 'space'
  /** Square decimetres per child present. */
  readonly indoorDm2PerChild: number
  readonly outdoorDm2PerChild: number
  readonly sleepRoomUnderMonths: number
}

export interface AgesLaw extends LawHeader {
  readonly part: 'ages'
  readonly primarySchoolFromAge: number
  /** A child born on 29 February changes age on this day of a common year. */
  readonly leapBirthday: '03-01'
}

export type RatioLaw =
  | DayCareLaw
  | OutOfSchoolFormulaLaw
  | OutOfSchoolTableLaw
  | CombinedAsDayCareLaw
  | CombinedTableLaw
  | PreschoolLaw

export type LawVersion =
  | RatioLaw
  | DeviationLaw<'deviation-day-care'>
  | DeviationLaw<'deviation-school-day'>
  | DeviationLaw<'deviation-school-free'>
  | StaffAloneLaw
  | FixedFacesLaw
  | TraineesLaw
  | SpaceLaw
  | AgesLaw

export type LawPart = LawVersion['part']
export type LawOfPart<Part extends LawPart> = Extract<LawVersion, { readonly part: Part }>

/** All versions of all parts; made by `createLawBook`, which checks that no two versions of a part overlap. */
export interface LawBook {
  readonly versions: readonly LawVersion[]
}
