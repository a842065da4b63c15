import { findSchoolHoliday } from '../calendar/school-calendar.ts'
import type { Message } from '../explanation/model.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import type { ClosedReason, LocationDay, SettingDay } from '../occupancy/model.ts'
import type { CareSetting } from '../organisation/model.ts'

/** Why a setting is closed, as a sentence; null when it is open. CAL-1, CAL-2 */
export function closedMessage(setting: SettingDay | undefined): Message | null {
  return setting?.closed == null ? null : messageOf(setting.closed)
}

function messageOf(closed: ClosedReason): Message {
  switch (closed.kind) {
    case 'weekday':
      return { code: 'board.closed.weekday', params: {} }
    case 'publicHoliday':
      return {
        code: 'board.closed.publicHoliday',
        params: { holidayCode: `board.publicHoliday.${closed.holiday}` },
      }
    case 'closure':
      return closed.note === ''
        ? { code: `board.closed.${closed.reason}`, params: {} }
        : { code: 'board.closed.note', params: { note: closed.note } }
  }
}

/** The settings the location has groups for. */
export function offeredSettings(index: LocationIndex): ReadonlySet<CareSetting> {
  return new Set(index.groups.map((group) => group.setting))
}

/** Why nothing at all is open on a day; null when something is. */
export function closedDayMessage(index: LocationIndex, day: LocationDay): Message | null {
  const offered = offeredSettings(index)
  const settings = day.settings.filter((setting) => offered.has(setting.setting))
  if (settings.some((setting) => setting.opening !== null)) return null
  return closedMessage(settings[0] ?? day.settings[0])
}

/** School holiday of the region, schools that have a holiday or a day of their own, and what was not clear. CAL-3 */
export function listDayNotes(index: LocationIndex, day: LocationDay): readonly Message[] {
  const { region } = index.facts.location
  const notes: Message[] = []
  const regional = findSchoolHoliday(index.schoolCalendar, null, region, day.day)
  if (regional !== undefined) {
    notes.push({
      code: 'board.note.schoolHoliday',
      params: { holidayCode: `board.holiday.${regional.kind}` },
    })
  }
  for (const { school, daysOff } of index.schoolCalendar.schools.values()) {
    const holiday = findSchoolHoliday(index.schoolCalendar, school.id, region, day.day)
    const off = daysOff.get(day.day)
    if (holiday !== undefined && regional === undefined) {
      notes.push(schoolNote('board.note.ownHoliday', school.name, `board.holiday.${holiday.kind}`))
    } else if (holiday === undefined && regional !== undefined) {
      notes.push({ code: 'board.note.hasLessons', params: { school: school.name } })
    }
    if (off !== undefined)
      notes.push(schoolNote('board.note.dayOff', school.name, `board.dayOff.${off.kind}`))
  }
  return [...notes, ...uniqueMessages(day.notices)]
}

function schoolNote(code: string, school: string, kindCode: string): Message {
  return { code, params: { school, kindCode } }
}

/** The same sentence is said once. */
export function uniqueMessages(messages: readonly Message[]): readonly Message[] {
  const seen = new Set<string>()
  return messages.filter((message) => {
    const key = JSON.stringify([message.code, message.params])
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
