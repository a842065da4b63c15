import { closedMonthRow, ledgerEntryRow, tariffCardRow } from './ledger-rows.ts'
import { organisationStream, validityColumns } from './table-definition.ts'
import type { TableDefinitions } from './table-definition.ts'

export const ledgerTables: TableDefinitions<'tariff_card' | 'closed_month' | 'ledger_entry'> = {
  tariff_card: {
    schema: tariffCardRow,
    columns: {
      id: 'text',
      legalEntityId: 'text',
      setting: 'text',
      product: 'text',
      centsPerHour: 'integer',
      ...validityColumns,
    },
    references: { legalEntityId: 'legal_entity' },
    stream: organisationStream,
  },
  closed_month: {
    schema: closedMonthRow,
    columns: {
      id: 'text',
      locationId: 'text',
      month: 'text',
      closedAt: 'text',
      closedBy: 'text',
      entryCount: 'integer',
      minutesTotal: 'integer',
      centsTotal: 'integer',
      controlTotal: 'text',
    },
    references: { locationId: 'location' },
    stream: { kind: 'location', column: 'locationId' },
  },
  ledger_entry: {
    schema: ledgerEntryRow,
    columns: {
      id: 'text',
      childId: 'text',
      locationId: 'text',
      account: 'text',
      kind: 'text',
      day: 'text',
      month: 'text',
      minutes: 'integer',
      cents: 'integer',
      centsPerHour: 'integer',
      expiresOn: 'text',
      sourceKind: 'text',
      sourceId: 'text',
      correctsEntryId: 'text',
      reason: 'json',
      note: 'text',
      actorId: 'text',
      at: 'text',
    },
    references: { childId: 'child', locationId: 'location', correctsEntryId: 'ledger_entry' },
    stream: { kind: 'location', column: 'locationId' },
  },
}
