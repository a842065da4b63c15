import { derivedId } from '../derived-id.ts'
import { defineFileKind, optional, required } from '../file-kind.ts'
import type { FileKind } from '../file-kind.ts'
import { absenceWords, extraWords, moveWords } from '../words.ts'

const absences = defineFileKind({
  kind: 'absences',
  title: 'afwezigheid',
  names: ['afwezigheid', 'afmeldingen', 'afwezig', 'absences'],
  columns: {
    id: required('nummer', 'id', 'number'),
    childId: required('kind', 'kindnummer', 'child'),
    startDay: required('van', 'eerste dag', 'datum', 'from'),
    endDay: optional('tot en met', 't/m', 'laatste dag', 'until'),
    startMinute: optional('begin', 'starttijd', 'start'),
    endMinute: optional('eind', 'eindtijd', 'end'),
    reason: required('reden', 'reason'),
    requestId: optional('aanvraag', 'aanvraagnummer', 'request'),
  },
  read(row, rows) {
    const startDay = row.day('startDay')
    const endDay = row.optionalDay('endDay') ?? startDay
    if (endDay < startDay) row.fail('import.endBeforeStart', 'endDay')
    const interval = row.optionalInterval('startMinute', 'endMinute')
    const reason = row.choice('reason', absenceWords)
    // SWAP-5: a day given up belongs to the request that took another one for it.
    if (reason === 'swappedAway' && !row.has('requestId')) row.fail('import.swapWithoutRequest', 'requestId')
    const absence = {
      id: row.id('id'),
      childId: row.id('childId'),
      startDay,
      endDay,
      startMinute: interval?.startMinute ?? null,
      endMinute: interval?.endMinute ?? null,
      reason,
      requestId: row.optionalId('requestId'),
    }
    rows.put('absence', absence, row)
  },
})

const extraAttendances = defineFileKind({
  kind: 'extraAttendances',
  title: 'extra-opvang',
  names: ['extra opvang', 'extra dagen', 'incidentele opvang', 'extra attendance'],
  columns: {
    id: required('nummer', 'id', 'number'),
    childId: required('kind', 'kindnummer', 'child'),
    locationId: required('locatie', 'locatienummer', 'location'),
    groupId: required('groep', 'groepsnummer', 'group'),
    day: required('datum', 'dag', 'date'),
    startMinute: required('begin', 'van', 'start'),
    endMinute: required('eind', 'tot', 'end'),
    kind: required('soort', 'type'),
    requestId: optional('aanvraag', 'aanvraagnummer', 'request'),
  },
  read(row, rows) {
    const extra = {
      id: row.id('id'),
      childId: row.id('childId'),
      locationId: row.id('locationId'),
      groupId: row.id('groupId'),
      day: row.day('day'),
      ...row.interval('startMinute', 'endMinute'),
      kind: row.choice('kind', extraWords),
      requestId: row.optionalId('requestId'),
    }
    rows.put('extra_attendance', extra, row)
  },
})

const groupMoves = defineFileKind({
  kind: 'groupMoves',
  title: 'groepswissels',
  names: ['groepswissels', 'groepswissel', 'group moves'],
  columns: {
    id: required('nummer', 'id', 'number'),
    childId: required('kind', 'kindnummer', 'child'),
    day: required('datum', 'dag', 'date'),
    startMinute: required('begin', 'van', 'start'),
    endMinute: required('eind', 'tot', 'end'),
    toGroupId: required('naar groep', 'groep', 'to group'),
    reason: required('reden', 'reason'),
  },
  read(row, rows) {
    const move = {
      id: row.id('id'),
      childId: row.id('childId'),
      day: row.day('day'),
      ...row.interval('startMinute', 'endMinute'),
      toGroupId: row.id('toGroupId'),
      reason: row.choice('reason', moveWords),
    }
    rows.put('group_move', move, row)
  },
})

/** When children really came and went, as a list at the door noted it. */
const observedTimes = defineFileKind({
  kind: 'observedTimes',
  title: 'haal-en-brengtijden',
  names: ['haal en brengtijden', 'breng en haaltijden', 'aanwezigheidstijden', 'observed times'],
  columns: {
    childId: required('kind', 'kindnummer', 'child'),
    locationId: required('locatie', 'locatienummer', 'location'),
    day: required('datum', 'dag', 'date'),
    arrivedMinute: optional('gebracht', 'gekomen', 'brengtijd', 'arrived'),
    leftMinute: optional('gehaald', 'vertrokken', 'haaltijd', 'left'),
  },
  read(row, rows) {
    const childId = row.id('childId')
    const locationId = row.id('locationId')
    const day = row.day('day')
    const arrivedMinute = row.optionalTime('arrivedMinute')
    const leftMinute = row.optionalTime('leftMinute')
    if (!row.has('arrivedMinute') && !row.has('leftMinute')) row.fail('import.valueMissing', 'leftMinute')
    if (arrivedMinute !== null && leftMinute !== null && arrivedMinute >= leftMinute)
      row.fail('import.emptyInterval', 'leftMinute')
    const id = derivedId('tijd', childId, locationId, day)
    rows.putDerived('observed_time', { id, childId, locationId, day, arrivedMinute, leftMinute }, row)
  },
})

export const attendanceFiles: readonly FileKind[] = [absences, extraAttendances, groupMoves, observedTimes]
