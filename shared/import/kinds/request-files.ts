import type { RequestId } from '#shared/domain/ids.ts'
import { defineFileKind, optional, required } from '../file-kind.ts'
import type { FileKind } from '../file-kind.ts'
import type { RowReader } from '../row-reader.ts'
import { paymentWords, requestKindWords, requestStatusWords, swapReasonWords } from '../words.ts'

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
    payment: optional('betaling', 'betalen met', 'payment'),
    note: optional('toelichting', 'opmerking', 'note'),
    status: optional('status', 'besluit'),
    decidedAt: optional('beslist op', 'decided at'),
    decidedBy: optional('beslist door', 'door', 'decided by'),
  },
  read(row, rows) {
    const kind = row.choice('kind', requestKindWords)
    const wanted = row.optionalInterval('wantedStartMinute', 'wantedEndMinute')
    const given = row.optionalInterval('givenStartMinute', 'givenEndMinute')
    const givenDay = row.optionalDay('givenDay')
    const swapReason = row.optionalChoice('swapReason', swapReasonWords)
    const payment = row.optionalChoice('payment', paymentWords)
    const receivedAt = row.dateTime('receivedAt')
    if (kind === 'swapDay' && !row.has('givenDay')) row.fail('import.swapWithoutDay', 'givenDay')
    if (kind !== 'swapDay' && row.has('givenDay')) row.fail('import.givenWithoutSwap', 'givenDay')
    // The day that is given up pays for a swap.
    if (kind === 'swapDay' && payment !== null) row.fail('import.paymentOfSwap', 'payment')
    const id = row.id('id') as RequestId
    rows.declare('care_request', id)
    const request = {
      id,
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
      payment,
      receivedAt,
      note: row.note('note'),
      ...readDecision(row, receivedAt),
      offeredWish: null,
      overrideReason: '',
      isAutomatic: false,
      isHeldForPerson: false,
      // CHECK-5: what was decided elsewhere has no check of ours to keep.
      decisionSnapshot: null,
    }
    rows.put('care_request', request, row)
  },
})

/** Requests are open unless the file says what was decided, when and by whom. */
function readDecision(row: RowReader<'status' | 'decidedAt' | 'decidedBy'>, receivedAt: string) {
  const status = row.optionalChoice('status', requestStatusWords) ?? ('open' as const)
  if (status === 'open' || status === 'waiting') {
    for (const key of ['decidedAt', 'decidedBy'] as const)
      if (row.has(key)) row.fail('import.decidedWithoutStatus', key)
    return { status, decidedAt: null, decidedBy: null }
  }
  const decidedAt = row.dateTime('decidedAt')
  const decidedBy = row.id('decidedBy')
  if (row.has('decidedAt') && decidedAt < receivedAt) row.fail('import.decidedBeforeReceived', 'decidedAt')
  return { status, decidedAt, decidedBy }
}

export const requestFiles: readonly FileKind[] = [requests]
