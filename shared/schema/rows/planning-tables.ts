import {
  dismissedMergeRow,
  friendshipRow,
  groupMergeRow,
  placementOfferRow,
  scenarioRow,
  settlingInRow,
  waitingEntryRow,
} from './planning-rows.ts'
import { intervalColumns, validityColumns } from './table-definition.ts'
import type { TableDefinitions } from './table-definition.ts'

const heldColumns = { ...validityColumns, weekdays: 'json', exceptDays: 'json' } as const

export const planningTables: TableDefinitions<
  | 'group_merge'
  | 'dismissed_merge'
  | 'settling_in'
  | 'friendship'
  | 'scenario'
  | 'waiting_entry'
  | 'placement_offer'
> = {
  group_merge: {
    schema: groupMergeRow,
    columns: {
      id: 'text',
      locationId: 'text',
      hostGroupId: 'text',
      groupIds: 'json',
      kind: 'text',
      ...heldColumns,
      ...intervalColumns,
      reason: 'text',
      note: 'text',
      proof: 'json',
      decidedBy: 'text',
      decidedAt: 'text',
    },
    references: { locationId: 'location', hostGroupId: 'base_group' },
    stream: { kind: 'location', column: 'locationId' },
  },
  dismissed_merge: {
    schema: dismissedMergeRow,
    columns: {
      id: 'text',
      locationId: 'text',
      groupIds: 'json',
      ...heldColumns,
      dismissedBy: 'text',
      dismissedAt: 'text',
    },
    references: { locationId: 'location' },
    stream: { kind: 'location', column: 'locationId' },
  },
  settling_in: {
    schema: settlingInRow,
    columns: {
      id: 'text',
      childId: 'text',
      fromGroupId: 'text',
      toGroupId: 'text',
      startDay: 'text',
      endDay: 'text',
    },
    references: { childId: 'child', fromGroupId: 'base_group', toGroupId: 'base_group' },
    stream: { kind: 'child', column: 'childId' },
  },
  friendship: {
    schema: friendshipRow,
    columns: { id: 'text', childId: 'text', friendId: 'text' },
    references: { childId: 'child', friendId: 'child' },
    stream: { kind: 'child', column: 'childId' },
  },
  scenario: {
    schema: scenarioRow,
    columns: {
      id: 'text',
      locationId: 'text',
      name: 'text',
      changes: 'json',
      status: 'text',
      createdBy: 'text',
      createdAt: 'text',
    },
    references: { locationId: 'location' },
    stream: { kind: 'location', column: 'locationId' },
  },
  waiting_entry: {
    schema: waitingEntryRow,
    columns: {
      id: 'text',
      childId: 'text',
      locationId: 'text',
      setting: 'text',
      days: 'json',
      minimumDays: 'integer',
      wishedFrom: 'text',
      receivedOn: 'text',
      priority: 'text',
      note: 'text',
      status: 'text',
      closedAt: 'text',
      closedReason: 'text',
    },
    references: { childId: 'child', locationId: 'location' },
    stream: { kind: 'location', column: 'locationId' },
  },
  placement_offer: {
    schema: placementOfferRow,
    columns: {
      id: 'text',
      entryId: 'text',
      locationId: 'text',
      groupId: 'text',
      days: 'json',
      startDay: 'text',
      expiresOn: 'text',
      status: 'text',
      reasons: 'json',
      offeredBy: 'text',
      offeredAt: 'text',
      answeredBy: 'text',
      answeredAt: 'text',
      note: 'text',
    },
    references: { entryId: 'waiting_entry', locationId: 'location', groupId: 'base_group' },
    stream: { kind: 'location', column: 'locationId' },
  },
}
