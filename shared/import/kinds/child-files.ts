import type { ChildId, ContractId } from '#shared/domain/ids.ts'
import type { Interval, Weekday } from '#shared/kernel/time.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { derivedId } from '../derived-id.ts'
import { defineFileKind, optional, required } from '../file-kind.ts'
import type { FileKind } from '../file-kind.ts'
import type { RowCollector } from '../row-collector.ts'
import type { RowReader } from '../row-reader.ts'
import { contractFormWords, settingWords } from '../words.ts'

const ALWAYS = isoDay('1900-01-01')

const children = defineFileKind({
  kind: 'children',
  title: 'kinderen',
  names: ['kinderen', 'kind', 'kindgegevens', 'children'],
  isRequired: true,
  columns: {
    id: required('nummer', 'kindnummer', 'id', 'number'),
    firstName: required('voornaam', 'roepnaam', 'first name'),
    surnamePrefix: optional('tussenvoegsel', 'tussenvoegsels', 'voorvoegsel', 'prefix'),
    surname: required('achternaam', 'surname', 'last name'),
    birthDate: required('geboortedatum', 'geb.datum', 'gebdat', 'birth date', 'date of birth'),
    familyId: optional('gezin', 'gezinsnummer', 'family'),
    schoolId: optional('school', 'schoolnummer', 'basisschool'),
    mentorId: optional('mentor', 'mentornummer'),
  },
  read(row, rows) {
    const id = row.id('id') as ChildId
    rows.declare('child', id)
    const child = {
      id,
      firstName: row.text('firstName'),
      surnamePrefix: row.optionalText('surnamePrefix'),
      surname: row.text('surname'),
      birthDate: row.day('birthDate'),
      familyId: row.optionalId('familyId') ?? derivedId('gezin', id),
      schoolId: row.optionalId('schoolId'),
      mentorId: row.optionalId('mentorId'),
    }
    rows.put('child', child, row)
  },
})

const weekdayColumns = [
  ['maandag', 1],
  ['dinsdag', 2],
  ['woensdag', 3],
  ['donderdag', 4],
  ['vrijdag', 5],
  ['zaterdag', 6],
  ['zondag', 7],
] as const satisfies readonly (readonly [string, Weekday])[]

const contracts = defineFileKind({
  kind: 'contracts',
  title: 'contracten',
  names: ['contracten', 'contract', 'plaatsingen', 'plaatsingsovereenkomsten', 'contracts', 'placements'],
  columns: {
    id: required('nummer', 'contractnummer', 'id', 'number'),
    childId: required('kind', 'kindnummer', 'child'),
    locationId: required('locatie', 'locatienummer', 'location'),
    setting: required('opvangsoort', 'soort opvang', 'soort', 'setting', 'care type'),
    groupId: required('groep', 'groepsnummer', 'stamgroep', 'basisgroep', 'group'),
    form: optional('vorm', 'contractvorm', 'form'),
    isSchoolWeeksOnly: optional('alleen schoolweken', '40 weken', 'school weeks only'),
    startDate: required('ingangsdatum', 'startdatum', 'start', 'vanaf', 'start date'),
    endDate: optional('einddatum', 'eind', 'tot en met', 'end date'),
    maandag: optional('maandag', 'ma', 'monday'),
    dinsdag: optional('dinsdag', 'di', 'tuesday'),
    woensdag: optional('woensdag', 'wo', 'wednesday'),
    donderdag: optional('donderdag', 'do', 'thursday'),
    vrijdag: optional('vrijdag', 'vr', 'friday'),
    zaterdag: optional('zaterdag', 'za', 'saturday'),
    zondag: optional('zondag', 'zo', 'sunday'),
    holiday: optional('schoolvrije dag', 'vakantietijd', 'in schoolvakantie', 'school-free day'),
  },
  read(row, rows) {
    const id = row.id('id') as ContractId
    rows.declare('contract', id)
    const contract = {
      id,
      childId: row.id('childId'),
      locationId: row.id('locationId'),
      setting: row.choice('setting', settingWords),
      groupId: row.id('groupId'),
      form: row.optionalChoice('form', contractFormWords) ?? ('fixed' as const),
      isSchoolWeeksOnly: row.isYes('isSchoolWeeksOnly'),
      startDate: row.day('startDate'),
      endDate: row.optionalDay('endDate'),
    }
    if (contract.endDate !== null && contract.endDate < contract.startDate)
      row.fail('import.endBeforeStart', 'endDate')
    // Days only mean something once the row itself can be read; they are read anyway so that all problems show at once.
    readContractDays(row, rows, id)
    rows.put('contract', contract, row)
  },
})

