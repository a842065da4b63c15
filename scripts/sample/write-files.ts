import { wordOf } from '#shared/import/words.ts'
import {
  absenceWords,
  closureWords,
  contractFormWords,
  dayOffWords,
  extraWords,
  holidayWords,
  moveWords,
  paymentWords,
  regionWords,
  requestKindWords,
  requestStatusWords,
  roleWords,
  settingWords,
  swapReasonWords,
  weekdayWords,
} from '#shared/import/words.ts'
import type { ContractDay } from '#shared/domain/children/model.ts'
import type { Absence } from '#shared/domain/attendance/model.ts'
import { groupBy } from '#shared/kernel/group-by.ts'
import { formatMinute } from '#shared/kernel/time.ts'
import type { Interval, Weekday } from '#shared/kernel/time.ts'
import type { FullRowSet } from './build-sample.ts'
import { childFileTables } from './child-file-tables.ts'
import { moneyTables } from './money-tables.ts'
import { waitingTables } from './waiting-tables.ts'
import { day, dutchMoment, time, yesNo } from './write-cells.ts'
import type { Cell, Table } from './write-cells.ts'

/** The records as the files a person would have exported: Dutch headers, semicolons, dates as dd-mm-jjjj. */
export function writeFiles(rows: FullRowSet): ReadonlyMap<string, string> {
  const files: Readonly<Record<string, Table>> = {
    ...organisationTables(rows),
    ...schoolTables(rows),
    ...childTables(rows),
    ...childFileTables(rows),
    ...staffTables(rows),
    ...attendanceTables(rows),
    ...moneyTables(rows),
    ...waitingTables(rows),
  }
  return new Map(Object.entries(files).map(([name, table]) => [`${name}.csv`, toCsv(table)]))
}

function organisationTables(rows: FullRowSet): Record<string, Table> {
  const boundary = new Map(rows.daypart_boundary.map((row) => [row.locationId, row.boundaryMinute]))
  return {
    organisatie: [['nummer', 'naam'], ...rows.organisation.map(({ id, name }) => [id, name])],
    locaties: [
      [
        'nummer',
        'organisatie',
        'naam',
        'regio',
        'lrk dagopvang',
        'lrk bso',
        'gedeelde binnenruimte m2',
        'buitenruimte m2',
        'middag vanaf',
        'rechtspersoon',
      ],
      ...rows.location.map((row) => [
        row.id,
        row.organisationId,
        row.name,
        wordOf(regionWords, row.region),
        row.lrkDayCare,
        row.lrkOutOfSchoolCare,
        area(row.sharedIndoorAreaDm2),
        area(row.outdoorAreaDm2),
        time(boundary.get(row.id) ?? null),
        row.legalEntityId,
      ]),
    ],
    rechtspersonen: [
      ['nummer', 'organisatie', 'naam'],
      ...rows.legal_entity.map((row) => [row.id, row.organisationId, row.name]),
    ],
    openingstijden: [
      ['locatie', 'opvangsoort', 'dag', 'open', 'dicht', 'vanaf', 'tot en met'],
      ...rows.opening_hours.map((row) => [
        row.locationId,
        wordOf(settingWords, row.setting),
        weekday(row.weekday),
        time(row.startMinute),
        time(row.endMinute),
        day(row.validFrom),
        day(row.validUntil),
      ]),
    ],
    sluitingen: [
      ['locatie', 'opvangsoort', 'van', 'tot en met', 'reden', 'toelichting'],
      ...rows.closure.map((row) => [
        row.locationId,
        row.setting === null ? '' : wordOf(settingWords, row.setting),
        day(row.startDay),
        day(row.endDay),
        wordOf(closureWords, row.reason),
        row.note,
      ]),
    ],
    groepen: [
      [
        'nummer',
        'locatie',
        'opvangsoort',
        'naam',
        'code',
        'vanaf maanden',
        'tot maanden',
        'maximum kinderen',
        'oppervlakte m2',
        'voorschoolse educatie',
        'volgorde',
        'vanaf',
        'tot en met',
      ],
      ...rows.base_group.map((row) => [
        row.id,
        row.locationId,
        wordOf(settingWords, row.setting),
        row.name,
        row.code,
        row.minAgeMonths,
        row.maxAgeMonths,
        row.maxChildren,
        area(row.roomAreaDm2),
        yesNo(row.isPreschoolEducation),
        row.sortOrder,
        day(row.validFrom),
        day(row.validUntil),
      ]),
    ],
    'vastgestelde-roosters': [
      ['locatie', 'week'],
      ...rows.settled_roster.map((row) => [row.locationId, row.week]),
    ],
    huisregels: [
      ['locatie', 'regel', 'waarde', 'vanaf', 'tot en met'],
      ...rows.house_rule.map((row) => [
        row.locationId,
        row.code,
        row.value,
        day(row.validFrom),
        day(row.validUntil),
      ]),
    ],
  }
}

