import type { RatioCode } from '#shared/domain/ratio/codes.ts'

/** The staff-child ratio in Dutch: what the law asks, how the sum goes and why something is not allowed. */
export const ratioTexts = {
  'ratio.nobody': 'Er zijn geen kinderen.',
  'ratio.oneChildOfAge': '{{age}} jaar: 1 kind.',
  'ratio.childrenOfAge': '{{age}} jaar: {{children}} kinderen.',
  'ratio.totalOne': 'Samen 1 kind.',
  'ratio.total': 'Samen {{total}} kinderen.',
  'ratio.countedAsAge': '{{children}} van 4 jaar of ouder: die tellen mee als {{age}} jaar.',

  'ratio.tableRow': "Tabel {{table}}, rij '{{fromAge}} tot {{toAge}} jaar'.",
  'ratio.cellOne': "1 pm'er: tot en met {{maxChildren}} kinderen.",
  'ratio.cell': "{{staff}} pm'ers: tot en met {{maxChildren}} kinderen.",
  'ratio.cellCap': 'Van {{fromAge}} tot {{toAge}} jaar mogen er dan hooguit {{maxChildren}} zijn.',
  'ratio.cellChosenOne': "1 pm'er: tot en met {{maxChildren}} kinderen. Dit past.",
  'ratio.cellChosen': "{{staff}} pm'ers: tot en met {{maxChildren}} kinderen. Dit past.",
  'ratio.lastMayBeOtherAdult': "Nummer {{staff}} mag een andere volwassene zijn dan een pm'er.",

  'ratio.ruleOneUnused': "Geen baby's: regel 1 telt niet mee.",
  'ratio.ruleOne':
    'Er is een baby, dus regel 1 telt mee: {{babies}}÷{{perBaby}} + ({{ones}}÷{{perOne}} + {{twos}}÷{{perTwo}} + {{threes}}÷{{perThree}})÷{{divisor, decimal}} = {{z, decimal}}. Naar boven afgerond: {{staff}}.',
  'ratio.highest': 'De tabel zegt {{table}}, regel 1 zegt {{formula}}. Het hoogste getal geldt: {{staff}}.',
  'ratio.ruleTwoUnused': 'Regel 2 verandert niets.',
  'ratio.ruleTwoRaised':
    'Regel 2: met een kind van {{age}} jaar minder zijn er {{staffWithout}} nodig, nu {{staffBefore}}. Een kind erbij mag het getal niet verlagen. Dus {{staff}}.',

  'ratio.preschool':
    'Voorschoolse educatie: 1 op {{childrenPerStaff}}. Voor {{total}} kinderen dus {{staff}}.',
  'ratio.preschoolHighest':
    'De tabel zegt {{table}}, voorschoolse educatie zegt {{preschool}}. Het hoogste getal geldt: {{staff}}.',
  'ratio.preschoolQualified': 'Van hen hebben er {{staff}} een diploma voor voorschoolse educatie.',

  'ratio.locationLevel': 'Op de bso telt de hele locatie, niet de groep.',
  'ratio.formula':
    '{{young}} × {{youngWeight, decimal}} (jonger dan {{oldFromAge}}) + {{old}} × {{oldWeight, decimal}} ({{oldFromAge}} en ouder) = {{sum, decimal}}. Naar boven afgerond: {{staff}}.',
  'ratio.baseGroupSize': 'Basisgroep {{group}}: {{total}} kinderen, hooguit {{maxGroupSize}}.',

  'ratio.resultOne': "Er is 1 pm'er nodig.",
  'ratio.result': "Er zijn {{staff}} pm'ers nodig.",
  'ratio.maxGroupSize': 'In deze groep mogen hooguit {{maxGroupSize}} kinderen.',
  'ratio.law': 'Regelset {{law}}, geldig vanaf {{validFrom, date}}. {{article}}.',
  'ratio.lawOldNumbering':
    'Regelset {{law}}, geldig vanaf {{validFrom, date}}. {{article}} (nummering tot 1 juli 2026).',

  'ratio.groupTooLarge':
    'Deze groep is te groot: {{total}} kinderen. Van {{fromAge}} tot {{toAge}} jaar mogen er hooguit {{maxGroupSize}} zijn.',
  'ratio.tooManyBabies':
    "Er zijn te veel baby's: {{babies}}. In een groep met oudere kinderen mogen er hooguit {{maxBabies}} zijn.",
  'ratio.tooManyOfAge':
    'Er zijn te veel kinderen van {{fromAge}} tot {{toAge}} jaar: {{children}}. In deze groep mogen er hooguit {{maxChildren}} zijn.',
  'ratio.ageOutsideSetting':
    'Een kind van {{age}} jaar kan niet naar de bso. Dat kan vanaf {{fromAge}} jaar.',
  'ratio.baseGroupTooLarge':
    'Basisgroep {{group}} is te groot: {{total}} kinderen. Er mogen er hooguit {{maxGroupSize}} zijn.',
  'ratio.noLaw': 'Voor {{day, date}} kennen we geen regels. Kies een latere datum.',

  'ratio.cautionRuleTwo':
    'Onzeker: controleer 1ratio. Regel 2 is op twee manieren te lezen: {{literal}} of {{staff}}. We rekenen met {{staff}}.',
  'ratio.cautionSchoolAge':
    'In deze groep: {{children}} van 4 jaar of ouder. Tabel 1 heeft daar geen rij voor. We tellen ze als 3 jaar.',
  'ratio.cautionYoungInToddlerGroup':
    'In deze peutergroep: {{children}} jonger dan 2 jaar. Dan geldt de rij voor jongere kinderen.',
  'ratio.cautionBabyLimit':
    "Onzeker: de tabel noemt hier geen grens voor baby's. We houden {{maxBabies}} aan; dit zijn er {{babies}}.",
  'ratio.cautionGroupSize':
    'Onzeker: basisgroep {{group}} heeft {{total}} kinderen. Tot 2024 was de grens {{usualMaximum}}. Controleer de groep.',

  'ratio.caseNotObject': 'Geef één vraag per regel, als JSON-object.',
  'ratio.caseUnknownKey': "Het veld '{{key}}' ken ik niet. Gebruik setting, date en counts.",
  'ratio.caseMissingKey': "Het veld '{{key}}' ontbreekt.",
  'ratio.caseUnknownSetting':
    "De soort opvang '{{setting}}' ken ik niet. Kies kdv, psg, ve, bso of combined.",
  'ratio.caseBadDay': "De datum '{{date}}' bestaat niet. Schrijf die als 2026-11-26.",
  'ratio.caseCountsNotObject':
    'Geef bij counts het aantal kinderen per leeftijd, bijvoorbeeld {"0":2,"1":3}.',
  'ratio.caseBadAge': "De leeftijd '{{age}}' kan niet. Geef hele jaren van 0 tot en met 17.",
  'ratio.caseBadCount': "Bij {{age}} jaar staat '{{count}}'. Geef een heel getal van 0 of meer.",

  'ratio.deviationUnused':
    "De hele dag staan er genoeg pm'ers. Minder inzet mag nog {{allowedMinutes}} minuten.",
  'ratio.deviationWithin':
    "{{usedMinutes}} van {{allowedMinutes}} minuten met minder pm'ers gebruikt. Nog {{remainingMinutes}} over.",
  'ratio.deviationTooLong':
    "Er staan {{usedMinutes}} minuten te weinig pm'ers. Dat mag hooguit {{allowedMinutes}} minuten per dag.",
  'ratio.deviationBelowHalf':
    "Van {{startMinute, time}} tot {{endMinute, time}} zijn er {{required}} pm'ers nodig. Minstens de helft moet er zijn: {{leastStaff}}. Nu: {{staff}}.",
  'ratio.deviationNotOpenLongEnough':
    "Minder pm'ers mag alleen bij {{neededMinutes}} minuten open achter elkaar. Deze dag is het {{openMinutes}}.",
  'ratio.deviationPlanTimes': 'De tijden staan in het pedagogisch beleidsplan.',
  'ratio.deviationPlanFramework': 'Het pedagogisch beleidsplan zegt wanneer dit mag.',
  'ratio.cautionDeviationPattern': "Let op: de uren met minder pm'ers zijn niet elke week gelijk.",
  'ratio.cautionDeviationPreschool':
    "Onzeker: van {{startMinute, time}} tot {{endMinute, time}} is er voorschoolse educatie. Minder pm'ers mag dan waarschijnlijk niet.",

  'ratio.notAlone': "Geen pm'er staat alleen: er zijn er {{staff}}.",
  'ratio.aloneWithBackup': "Eén pm'er is alleen. Een achterwacht kan er binnen {{minutes}} minuten zijn.",
  'ratio.aloneWithoutBackup':
    "Eén pm'er is alleen. Regel een achterwacht die er binnen {{minutes}} minuten is.",
  'ratio.aloneWithOtherAdult': "Eén pm'er waar er {{required}} nodig zijn. Er is een andere volwassene.",
  'ratio.aloneWithoutOtherAdult':
    "Eén pm'er waar er {{required}} nodig zijn. Dan moet er een andere volwassene in huis zijn.",

  'ratio.traineesWithin': 'Medewerkers in opleiding: {{trainees}}. Er mogen er {{maxTrainees}} meetellen.',
  'ratio.traineesTooMany':
    "Te veel medewerkers in opleiding: {{trainees}}. Van de {{required}} pm'ers die nodig zijn mogen het er {{maxTrainees}} zijn.",
  'ratio.traineesWithoutQualified':
    "Medewerkers in opleiding op deze groep: {{trainees}}. Dan moet er die dag ook een pm'er met diploma zijn.",
  'ratio.cautionTraineesHalf':
    'Onzeker: {{trainees}} medewerkers in opleiding is meer dan een derde ({{maxTrainees}}). Tot 1 juli 2026 mocht misschien de helft ({{temporaryMaximum}}).',

  'ratio.facePresent': 'Vaste gezichten aan het werk: {{present}} van {{faces}}.',
  'ratio.faceMissing': 'Geen van de {{faces}} vaste gezichten van dit kind werkt die dag in de groep.',
  'ratio.facesTooMany': 'Te veel vaste gezichten: {{faces}}. Er mogen er hooguit {{maxFaces}} zijn.',
  'ratio.facesNone': 'Dit kind heeft nog geen vaste gezichten.',
  'ratio.faceExemptVaryingDays':
    'Geen vast gezicht aan het werk. Dat mag: dit contract heeft wisselende dagen.',
  'ratio.faceExemptOtherGroup':
    'Geen vast gezicht aan het werk. Dat mag: de ouder gaf toestemming voor een andere groep.',
  'ratio.cautionFaceTemporary':
    'Onzeker: geen vast gezicht aan het werk. Er is een tijdelijke afwijking; controleer of die hier geldt.',
  'ratio.cautionFaceTrainee':
    'Onzeker: een medewerker in opleiding is hier het vaste gezicht. Controleer of dat mag.',

  'ratio.spaceEnough': 'De ruimte is groot genoeg: {{children}} van hooguit {{maxChildren}} kinderen.',
  'ratio.spaceIndoorTooSmall':
    'De ruimte binnen is te klein voor {{children}} kinderen. Er passen er {{maxChildren}}.',
  'ratio.spaceOutdoorTooSmall':
    'De ruimte buiten is te klein voor {{children}} kinderen. Er passen er {{maxChildren}}.',
} as const satisfies Record<RatioCode, string>
