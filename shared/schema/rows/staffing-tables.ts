import { shiftRow, staffMemberRow } from './staffing-rows.ts'
import { intervalColumns } from './table-definition.ts'
import type { TableDefinitions } from './table-definition.ts'

export const staffingTables: TableDefinitions<'staff_member' | 'shift'> = {
  staff_member: {
    schema: staffMemberRow,
    columns: {
      id: 'text',
      locationId: 'text',
      firstName: 'text',
      surnamePrefix: 'text',
      surname: 'text',
      role: 'text',
      isPreschoolEducator: 'boolean',
    },
    references: { locationId: 'location' },
    stream: { kind: 'location', column: 'locationId' },
  },
  shift: {
    schema: shiftRow,
    columns: {
      id: 'text',
      staffMemberId: 'text',
      locationId: 'text',
      groupId: 'text',
      day: 'text',
      ...intervalColumns,
      breaks: 'json',
    },
    references: { staffMemberId: 'staff_member', locationId: 'location', groupId: 'base_group' },
    stream: { kind: 'location', column: 'locationId' },
  },
}
