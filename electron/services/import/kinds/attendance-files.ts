import type { RequestId } from '#shared/domain/ids.ts'
import { defineFileKind, optional, required } from '../file-kind.ts'
import type { FileKind } from '../file-kind.ts'
import { absenceWords, extraWords, moveWords, requestKindWords, swapReasonWords } from '../words.ts'

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
  },
  read(row, rows) {
    const startDay = row.day('startDay')
    const endDay = row.optionalDay('endDay') ?? startDay
    if (endDay < startDay) row.fail('import.endBeforeStart', 'endDay')
    const interval = row.optionalInterval('startMinute', 'endMinute')
    const absence = {
      id: row.id('id'),
      childId: row.id('childId'),
      startDay,
      endDay,
      startMinute: interval?.startMinute ?? null,
      endMinute: interval?.endMinute ?? null,
      reason: row.choice('reason', absenceWords),
      requestId: null,
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
      requestId: null,
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

const requests = defineFileKind({
  kind: 'requests',
  title: 'aanvragen',
  names: ['aanvragen', 'aanvraag', 'verzoeken', 'requests'],
  columns: {
    id: required('nummer', 'aanvraagnummer', 'id', 'number'),
    receivedAt: required('ontvangen op', 'ontvangen', 'received at'),
    kind: required('soort', 'type'),
    childId: required('kind', 'kindnummer', 'child'),
    locationId: required('locatie', 'locatienummer', 'location'),
    wantedDay: required('gewenste datum', 'gewenste dag', 'wanted day'),
    wantedStartMinute: optional('gewenst van', 'wanted from'),
    wantedEndMinute: optional('gewenst tot', 'wanted until'),
    wantedGroupId: optional('gewenste groep', 'wanted group'),
    givenDay: optional('inleverdatum', 'ingeleverde dag', 'given day'),
    givenStartMinute: optional('inleveren van', 'given from'),
    givenEndMinute: optional('inleveren tot', 'given until'),
    swapReason: optional('ruilreden', 'reden', 'reason'),
    note: optional('toelichting', 'opmerking', 'note'),
  },
  read(row, rows) {
    const kind = row.choice('kind', requestKindWords)
    const wanted = row.optionalInterval('wantedStartMinute', 'wantedEndMinute')
    const given = row.optionalInterval('givenStartMinute', 'givenEndMinute')
    const givenDay = row.optionalDay('givenDay')
    const swapReason = row.optionalChoice('swapReason', swapReasonWords)
    if (kind === 'swapDay' && !row.has('givenDay')) row.fail('import.swapWithoutDay', 'givenDay')
    if (kind === 'extraDay' && row.has('givenDay')) row.fail('import.givenWithoutSwap', 'givenDay')
    const request = {
      id: row.id('id') as RequestId,
      kind,
      childId: row.id('childId'),
      locationId: row.id('locationId'),
      wantedDay: row.day('wantedDay'),
      wantedStartMinute: wanted?.startMinute ?? null,
      wantedEndMinute: wanted?.endMinute ?? null,
      wantedGroupId: row.optionalId('wantedGroupId'),
      givenDay,
      givenStartMinute: given?.startMinute ?? null,
      givenEndMinute: given?.endMinute ?? null,
      swapReason: kind === 'swapDay' ? (swapReason ?? ('private' as const)) : null,
      payment: null,
      receivedAt: row.dateTime('receivedAt'),
      note: row.note('note'),
      // A file says what parents asked; decisions are taken in the app.
      status: 'open' as const,
      offeredWish: null,
      decidedAt: null,
      decidedBy: null,
      overrideReason: '',
      isAutomatic: false,
      isHeldForPerson: false,
      decisionSnapshot: null,
    }
    rows.put('care_request', request, row)
  },
})

export const attendanceFiles: readonly FileKind[] = [absences, extraAttendances, groupMoves, requests]
