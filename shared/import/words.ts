import type { Absence, ExtraAttendance, GroupMove } from '#shared/domain/attendance/model.ts'
import type { SchoolDayOff, SchoolHoliday } from '#shared/domain/calendar/model.ts'
import type { ConsentKind, HandoverKind } from '#shared/domain/child-file/model.ts'
import type { ContractForm, Family } from '#shared/domain/children/model.ts'
import type { BalanceAccount, TariffProduct } from '#shared/domain/ledger/model.ts'
import type { CareSetting, Closure, SchoolRegion } from '#shared/domain/organisation/model.ts'
import type { Payment, RequestKind, RequestStatus, SwapReason } from '#shared/domain/requests/model.ts'
import type { StaffRole } from '#shared/domain/staffing/model.ts'
import type { WaitingPriority } from '#shared/domain/waiting-list/model.ts'
import type { Weekday } from '#shared/kernel/time.ts'

/**
 * The words a file may use for a fixed choice; the first of each is the one we write ourselves. Compared after
 * `normaliseName`, so capitals, accents, spaces and signs do not matter.
 */
export type Words<Value extends string | number> = readonly (readonly [Value, readonly string[]])[]

export const settingWords: Words<CareSetting> = [
  ['dayCare', ['dagopvang', 'kdv', 'kinderdagverblijf', 'day care', 'hele dagopvang', 'dayCare']],
  ['toddlerCare', ['peuteropvang', 'psg', 'peuterspeelzaal', 'peutergroep', 'toddler care', 'toddlerCare']],
  [
    'outOfSchoolCare',
    [
      'bso',
      'buitenschoolse opvang',
      'vso',
      'nso',
      'naschoolse opvang',
      'out-of-school care',
      'outOfSchoolCare',
    ],
  ],
]

export const regionWords: Words<SchoolRegion> = [
  ['north', ['noord', 'north', 'regio noord']],
  ['middle', ['midden', 'middle', 'central', 'regio midden']],
  ['south', ['zuid', 'south', 'regio zuid']],
]

export const roleWords: Words<StaffRole> = [
  [
    'qualified',
    ['pedagogisch medewerker', "pm'er", 'pm', 'beroepskracht', 'pedagogisch professional', 'qualified'],
  ],
  ['trainee', ['medewerker in opleiding', 'bbl', 'beroepskracht in opleiding', 'in opleiding', 'trainee']],
  ['intern', ['stagiair', 'stagiaire', 'bol', 'intern']],
  ['groupAssistant', ['groepshulp', 'huishoudelijk medewerker', 'group assistant', 'groupAssistant']],
  ['volunteer', ['vrijwilliger', 'volunteer']],
  ['manager', ['locatiemanager', 'manager', 'leidinggevende']],
]

export const contractFormWords: Words<ContractForm> = [
  ['fixed', ['vast', 'vaste dagen', 'fixed']],
  ['flexible', ['flexibel', 'flex', 'wisselende dagen', 'flexible']],
  ['holidayDays', ['vakantiedagen', 'vakantieopvang', 'holiday days', 'holidayDays']],
  ['occasional', ['incidenteel', 'incidentele opvang', 'occasional']],
]

export const closureWords: Words<Closure['reason']> = [
  ['organisation', ['organisatie', 'organisation']],
  ['lowOccupancy', ['lage bezetting', 'low occupancy', 'lowOccupancy']],
  ['other', ['anders', 'overig', 'other']],
]

export const dayOffWords: Words<SchoolDayOff['kind']> = [
  ['studyDay', ['studiedag', 'study day', 'studyDay']],
  ['marginDay', ['margedag', 'roostervrije dag', 'margin day', 'marginDay']],
]

export const holidayWords: Words<SchoolHoliday['kind']> = [
  ['autumn', ['herfst', 'herfstvakantie', 'autumn']],
  ['christmas', ['kerst', 'kerstvakantie', 'christmas']],
  ['spring', ['voorjaar', 'voorjaarsvakantie', 'krokusvakantie', 'spring']],
  ['may', ['mei', 'meivakantie', 'may']],
  ['summer', ['zomer', 'zomervakantie', 'summer']],
]

export const absenceWords: Words<Absence['reason']> = [
  ['ill', ['ziek', 'ziekte', 'ill']],
  ['holiday', ['vakantie', 'holiday']],
  ['other', ['anders', 'overig', 'other']],
  ['suspended', ['opgeschort', 'suspended']],
  ['swappedAway', ['geruild', 'ingeleverd', 'swapped away', 'swappedAway']],
]

export const extraWords: Words<ExtraAttendance['kind']> = [
  ['extraDay', ['extra dag', 'incidentele dag', 'extra day', 'extraDay']],
  ['swapDay', ['ruildag', 'swap day', 'swapDay']],
  ['extraHour', ['extra uur', 'extra half uur', 'extra hour', 'extraHour']],
  ['flexibleDay', ['flexibele dag', 'flexdag', 'flexible day', 'flexibleDay']],
  ['studyDay', ['studiedag', 'study day', 'studyDay']],
  ['holidayDay', ['vakantiedag', 'holiday day', 'holidayDay']],
]

export const moveWords: Words<GroupMove['reason']> = [
  ['ownGroupFull', ['eigen groep vol', 'own group full', 'ownGroupFull']],
  ['merge', ['samenvoegen', 'samengevoegd', 'merge']],
  ['flexible', ['flexibel', 'flexible']],
  ['holidayCare', ['vakantieopvang', 'holiday care', 'holidayCare']],
  ['settlingIn', ['wennen', 'settling in', 'settlingIn']],
]

