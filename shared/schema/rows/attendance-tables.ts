import {
  absenceRow,
  extraAttendanceRow,
  groupMoveRow,
  loggedStayRow,
  observedTimeRow,
} from './attendance-rows.ts'
import { intervalColumns } from './table-definition.ts'
import type { TableDefinitions } from './table-definition.ts'

export const attendanceTables: TableDefinitions<
  'absence' | 'extra_attendance' | 'group_move' | 'logged_stay' | 'observed_time'
> = {
  absence: {
    schema: absenceRow,
    columns: {
      id: 'text',
      childId: 'text',
      startDay: 'text',
      endDay: 'text',
      ...intervalColumns,
      reason: 'text',
      requestId: 'text',
    },
    references: { childId: 'child', requestId: 'care_request' },
    stream: { kind: 'child', column: 'childId' },
  },
  extra_attendance: {
    schema: extraAttendanceRow,
    columns: {
      id: 'text',
      childId: 'text',
      locationId: 'text',
      groupId: 'text',
      day: 'text',
      ...intervalColumns,
      kind: 'text',
      requestId: 'text',
    },
    references: {
      childId: 'child',
      locationId: 'location',
      groupId: 'base_group',
      requestId: 'care_request',
    },
    stream: { kind: 'location', column: 'locationId' },
  },
  group_move: {
    schema: groupMoveRow,
    columns: {
      id: 'text',
      childId: 'text',
      day: 'text',
      ...intervalColumns,
      toGroupId: 'text',
      reason: 'text',
    },
    references: { childId: 'child', toGroupId: 'base_group' },
    stream: { kind: 'child', column: 'childId' },
  },
  logged_stay: {
    schema: loggedStayRow,
    columns: {
      id: 'text',
      childId: 'text',
      locationId: 'text',
      groupId: 'text',
      day: 'text',
      ...intervalColumns,
      side: 'text',
      loggedAt: 'text',
      loggedBy: 'text',
      tooTight: 'json',
      extraAttendanceId: 'text',
      removedAt: 'text',
      removedBy: 'text',
    },
    references: {
      childId: 'child',
      locationId: 'location',
      groupId: 'base_group',
      extraAttendanceId: 'extra_attendance',
    },
    stream: { kind: 'location', column: 'locationId' },
  },
  observed_time: {
    schema: observedTimeRow,
    columns: {
      id: 'text',
      childId: 'text',
      locationId: 'text',
      day: 'text',
      arrivedMinute: 'integer',
      leftMinute: 'integer',
    },
    references: { childId: 'child', locationId: 'location' },
    stream: { kind: 'location', column: 'locationId' },
  },
}
