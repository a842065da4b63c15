import type { RatioCode } from '#shared/domain/ratio/codes.ts'

/** The staff-child ratio in English: what the law asks, how the sum goes and why something is not allowed. */
export const ratioTexts = {
  'ratio.nobody': 'There are no children.',
  'ratio.oneChildOfAge': 'Age {{age}}: 1 child.',
  'ratio.childrenOfAge': 'Age {{age}}: {{children}} children.',
  'ratio.totalOne': '1 child in all.',
  'ratio.total': '{{total}} children in all.',
  'ratio.countedAsAge': '{{children}} aged 4 or over: they count as age {{age}}.',

  'ratio.tableRow': "Table {{table}}, row '{{fromAge}} up to {{toAge}} years'.",
  'ratio.cellOne': '1 staff member: up to {{maxChildren}} children.',
  'ratio.cell': '{{staff}} staff: up to {{maxChildren}} children.',
  'ratio.cellCap': 'Then at most {{maxChildren}} may be aged {{fromAge}} up to {{toAge}}.',
  'ratio.cellChosenOne': '1 staff member: up to {{maxChildren}} children. This fits.',
  'ratio.cellChosen': '{{staff}} staff: up to {{maxChildren}} children. This fits.',
  'ratio.lastMayBeOtherAdult': 'Number {{staff}} may be another adult than a staff member.',

  'ratio.ruleOneUnused': 'No babies: rule 1 does not count.',
  'ratio.ruleOne':
    'There is a baby, so rule 1 counts: {{babies}}÷{{perBaby}} + ({{ones}}÷{{perOne}} + {{twos}}÷{{perTwo}} + {{threes}}÷{{perThree}})÷{{divisor, decimal}} = {{z, decimal}}. Rounded up: {{staff}}.',
  'ratio.highest': 'The table says {{table}}, rule 1 says {{formula}}. The higher number counts: {{staff}}.',
  'ratio.ruleTwoUnused': 'Rule 2 changes nothing.',
  'ratio.ruleTwoRaised':
    'Rule 2: with one child of age {{age}} fewer, {{staffWithout}} are needed, now {{staffBefore}}. One more child may not lower the number. So {{staff}}.',

  'ratio.preschool':
    'Preschool education: 1 to {{childrenPerStaff}}. For {{total}} children that is {{staff}}.',
  'ratio.preschoolHighest':
    'The table says {{table}}, preschool education says {{preschool}}. The higher number counts: {{staff}}.',
  'ratio.preschoolQualified': 'Of them, {{staff}} must be qualified for preschool education.',

  'ratio.locationLevel': 'In out-of-school care the whole location counts, not the group.',
  'ratio.formula':
    '{{young}} × {{youngWeight, decimal}} (under {{oldFromAge}}) + {{old}} × {{oldWeight, decimal}} ({{oldFromAge}} and over) = {{sum, decimal}}. Rounded up: {{staff}}.',
  'ratio.baseGroupSize': 'Base group {{group}}: {{total}} children, at most {{maxGroupSize}}.',

  'ratio.resultOne': '1 staff member is needed.',
  'ratio.result': '{{staff}} staff are needed.',
  'ratio.maxGroupSize': 'This group may have at most {{maxGroupSize}} children.',
  'ratio.law': 'Rule set {{law}}, valid from {{validFrom, date}}. {{article}}.',
  'ratio.lawOldNumbering':
    'Rule set {{law}}, valid from {{validFrom, date}}. {{article}} (numbering until 1 July 2026).',

  'ratio.groupTooLarge':
    'This group is too large: {{total}} children. Aged {{fromAge}} up to {{toAge}}, there may be at most {{maxGroupSize}}.',
  'ratio.tooManyBabies':
    'There are too many babies: {{babies}}. With older children in the group there may be at most {{maxBabies}}.',
  'ratio.tooManyOfAge':
    'There are too many children aged {{fromAge}} up to {{toAge}}: {{children}}. This group may have at most {{maxChildren}}.',
  'ratio.ageOutsideSetting':
    'A child of {{age}} cannot go to out-of-school care. That is possible from age {{fromAge}}.',
  'ratio.baseGroupTooLarge':
    'Base group {{group}} is too large: {{total}} children. There may be at most {{maxGroupSize}}.',
  'ratio.noLaw': 'We know no rules for {{day, date}}. Choose a later date.',

  'ratio.cautionRuleTwo':
    'Unsure: check 1ratio. Rule 2 can be read in two ways: {{literal}} or {{staff}}. We use {{staff}}.',
  'ratio.cautionSchoolAge':
    'In this group: {{children}} aged 4 or over. Table 1 has no row for them. We count them as age 3.',
  'ratio.cautionYoungInToddlerGroup':
    'In this toddler group: {{children}} under 2. Then the row for younger children counts.',
  'ratio.cautionBabyLimit':
    'Unsure: the table names no limit for babies here. We keep to {{maxBabies}}; there are {{babies}}.',
  'ratio.cautionGroupSize':
    'Unsure: base group {{group}} has {{total}} children. Until 2024 the limit was {{usualMaximum}}. Check the group.',

  'ratio.caseNotObject': 'Give one question per line, as a JSON object.',
  'ratio.caseUnknownKey': "I do not know the field '{{key}}'. Use setting, date and counts.",
  'ratio.caseMissingKey': "The field '{{key}}' is missing.",
  'ratio.caseUnknownSetting':
    "I do not know the kind of care '{{setting}}'. Choose kdv, psg, ve, bso or combined.",
  'ratio.caseBadDay': "The date '{{date}}' does not exist. Write it as 2026-11-26.",
  'ratio.caseCountsNotObject': 'Give the number of children per age in counts, for example {"0":2,"1":3}.',
  'ratio.caseBadAge': "The age '{{age}}' is not possible. Give whole years from 0 to 17.",
  'ratio.caseBadCount': "At age {{age}} it says '{{count}}'. Give a whole number of 0 or more.",

  'ratio.deviationUnused':
    'There are enough staff all day. Fewer are allowed for {{allowedMinutes}} minutes.',
  'ratio.deviationWithin':
    '{{usedMinutes}} of {{allowedMinutes}} minutes with fewer staff used. {{remainingMinutes}} left.',
  'ratio.deviationTooLong':
    'There are too few staff for {{usedMinutes}} minutes. At most {{allowedMinutes}} minutes a day are allowed.',
  'ratio.deviationBelowHalf':
    'From {{startMinute, time}} to {{endMinute, time}} {{required}} staff are needed. At least half must be there: {{leastStaff}}. Now: {{staff}}.',
  'ratio.deviationNotOpenLongEnough':
    'Fewer staff are allowed only when open {{neededMinutes}} minutes without a gap. This day it is {{openMinutes}}.',
  'ratio.deviationPlanTimes': 'The times are in the pedagogical policy plan.',
  'ratio.deviationPlanFramework': 'The pedagogical policy plan says when this is allowed.',
  'ratio.cautionDeviationPattern': 'Note: the hours with fewer staff are not the same every week.',
  'ratio.cautionDeviationPreschool':
    'Unsure: from {{startMinute, time}} to {{endMinute, time}} there is preschool education. Fewer staff are probably not allowed then.',

  'ratio.notAlone': 'No staff member is alone: there are {{staff}}.',
  'ratio.aloneWithBackup':
    'One staff member is alone. A backup adult can be there within {{minutes}} minutes.',
  'ratio.aloneWithoutBackup':
    'One staff member is alone. Arrange a backup adult who can be there within {{minutes}} minutes.',
  'ratio.aloneWithOtherAdult': 'One staff member where {{required}} are needed. Another adult is there.',
  'ratio.aloneWithoutOtherAdult':
    'One staff member where {{required}} are needed. Another adult must then be in the building.',

  'ratio.traineesWithin': 'Trainees: {{trainees}}. {{maxTrainees}} may count.',
  'ratio.traineesTooMany':
    'Too many trainees: {{trainees}}. Of the {{required}} staff needed, {{maxTrainees}} may be trainees.',
  'ratio.traineesWithoutQualified':
    'Trainees in this group: {{trainees}}. A qualified staff member must then be there that day as well.',
  'ratio.cautionTraineesHalf':
    'Unsure: {{trainees}} trainees is more than a third ({{maxTrainees}}). Until 1 July 2026 a half ({{temporaryMaximum}}) may have been allowed.',

  'ratio.facePresent': 'Fixed faces at work: {{present}} of {{faces}}.',
  'ratio.faceMissing': "None of this child's {{faces}} fixed faces works in the group that day.",
  'ratio.facesTooMany': 'Too many fixed faces: {{faces}}. There may be at most {{maxFaces}}.',
  'ratio.facesNone': 'This child has no fixed faces yet.',
  'ratio.faceExemptVaryingDays': 'No fixed face at work. That is allowed: this contract has varying days.',
  'ratio.faceExemptOtherGroup':
    'No fixed face at work. That is allowed: the parent gave consent for another group.',
  'ratio.cautionFaceTemporary':
    'Unsure: no fixed face at work. There is a temporary deviation; check that it holds here.',
  'ratio.cautionFaceTrainee': 'Unsure: a trainee is the fixed face here. Check that this is allowed.',

  'ratio.spaceEnough': 'There is enough space: {{children}} of at most {{maxChildren}} children.',
  'ratio.spaceIndoorTooSmall':
    'The space indoors is too small for {{children}} children. It holds {{maxChildren}}.',
  'ratio.spaceOutdoorTooSmall':
    'The space outdoors is too small for {{children}} children. It holds {{maxChildren}}.',
} as const satisfies Record<RatioCode, string>
