/**
 * Every code this area can emit. `shared/text` holds a sentence for each of them in both languages; the type makes a
 * missing sentence a build error.
 */
export const ratioCodes = [
  // The count
  'ratio.nobody',
  'ratio.oneChildOfAge',
  'ratio.childrenOfAge',
  'ratio.totalOne',
  'ratio.total',
  'ratio.countedAsAge',
  // The table
  'ratio.tableRow',
  'ratio.cellOne',
  'ratio.cell',
  'ratio.cellCap',
  'ratio.cellChosenOne',
  'ratio.cellChosen',
  'ratio.lastMayBeOtherAdult',
  // The rules that follow it
  'ratio.ruleOneUnused',
  'ratio.ruleOne',
  'ratio.highest',
  'ratio.ruleTwoUnused',
  'ratio.ruleTwoRaised',
  // Preschool education
  'ratio.preschool',
  'ratio.preschoolHighest',
  'ratio.preschoolQualified',
  // Out-of-school care per location
  'ratio.locationLevel',
  'ratio.formula',
  'ratio.baseGroupSize',
  // The end of the sum
  'ratio.resultOne',
  'ratio.result',
  'ratio.maxGroupSize',
  'ratio.law',
  'ratio.lawOldNumbering',
  // Why a group is not allowed
  'ratio.groupTooLarge',
  'ratio.tooManyBabies',
  'ratio.tooManyOfAge',
  'ratio.ageOutsideSetting',
  'ratio.baseGroupTooLarge',
  'ratio.noLaw',
  // Why a number is not sure
  'ratio.cautionRuleTwo',
  'ratio.cautionSchoolAge',
  'ratio.cautionYoungInToddlerGroup',
  'ratio.cautionBabyLimit',
  'ratio.cautionGroupSize',
  // A question that cannot be read
  'ratio.caseNotObject',
  'ratio.caseUnknownKey',
  'ratio.caseMissingKey',
  'ratio.caseUnknownSetting',
  'ratio.caseBadDay',
  'ratio.caseCountsNotObject',
  'ratio.caseBadAge',
  'ratio.caseBadCount',
  // Fewer staff for a short while
  'ratio.deviationUnused',
  'ratio.deviationWithin',
  'ratio.deviationTooLong',
  'ratio.deviationBelowHalf',
  'ratio.deviationNotOpenLongEnough',
  'ratio.deviationPlanTimes',
  'ratio.deviationPlanFramework',
  'ratio.cautionDeviationPattern',
  'ratio.cautionDeviationPreschool',
  // One member of staff alone
  'ratio.notAlone',
  'ratio.aloneWithBackup',
  'ratio.aloneWithoutBackup',
  'ratio.aloneWithOtherAdult',
  'ratio.aloneWithoutOtherAdult',
  // Trainees
  'ratio.traineesWithin',
  'ratio.traineesTooMany',
  'ratio.traineesWithoutQualified',
  'ratio.cautionTraineesHalf',
  // Fixed faces
  'ratio.facePresent',
  'ratio.faceMissing',
  'ratio.facesTooMany',
  'ratio.facesNone',
  'ratio.faceExemptVaryingDays',
  'ratio.faceExemptOtherGroup',
  'ratio.cautionFaceTemporary',
  'ratio.cautionFaceTrainee',
  // Space
  'ratio.spaceEnough',
  'ratio.spaceIndoorTooSmall',
  'ratio.spaceOutdoorTooSmall',
] as const

export type RatioCode = (typeof ratioCodes)[number]