export const requestKindWords: Words<RequestKind> = [
  ['swapDay', ['ruildag', 'ruilen', 'swap day', 'swapDay']],
  ['extraDay', ['extra dag', 'incidentele dag', 'extra day', 'extraDay']],
  ['extraHour', ['extra uur', 'extra half uur', 'extra hour', 'extraHour']],
  ['flexibleDay', ['flexibele dag', 'flexdag', 'flexible day', 'flexibleDay']],
  ['studyDay', ['studiedag', 'study day', 'studyDay']],
  ['holidayDay', ['vakantiedag', 'holiday day', 'holidayDay']],
]

/** A file cannot say `offered`: an offer holds a whole second wish. */
export const requestStatusWords: Words<Exclude<RequestStatus, 'offered'>> = [
  ['open', ['open', 'nieuw', 'new']],
  ['waiting', ['wachtlijst', 'wacht', 'waiting']],
  ['approved', ['goedgekeurd', 'akkoord', 'approved']],
  ['declined', ['afgewezen', 'declined']],
  ['withdrawn', ['ingetrokken', 'withdrawn']],
  ['cancelled', ['geannuleerd', 'afgezegd', 'cancelled']],
]

export const paymentWords: Words<Payment> = [
  ['invoice', ['factuur', 'op rekening', 'invoice']],
  ['swapCredit', ['ruiltegoed', 'tegoed', 'swap credit', 'swapCredit']],
  ['flex', ['flexibele uren', 'flexuren', 'flexible hours', 'flex']],
  ['holidayDays', ['vakantiedagen', 'holiday days', 'holidayDays']],
]

export const balanceWords: Words<BalanceAccount> = [
  ['swapCredit', ['ruiltegoed', 'tegoed', 'swap credit', 'swapCredit']],
  ['flex', ['flexibele uren', 'flexuren', 'flexible hours', 'flex']],
  ['holidayDays', ['vakantiedagen', 'holiday days', 'holidayDays']],
]

export const productWords: Words<TariffProduct> = [
  ['extraDay', ['extra dag', 'incidentele dag', 'extra day', 'extraDay']],
  ['extraHour', ['extra uur', 'extra half uur', 'extra hour', 'extraHour']],
  ['flexibleDay', ['flexibele dag', 'flexdag', 'flexible day', 'flexibleDay']],
  ['studyDay', ['studiedag', 'study day', 'studyDay']],
  ['holidayDay', ['vakantiedag', 'holiday day', 'holidayDay']],
]

export const languageWords: Words<Family['language']> = [
  ['nl', ['nederlands', 'nl', 'dutch']],
  ['en', ['engels', 'en', 'english']],
]

export const waitingPriorityWords: Words<WaitingPriority> = [
  ['none', ['geen', 'nee', 'none']],
  ['preschoolEducation', ['vve', 'voorschool', 'voorschoolse educatie', 'preschoolEducation']],
  ['socialMedical', ['smi', 'sociaal-medische indicatie', 'socialMedical']],
]

export const consentKindWords: Words<ConsentKind> = [
  ['photo', ["foto's", 'foto', 'photo', 'photos']],
  ['video', ['filmpjes', 'film', 'video', 'videos']],
  ['outing', ['uitstapjes', 'uitstapje', 'outing', 'outings']],
  ['schoolSharing', ['delen met school', 'school', 'schoolSharing']],
]

export const handoverKindWords: Words<HandoverKind> = [
  ['walksAlone', ['gaat alleen naar huis', 'alleen naar huis', 'walksAlone']],
  ['collectedByOther', ['opgehaald door iemand anders', 'collectedByOther']],
  ['collectedByMinor', ['opgehaald door iemand onder de 18', 'collectedByMinor']],
  ['transport', ['vervoer', 'taxi', 'transport']],
  ['other', ['anders', 'other']],
]

export const swapReasonWords: Words<SwapReason> = [
  ['publicHoliday', ['feestdag', 'public holiday', 'publicHoliday']],
  ['illness', ['ziekte', 'ziek', 'illness']],
  ['private', ['privé', 'private']],
]

export const yesNoWords: Words<'yes' | 'no'> = [
  ['yes', ['ja', 'j', 'x', '1', 'waar', 'yes', 'y', 'true']],
  ['no', ['nee', 'n', '0', 'onwaar', 'no', 'false']],
]

export const weekdayWords: Words<Weekday> = [
  [1, ['ma', 'maandag', 'mon', 'monday', '1']],
  [2, ['di', 'dinsdag', 'tue', 'tuesday', '2']],
  [3, ['wo', 'woensdag', 'wed', 'wednesday', '3']],
  [4, ['do', 'donderdag', 'thu', 'thursday', '4']],
  [5, ['vr', 'vrijdag', 'fri', 'friday', '5']],
  [6, ['za', 'zaterdag', 'sat', 'saturday', '6']],
  [7, ['zo', 'zondag', 'sun', 'sunday', '7']],
]

/** The word we write ourselves for a value. */
export function wordOf<Value extends string | number>(words: Words<Value>, value: Value): string {
  return words.find(([candidate]) => candidate === value)?.[1][0] ?? String(value)
}
