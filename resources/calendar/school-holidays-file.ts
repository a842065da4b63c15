import holidays from './school-holidays.json' with { type: 'json' }

/** The official school holidays as read from disk; `readSchoolHolidays` of the calendar area checks and types them. */
export const schoolHolidaysFile: unknown = holidays