type ContractColumn = (typeof weekdayColumns)[number][0] | 'holiday'

function readContractDays(row: RowReader<ContractColumn>, rows: RowCollector, contractId: ContractId): void {
  const holiday = readHoliday(row)
  for (const [column, weekday] of weekdayColumns) {
    const stretches = row.contractStretches(column)
    for (const [index, stretch] of stretches.entries()) {
      const { startMinute, endMinute } = stretch
      if (startMinute !== null && endMinute !== null && startMinute >= endMinute)
        row.fail('import.emptyInterval', column)
      // On a school-free day a child comes once, however its school day is cut: the last stretch carries the hours.
      const isLast = index === stretches.length - 1
      const day = {
        id: derivedId(contractId, weekday, index + 1),
        contractId,
        weekday,
        startMinute,
        endMinute,
        holidayStartMinute: isLast ? (holiday?.startMinute ?? null) : null,
        holidayEndMinute: isLast ? (holiday?.endMinute ?? null) : null,
      }
      rows.putDerived('contract_day', day, row)
    }
  }
}

function readHoliday(row: RowReader<ContractColumn>): Interval | undefined {
  const intervals = row.intervals('holiday')
  const [holiday] = intervals
  if (intervals.length > 1) row.fail('import.badTimes', 'holiday', { value: '+' })
  if (holiday !== undefined && holiday.startMinute >= holiday.endMinute)
    row.fail('import.emptyInterval', 'holiday')
  return holiday
}

const consents = defineFileKind({
  kind: 'consents',
  title: 'toestemmingen',
  names: ['toestemmingen', 'toestemmingen tweede groep', 'consents'],
  columns: {
    childId: required('kind', 'kindnummer', 'child'),
    groupId: required('groep', 'groepsnummer', 'tweede groep', 'group'),
    signedOn: required('getekend op', 'datum', 'signed on'),
    validFrom: required('vanaf', 'ingangsdatum', 'valid from'),
    validUntil: required('tot en met', 't/m', 'valid until'),
  },
  read(row, rows) {
    const childId = row.id('childId')
    const groupId = row.id('groupId')
    const signedOn = row.day('signedOn')
    const validFrom = row.day('validFrom')
    const validUntil = row.day('validUntil')
    if (validUntil < validFrom) row.fail('import.endBeforeStart', 'validUntil')
    rows.putDerived(
      'second_group_consent',
      { id: derivedId(childId, groupId, validFrom), childId, groupId, signedOn, validFrom, validUntil },
      row,
    )
  },
})

const fixedFaces = defineFileKind({
  kind: 'fixedFaces',
  title: 'vaste-gezichten',
  names: ['vaste gezichten', 'fixed faces'],
  columns: {
    childId: required('kind', 'kindnummer', 'child'),
    staffMemberId: required('medewerker', 'medewerkernummer', 'staff member'),
    validFrom: optional('vanaf', 'ingangsdatum', 'valid from'),
    validUntil: optional('tot en met', 't/m', 'valid until'),
  },
  read(row, rows) {
    const childId = row.id('childId')
    const staffMemberId = row.id('staffMemberId')
    const validFrom = row.optionalDay('validFrom') ?? ALWAYS
    const validUntil = row.optionalDay('validUntil')
    if (validUntil !== null && validUntil < validFrom) row.fail('import.endBeforeStart', 'validUntil')
    rows.putDerived(
      'fixed_face',
      { id: derivedId(childId, staffMemberId, validFrom), childId, staffMemberId, validFrom, validUntil },
      row,
    )
  },
})

export const childFiles: readonly FileKind[] = [children, contracts, consents, fixedFaces]
