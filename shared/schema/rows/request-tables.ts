import { careRequestRow } from './request-rows.ts'
import type { TableDefinitions } from './table-definition.ts'

const wish = {
  kind: 'text',
  childId: 'text',
  locationId: 'text',
  wantedDay: 'text',
  wantedStartMinute: 'integer',
  wantedEndMinute: 'integer',
  wantedGroupId: 'text',
  givenDay: 'text',
  givenStartMinute: 'integer',
  givenEndMinute: 'integer',
  swapReason: 'text',
  payment: 'text',
} as const

export const requestTables: TableDefinitions<'care_request'> = {
  care_request: {
    schema: careRequestRow,
    columns: {
      id: 'text',
      ...wish,
      receivedAt: 'text',
      note: 'text',
      status: 'text',
      offeredWish: 'json',
      decidedAt: 'text',
      decidedBy: 'text',
      overrideReason: 'text',
      isAutomatic: 'boolean',
      isHeldForPerson: 'boolean',
      decisionSnapshot: 'json',
    },
    references: { childId: 'child', locationId: 'location', wantedGroupId: 'base_group' },
    stream: { kind: 'location', column: 'locationId' },
  },
}
