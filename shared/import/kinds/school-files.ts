import type { SchoolId } from '#shared/domain/ids.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { derivedId } from '../derived-id.ts'
import { defineFileKind, optional, required } from '../file-kind.ts'
import type { FileKind } from '../file-kind.ts'
import { dayOffWords, holidayWords, regionWords } from '../words.ts'

const ALWAYS = isoDay('1900-01-01')

const schools = defineFileKind({
  kind: 'schools',
  title: 'scholen',
  names: ['scholen', 'school', 'basisscholen', 'schools'],
  columns: {
    id: required('nummer', 'schoolnummer', 'id', 'number'),
    name: required('naam', 'school', 'name'),
    region: required('regio', 'vakantieregio', 'region'),
  },
  read(row, rows) {
    const id = row.id('id') as SchoolId
    rows.declare('school', id)
    rows.put('school', { id, name: row.text('name'), region: row.choice('region', regionWords) }, row)
  },
})

const schoolTimes = defineFileKind({
  kind: 'schoolTimes',
  title: 'schooltijden',
  names: ['schooltijden', 'school times'],
  columns: {
    schoolId: required('school', 'schoolnummer'),
    weekday: required('dag', 'dagen', 'weekdag', 'day', 'days'),
    startMinute: required('begin', 'van', 'start'),
    endMinute: required('eind', 'tot', 'end'),
    validFrom: optional('vanaf', 'ingangsdatum', 'valid from'),
    validUntil: optional('tot en met', 't/m', 'valid until'),
  },
  read(row, rows) {
    const schoolId = row.id('schoolId')
    const interval = row.interval('startMinute', 'endMinute')
    const validFrom = row.optionalDay('validFrom') ?? ALWAYS
    const validUntil = row.optionalDay('validUntil')
    if (validUntil !== null && validUntil < validFrom) row.fail('import.endBeforeStart', 'validUntil')
    for (const weekday of row.weekdays('weekday')) {
      const id = derivedId(schoolId, weekday, validFrom)
      rows.putDerived('school_time', { id, schoolId, weekday, ...interval, validFrom, validUntil }, row)
    }
  },
})

const schoolDaysOff = defineFileKind({
  kind: 'schoolDaysOff',
  title: 'studiedagen',
  names: ['studiedagen', 'margedagen', 'study days', 'school days off'],
  columns: {
    schoolId: required('school', 'schoolnummer'),
    day: required('datum', 'dag', 'date'),
    kind: optional('soort', 'type'),
  },
  read(row, rows) {
    const schoolId = row.id('schoolId')
    const day = row.day('day')
    const kind = row.optionalChoice('kind', dayOffWords) ?? 'studyDay'
    rows.putDerived('school_day_off', { id: derivedId(schoolId, day), schoolId, day, kind }, row)
  },
})

const schoolHolidays = defineFileKind({
  kind: 'schoolHolidays',
  title: 'schoolvakanties',
  names: ['schoolvakanties', 'school holidays'],
  columns: {
    schoolId: optional('school', 'schoolnummer'),
    region: optional('regio', 'region'),
    schoolYear: required('schooljaar', 'school year'),
    kind: required('vakantie', 'soort', 'holiday'),
    startDay: required('van', 'vanaf', 'eerste dag', 'from'),
    endDay: required('tot en met', 't/m', 'laatste dag', 'until'),
  },
  read(row, rows) {
    const schoolId = row.optionalId('schoolId')
    const region = schoolId === null ? row.choice('region', regionWords) : null
    const schoolYear = row.text('schoolYear')
    if (!/^\d{4}-\d{4}$/.test(schoolYear))
      row.fail('import.badChoice', 'schoolYear', { value: schoolYear, choices: '2026-2027' })
    const kind = row.choice('kind', holidayWords)
    const startDay = row.day('startDay')
    const endDay = row.day('endDay')
    if (endDay < startDay) row.fail('import.endBeforeStart', 'endDay')
    rows.putDerived(
      'school_holiday',
      {
        id: derivedId(schoolId ?? region, schoolYear, kind),
        region,
        schoolId,
        schoolYear,
        kind,
        startDay,
        endDay,
      },
      row,
    )
  },
})

export const schoolFiles: readonly FileKind[] = [schools, schoolTimes, schoolDaysOff, schoolHolidays]
