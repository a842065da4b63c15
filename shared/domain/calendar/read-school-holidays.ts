import { invariant, must } from '#shared/kernel/invariant.ts'
import { parseIsoDay } from '#shared/kernel/time.ts'
import { schoolRegions, type SchoolRegion } from '../organisation/model.ts'
import type { SchoolHoliday } from './model.ts'

export const schoolHolidayKinds = ['autumn', 'christmas', 'spring', 'may', 'summer'] as const

/**
 * Types the file of official school holidays (`resources/calendar/school-holidays.json`), one row per region. Throws
 * when the file does not fit: it ships with the program, so that is a fault. CAL-3
 */
export function readSchoolHolidays(file: unknown): readonly SchoolHoliday[] {
  invariant(
    isRecord(file) && Array.isArray(file['holidays']),
    'the school holiday file holds a list of holidays',
  )
  const rows: readonly unknown[] = file['holidays']
  return rows.flatMap((row) => readHoliday(row))
}

function readHoliday(row: unknown): readonly SchoolHoliday[] {
  invariant(isRecord(row), 'a school holiday is an object')
  const { schoolYear, kind, regions, startDay, endDay } = row
  invariant(
    typeof schoolYear === 'string' && /^\d{4}-\d{4}$/.test(schoolYear),
    'a school holiday names its school year',
  )
  const knownKind = must(
    schoolHolidayKinds.find((known) => known === kind),
    'a school holiday is of a known kind',
  )
  const start = must(parseIsoDay(String(startDay)), 'a school holiday starts on a day')
  const end = must(parseIsoDay(String(endDay)), 'a school holiday ends on a day')
  invariant(start <= end, 'a school holiday starts before it ends')
  invariant(Array.isArray(regions) && regions.length > 0, 'a school holiday names its regions')
  const names: readonly unknown[] = regions
  return names.map((name) => {
    const region: SchoolRegion = must(
      schoolRegions.find((known) => known === name),
      'a school holiday names known regions',
    )
    return {
      id: `${region}:${schoolYear}:${knownKind}`,
      region,
      schoolId: null,
      schoolYear,
      kind: knownKind,
      startDay: start,
      endDay: end,
    }
  })
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