function schoolTables(rows: FullRowSet): Record<string, Table> {
  return {
    scholen: [
      ['nummer', 'naam', 'regio'],
      ...rows.school.map((row) => [row.id, row.name, wordOf(regionWords, row.region)]),
    ],
    schooltijden: [
      ['school', 'dag', 'begin', 'eind', 'vanaf', 'tot en met'],
      ...rows.school_time.map((row) => [
        row.schoolId,
        weekday(row.weekday),
        time(row.startMinute),
        time(row.endMinute),
        day(row.validFrom),
        day(row.validUntil),
      ]),
    ],
    studiedagen: [
      ['school', 'datum', 'soort'],
      ...rows.school_day_off.map((row) => [row.schoolId, day(row.day), wordOf(dayOffWords, row.kind)]),
    ],
    ...(rows.school_holiday.length === 0
      ? {}
      : {
          schoolvakanties: [
            ['school', 'regio', 'schooljaar', 'vakantie', 'van', 'tot en met'],
            ...rows.school_holiday.map((row) => [
              row.schoolId,
              row.region === null ? '' : wordOf(regionWords, row.region),
              row.schoolYear,
              wordOf(holidayWords, row.kind),
              day(row.startDay),
              day(row.endDay),
            ]),
          ],
        }),
  }
}

function childTables(rows: FullRowSet): Record<string, Table> {
  const daysByContract = groupBy(rows.contract_day, ({ contractId }) => contractId)
  return {
    kinderen: [
      ['nummer', 'voornaam', 'tussenvoegsel', 'achternaam', 'geboortedatum', 'gezin', 'school', 'mentor'],
      ...rows.child.map((row) => [
        row.id,
        row.firstName,
        row.surnamePrefix,
        row.surname,
        day(row.birthDate),
        row.familyId,
        row.schoolId,
        row.mentorId,
      ]),
    ],
    contracten: [
      [
        'nummer',
        'kind',
        'locatie',
        'opvangsoort',
        'groep',
        'vorm',
        'alleen schoolweken',
        'ingangsdatum',
        'einddatum',
        'maandag',
        'dinsdag',
        'woensdag',
        'donderdag',
        'vrijdag',
        'schoolvrije dag',
      ],
      ...rows.contract.map((row) => {
        const days = daysByContract.get(row.id) ?? []
        return [
          row.id,
          row.childId,
          row.locationId,
          wordOf(settingWords, row.setting),
          row.groupId,
          wordOf(contractFormWords, row.form),
          yesNo(row.isSchoolWeeksOnly),
          day(row.startDate),
          day(row.endDate),
          ...([1, 2, 3, 4, 5] as const).map((number) => contractCell(days, number)),
          holidayCell(days),
        ]
      }),
    ],
    toestemmingen: [
      ['kind', 'groep', 'getekend op', 'vanaf', 'tot en met'],
      ...rows.second_group_consent.map((row) => [
        row.childId,
        row.groupId,
        day(row.signedOn),
        day(row.validFrom),
        day(row.validUntil),
      ]),
    ],
    'vaste-gezichten': [
      ['kind', 'medewerker', 'vanaf', 'tot en met'],
      ...rows.fixed_face.map((row) => [
        row.childId,
        row.staffMemberId,
        day(row.validFrom),
        day(row.validUntil),
      ]),
    ],
  }
}

function staffTables(rows: FullRowSet): Record<string, Table> {
  return {
    personeel: [
      ['nummer', 'locatie', 'voornaam', 'tussenvoegsel', 'achternaam', 'functie', 've-gekwalificeerd'],
      ...rows.staff_member.map((row) => [
        row.id,
        row.locationId,
        row.firstName,
        row.surnamePrefix,
        row.surname,
        wordOf(roleWords, row.role),
        yesNo(row.isPreschoolEducator),
      ]),
    ],
    diensten: [
      ['nummer', 'medewerker', 'locatie', 'groep', 'datum', 'begin', 'eind', 'pauzes'],
      ...rows.shift.map((row) => [
        row.id,
        row.staffMemberId,
        row.locationId,
        row.groupId,
        day(row.day),
        time(row.startMinute),
        time(row.endMinute),
        row.breaks.map(intervalText).join(' + '),
      ]),
    ],
  }
}

