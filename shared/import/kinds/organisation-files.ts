import type { BaseGroupId, LegalEntityId, LocationId, OrganisationId } from '#shared/domain/ids.ts'
import { readHouseRule } from '#shared/domain/policies/policies-on.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { derivedId } from '../derived-id.ts'
import { defineFileKind, optional, registerNumber, required } from '../file-kind.ts'
import type { FileKind } from '../file-kind.ts'
import { closureWords, regionWords, settingWords } from '../words.ts'

/** A fact without a first day has always held. */
const ALWAYS = isoDay('1900-01-01')
/** The morning ends at one o'clock unless the file says otherwise. CAL-4 */
const USUAL_BOUNDARY_MINUTE = 13 * 60

const organisation = defineFileKind({
  kind: 'organisation',
  title: 'organisatie',
  names: ['organisatie', 'houder', 'organisation', 'organization'],
  isRequired: true,
  columns: {
    id: required('nummer', 'organisatienummer', 'id', 'number'),
    name: required('naam', 'organisatie', 'name'),
  },
  read(row, rows) {
    const id = row.id('id') as OrganisationId
    rows.declare('organisation', id)
    rows.put('organisation', { id, name: row.text('name') }, row)
  },
})

/** The company a location belongs to: tariffs are its own. MONEY-1 */
const legalEntities = defineFileKind({
  kind: 'legalEntities',
  title: 'rechtspersonen',
  names: ['rechtspersonen', 'rechtspersoon', 'legal entities'],
  columns: {
    id: required('nummer', 'rechtspersoonnummer', 'id', 'number'),
    organisationId: required('organisatie', 'organisatienummer', 'organisation', 'houder'),
    name: required('naam', 'rechtspersoon', 'name'),
  },
  read(row, rows) {
    const id = row.id('id') as LegalEntityId
    rows.declare('legal_entity', id)
    rows.put('legal_entity', { id, organisationId: row.id('organisationId'), name: row.text('name') }, row)
  },
})

const locations = defineFileKind({
  kind: 'locations',
  title: 'locaties',
  names: ['locaties', 'locatie', 'locations', 'kindercentra'],
  isRequired: true,
  columns: {
    id: required('nummer', 'locatienummer', 'id', 'number'),
    organisationId: required('organisatie', 'organisatienummer', 'organisation', 'houder'),
    name: required('naam', 'locatie', 'name'),
    region: required('regio', 'vakantieregio', 'region'),
    lrkDayCare: registerNumber('lrk dagopvang', 'lrk kdv', 'lrk-nummer dagopvang', 'lrk day care'),
    lrkOutOfSchoolCare: registerNumber('lrk bso', 'lrk-nummer bso', 'lrk out-of-school care'),
    sharedIndoorAreaDm2: optional(
      'gedeelde binnenruimte m2',
      'gedeelde binnenruimte',
      'shared indoor area m2',
    ),
    outdoorAreaDm2: optional('buitenruimte m2', 'buitenruimte', 'outdoor area m2'),
    boundaryMinute: optional('middag vanaf', 'dagdeelgrens', 'afternoon from'),
    legalEntityId: optional('rechtspersoon', 'rechtspersoonnummer', 'legal entity'),
  },
  read(row, rows) {
    const id = row.id('id') as LocationId
    rows.declare('location', id)
    const boundaryMinute = row.optionalTime('boundaryMinute') ?? USUAL_BOUNDARY_MINUTE
    const location = {
      id,
      organisationId: row.id('organisationId'),
      name: row.text('name'),
      region: row.choice('region', regionWords),
      lrkDayCare: row.registerNumber('lrkDayCare'),
      lrkOutOfSchoolCare: row.registerNumber('lrkOutOfSchoolCare'),
      sharedIndoorAreaDm2: row.squareMetres('sharedIndoorAreaDm2'),
      outdoorAreaDm2: row.squareMetres('outdoorAreaDm2'),
      legalEntityId: row.optionalId('legalEntityId'),
    }
    rows.put('location', location, row)
    rows.putDerived(
      'daypart_boundary',
      { id: derivedId(id, 'middag'), locationId: id, boundaryMinute, validFrom: ALWAYS, validUntil: null },
      row,
    )
  },
})

const openingHours = defineFileKind({
  kind: 'openingHours',
  title: 'openingstijden',
  names: ['openingstijden', 'opening hours', 'openingsuren'],
  isRequired: true,
  columns: {
    locationId: required('locatie', 'locatienummer', 'location'),
    setting: required('opvangsoort', 'soort opvang', 'soort', 'setting', 'care type'),
    weekday: required('dag', 'dagen', 'weekdag', 'day', 'days'),
    startMinute: required('open', 'van', 'begin', 'open from'),
    endMinute: required('dicht', 'tot', 'eind', 'sluit', 'close'),
    validFrom: optional('vanaf', 'ingangsdatum', 'valid from'),
    validUntil: optional('tot en met', 't/m', 'valid until'),
  },
  read(row, rows) {
    const locationId = row.id('locationId')
    const setting = row.choice('setting', settingWords)
    const interval = row.interval('startMinute', 'endMinute')
    const period = {
      validFrom: row.optionalDay('validFrom') ?? ALWAYS,
      validUntil: row.optionalDay('validUntil'),
    }
    if (period.validUntil !== null && period.validUntil < period.validFrom)
      row.fail('import.endBeforeStart', 'validUntil')
    for (const weekday of row.weekdays('weekday')) {
      const id = derivedId(locationId, setting, weekday, period.validFrom, interval.startMinute)
      rows.putDerived('opening_hours', { id, locationId, setting, weekday, ...interval, ...period }, row)
    }
  },
})

