import { schoolDayOffRow, schoolHolidayRow, schoolRow, schoolTimeRow } from './calendar-rows.ts'
import { intervalColumns, organisationStream, validityColumns } from './table-definition.ts'
import type { TableDefinitions } from './table-definition.ts'

export const calendarTables: TableDefinitions<
  'school' | 'school_time' | 'school_day_off' | 'school_holiday'
> = {
  school: {
    schema: schoolRow,
    columns: { id: 'text', name: 'text', region: 'text' },
    references: {},
    stream: organisationStream,
  },
  school_time: {
    schema: schoolTimeRow,
    columns: { id: 'text', schoolId: 'text', weekday: 'integer', ...intervalColumns, ...validityColumns },
    references: { schoolId: 'school' },
    stream: organisationStream,
  },
  school_day_off: {
    schema: schoolDayOffRow,
    columns: { id: 'text', schoolId: 'text', day: 'text', kind: 'text' },
    references: { schoolId: 'school' },
    stream: organisationStream,
  },
  school_holiday: {
    schema: schoolHolidayRow,
    columns: {
      id: 'text',
      region: 'text',
      schoolId: 'text',
      schoolYear: 'text',
      kind: 'text',
      startDay: 'text',
      endDay: 'text',
    },
    references: { schoolId: 'school' },
    stream: organisationStream,
  },
}