function attendanceTables(rows: FullRowSet): Record<string, Table> {
  return {
    afwezigheid: [
      ['nummer', 'kind', 'van', 'tot en met', 'begin', 'eind', 'reden'],
      ...rows.absence.map((row) => [
        row.id,
        row.childId,
        day(row.startDay),
        day(row.endDay),
        time(row.startMinute),
        time(row.endMinute),
        absenceWord(row.reason),
      ]),
    ],
    'extra-opvang': [
      ['nummer', 'kind', 'locatie', 'groep', 'datum', 'begin', 'eind', 'soort'],
      ...rows.extra_attendance.map((row) => [
        row.id,
        row.childId,
        row.locationId,
        row.groupId,
        day(row.day),
        time(row.startMinute),
        time(row.endMinute),
        wordOf(extraWords, row.kind),
      ]),
    ],
    groepswissels: [
      ['nummer', 'kind', 'datum', 'begin', 'eind', 'naar groep', 'reden'],
      ...rows.group_move.map((row) => [
        row.id,
        row.childId,
        day(row.day),
        time(row.startMinute),
        time(row.endMinute),
        row.toGroupId,
        wordOf(moveWords, row.reason),
      ]),
    ],
    aanvragen: [
      [
        'nummer',
        'ontvangen op',
        'soort',
        'kind',
        'locatie',
        'gewenste datum',
        'gewenst van',
        'gewenst tot',
        'gewenste groep',
        'inleverdatum',
        'ruilreden',
        'betaling',
        'toelichting',
        'status',
        'beslist op',
        'beslist door',
      ],
      ...rows.care_request.map((row) => [
        row.id,
        dutchMoment(row.receivedAt),
        wordOf(requestKindWords, row.kind),
        row.childId,
        row.locationId,
        day(row.wantedDay),
        time(row.wantedStartMinute),
        time(row.wantedEndMinute),
        row.wantedGroupId,
        day(row.givenDay),
        row.swapReason === null ? '' : wordOf(swapReasonWords, row.swapReason),
        row.payment === null ? '' : wordOf(paymentWords, row.payment),
        row.note,
        row.status === 'open' || row.status === 'offered' ? '' : wordOf(requestStatusWords, row.status),
        row.decidedAt === null ? '' : dutchMoment(row.decidedAt),
        row.decidedBy,
      ]),
    ],
  }
}

/** Swapped-away absences belong to a decision in the app and are not in a file. */
function absenceWord(reason: Absence['reason']): string {
  return reason === 'swappedAway' ? '' : wordOf(absenceWords, reason)
}

function contractCell(days: readonly ContractDay[], weekdayNumber: Weekday): string {
  return days
    .filter((row) => row.weekday === weekdayNumber)
    .map(({ startMinute, endMinute }) => {
      const from = startMinute === null ? 'na school' : formatMinute(startMinute)
      return `${from}-${endMinute === null ? 'school' : formatMinute(endMinute)}`
    })
    .join(' + ')
}

function holidayCell(days: readonly ContractDay[]): string {
  const free = days.find((row) => row.holidayStartMinute !== null)
  if (free === undefined || free.holidayStartMinute === null || free.holidayEndMinute === null) return ''
  return intervalText({ startMinute: free.holidayStartMinute, endMinute: free.holidayEndMinute })
}

function intervalText({ startMinute, endMinute }: Interval): string {
  return `${formatMinute(startMinute)}-${formatMinute(endMinute)}`
}

function weekday(number: Weekday): string {
  return wordOf(weekdayWords, number)
}

function area(dm2: number): string {
  return String(dm2 / 100).replace('.', ',')
}

/** As a Dutch Excel writes it: semicolons, Windows line ends, quotes where a cell needs them. */
function toCsv(table: Table): string {
  return table.map((cells) => `${cells.map(quoted).join(';')}\r\n`).join('')
}

function quoted(cell: Cell): string {
  const text = String(cell ?? '')
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
