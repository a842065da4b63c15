import {
  baseGroupRow,
  closureRow,
  daypartBoundaryRow,
  houseRuleRow,
  legalEntityRow,
  locationRow,
  openingHoursRow,
  organisationRow,
  settledRosterRow,
} from './organisation-rows.ts'
import { intervalColumns, organisationStream, validityColumns } from './table-definition.ts'
import type { TableDefinitions } from './table-definition.ts'

export const organisationTables: TableDefinitions<
  | 'organisation'
  | 'legal_entity'
  | 'location'
  | 'opening_hours'
  | 'daypart_boundary'
  | 'closure'
  | 'base_group'
  | 'settled_roster'
  | 'house_rule'
> = {
  organisation: {
    schema: organisationRow,
    columns: { id: 'text', name: 'text' },
    references: {},
    stream: organisationStream,
  },
  legal_entity: {
    schema: legalEntityRow,
    columns: { id: 'text', organisationId: 'text', name: 'text' },
    references: { organisationId: 'organisation' },
    stream: organisationStream,
  },
  location: {
    schema: locationRow,
    columns: {
      id: 'text',
      organisationId: 'text',
      name: 'text',
      region: 'text',
      lrkDayCare: 'text',
      lrkOutOfSchoolCare: 'text',
      sharedIndoorAreaDm2: 'integer',
      outdoorAreaDm2: 'integer',
      legalEntityId: 'text',
    },
    references: { organisationId: 'organisation', legalEntityId: 'legal_entity' },
    stream: { kind: 'ownLocation' },
  },
  opening_hours: {
    schema: openingHoursRow,
    columns: {
      id: 'text',
      locationId: 'text',
      setting: 'text',
      weekday: 'integer',
      ...intervalColumns,
      ...validityColumns,
    },
    references: { locationId: 'location' },
    stream: { kind: 'location', column: 'locationId' },
  },
  daypart_boundary: {
    schema: daypartBoundaryRow,
    columns: { id: 'text', locationId: 'text', boundaryMinute: 'integer', ...validityColumns },
    references: { locationId: 'location' },
    stream: { kind: 'location', column: 'locationId' },
  },
  closure: {
    schema: closureRow,
    columns: {
      id: 'text',
      locationId: 'text',
      setting: 'text',
      startDay: 'text',
      endDay: 'text',
      reason: 'text',
      note: 'text',
    },
    references: { locationId: 'location' },
    stream: { kind: 'location', column: 'locationId' },
  },
  base_group: {
    schema: baseGroupRow,
    columns: {
      id: 'text',
      locationId: 'text',
      setting: 'text',
      name: 'text',
      code: 'text',
      minAgeMonths: 'integer',
      maxAgeMonths: 'integer',
      maxChildren: 'integer',
      roomAreaDm2: 'integer',
      isPreschoolEducation: 'boolean',
      sortOrder: 'integer',
      ...validityColumns,
    },
    references: { locationId: 'location' },
    stream: { kind: 'location', column: 'locationId' },
  },
  settled_roster: {
    schema: settledRosterRow,
    columns: { id: 'text', locationId: 'text', week: 'text' },
    references: { locationId: 'location' },
    stream: { kind: 'location', column: 'locationId' },
  },
  house_rule: {
    schema: houseRuleRow,
    columns: { id: 'text', locationId: 'text', code: 'text', value: 'text', ...validityColumns },
    references: { locationId: 'location' },
    stream: { kind: 'location', column: 'locationId' },
  },
}