const closures = defineFileKind({
  kind: 'closures',
  title: 'sluitingen',
  names: ['sluitingen', 'sluitingsdagen', 'sluitdagen', 'closures'],
  columns: {
    locationId: optional('locatie', 'locatienummer', 'location'),
    setting: optional('opvangsoort', 'soort opvang', 'setting', 'care type'),
    startDay: required('van', 'vanaf', 'eerste dag', 'from', 'datum'),
    endDay: optional('tot en met', 't/m', 'laatste dag', 'until'),
    reason: optional('reden', 'reason'),
    note: optional('toelichting', 'opmerking', 'note'),
  },
  read(row, rows) {
    const locationId = row.optionalId('locationId')
    const setting = row.optionalChoice('setting', settingWords)
    const startDay = row.day('startDay')
    const endDay = row.optionalDay('endDay') ?? startDay
    if (endDay < startDay) row.fail('import.endBeforeStart', 'endDay')
    const closure = {
      id: derivedId('sluiting', locationId, setting, startDay),
      locationId,
      setting,
      startDay,
      endDay,
      reason: row.optionalChoice('reason', closureWords) ?? ('organisation' as const),
      note: row.note('note'),
    }
    rows.putDerived('closure', closure, row)
  },
})

const groups = defineFileKind({
  kind: 'groups',
  title: 'groepen',
  names: ['groepen', 'groep', 'stamgroepen', 'basisgroepen', 'groups', 'base groups'],
  isRequired: true,
  columns: {
    id: required('nummer', 'groepsnummer', 'id', 'number'),
    locationId: required('locatie', 'locatienummer', 'location'),
    setting: required('opvangsoort', 'soort opvang', 'soort', 'setting', 'care type'),
    name: required('naam', 'groep', 'groepsnaam', 'name'),
    code: required('code', 'afkorting'),
    minAgeMonths: required('vanaf maanden', 'leeftijd vanaf maanden', 'from months'),
    maxAgeMonths: required('tot maanden', 'leeftijd tot maanden', 'until months'),
    maxChildren: required('maximum kinderen', 'groepsgrootte', 'kindplaatsen', 'max children'),
    roomAreaDm2: optional('oppervlakte m2', 'oppervlakte', 'room area m2'),
    isPreschoolEducation: optional('voorschoolse educatie', 've', 'vve', 'preschool education'),
    sortOrder: optional('volgorde', 'order'),
    validFrom: optional('vanaf', 'ingangsdatum', 'valid from'),
    validUntil: optional('tot en met', 't/m', 'einddatum', 'valid until'),
  },
  read(row, rows) {
    const id = row.id('id') as BaseGroupId
    rows.declare('base_group', id)
    const group = {
      id,
      locationId: row.id('locationId'),
      setting: row.choice('setting', settingWords),
      name: row.text('name'),
      code: row.text('code'),
      minAgeMonths: row.whole('minAgeMonths', 0),
      maxAgeMonths: row.whole('maxAgeMonths', 0),
      maxChildren: row.whole('maxChildren', 0),
      roomAreaDm2: row.squareMetres('roomAreaDm2'),
      isPreschoolEducation: row.isYes('isPreschoolEducation'),
      sortOrder: row.whole('sortOrder', 0),
      validFrom: row.optionalDay('validFrom') ?? ALWAYS,
      validUntil: row.optionalDay('validUntil'),
    }
    if (group.validUntil !== null && group.validUntil < group.validFrom)
      row.fail('import.endBeforeStart', 'validUntil')
    rows.put('base_group', group, row)
  },
})

const settledRosters = defineFileKind({
  kind: 'settledRosters',
  title: 'vastgestelde-roosters',
  names: ['vastgestelde roosters', 'vastgestelde weken', 'settled rosters'],
  columns: {
    locationId: required('locatie', 'locatienummer', 'location'),
    week: required('week', 'weeknummer'),
  },
  read(row, rows) {
    const locationId = row.id('locationId')
    const week = row.week('week')
    rows.putDerived('settled_roster', { id: derivedId(locationId, week), locationId, week }, row)
  },
})

const houseRules = defineFileKind({
  kind: 'houseRules',
  title: 'huisregels',
  names: ['huisregels', 'house rules'],
  columns: {
    locationId: optional('locatie', 'locatienummer', 'location'),
    code: required('regel', 'code', 'rule'),
    value: required('waarde', 'value'),
    validFrom: optional('vanaf', 'ingangsdatum', 'valid from'),
    validUntil: optional('tot en met', 't/m', 'valid until'),
  },
  read(row, rows) {
    const locationId = row.optionalId('locationId')
    const code = row.text('code')
    const value = row.text('value')
    const validFrom = row.optionalDay('validFrom') ?? ALWAYS
    const validUntil = row.optionalDay('validUntil')
    if (validUntil !== null && validUntil < validFrom) row.fail('import.endBeforeStart', 'validUntil')
    if (!row.hasFailed) {
      const read = readHouseRule({ code, value })
      if (!read.ok && read.refusal.code === 'policy.unknownCode')
        row.fail('import.houseRuleUnknown', 'code', { value: code })
      else if (!read.ok) row.fail('import.houseRuleValue', 'value', { rule: code, value })
    }
    rows.putDerived(
      'house_rule',
      { id: derivedId(locationId, code, validFrom), locationId, code, value, validFrom, validUntil },
      row,
    )
  },
})

export const organisationFiles: readonly FileKind[] = [
  organisation,
  legalEntities,
  locations,
  openingHours,
  closures,
  groups,
  settledRosters,
  houseRules,
]
