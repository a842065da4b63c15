import { attendanceTables } from './attendance-tables.ts'
import { calendarTables } from './calendar-tables.ts'
import { childFileTables } from './child-file-tables.ts'
import { childrenTables } from './children-tables.ts'
import { ledgerTables } from './ledger-tables.ts'
import { organisationTables } from './organisation-tables.ts'
import { planningTables } from './planning-tables.ts'
import { privacyTables } from './privacy-tables.ts'
import { requestTables } from './request-tables.ts'
import { staffingTables } from './staffing-tables.ts'
import type { TableDefinitions } from './table-definition.ts'
import type { TableName } from './table-rows.ts'

/** Every table of records: its schema, its columns, what it refers to and where its rows belong. */
export const tables: TableDefinitions<TableName> = {
  ...organisationTables,
  ...calendarTables,
  ...childrenTables,
  ...requestTables,
  ...attendanceTables,
  ...staffingTables,
  ...ledgerTables,
  ...planningTables,
  ...childFileTables,
  ...privacyTables,
}
