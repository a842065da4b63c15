import { describe, expect, test } from 'vitest'
import { isoDay } from '#shared/kernel/time.ts'
import { aFixedFace } from '#tests/harness/builders/children.ts'
import { at, staffMemberId } from '#tests/harness/builders/ids.ts'
import { aGroup } from '#tests/harness/builders/organisation.ts'
import { aShift, aStaffMember } from '#tests/harness/builders/staffing.ts'
import { anExtraDay, aSecondGroup, aSwap, friday, noorId, workingDays } from '#tests/unit/requests/wishes.ts'
import { guest, requestHouse } from './request-house.ts'

const { app, rows, enter, stateHash, openHouse, granted, request, extrasOf } = requestHouse()

describe('CHECK-4: the waiting list', () => {
  test('keeps the check of that moment, counts as waiting, and can be granted when there is a place', () => {
    openHouse({ ages: { 2: 8 } })
    const id = enter(anExtraDay(), 'ask')
    app().done('putOnWaitingList', { requestId: id })
    expect(request(id)).toMatchObject({ status: 'waiting', decisionSnapshot: { verdict: 'no' } })
    expect(app().refused('approveRequest', { requestId: id }).code).toBe('checkSaysNo')
    const leaver = rows()
      .listRows('child', {})
      .find(({ id: child }) => child.startsWith('child2'))
    const away = { childId: leaver?.id, startDay: friday, endDay: friday, startMinute: null, endMinute: null }
    app().done('enterAbsence', { ...away, reason: 'holiday', isForCredit: false })
    app().done('approveRequest', { requestId: id })
    expect(request(id)?.status).toBe('approved')
  })

  test('a declined request can still be put in line; what waits can be declined, withdrawn and put back', () => {
    openHouse({ ages: { 2: 8 } })
    const id = enter(anExtraDay(), 'ask')
    app().done('declineRequest', { requestId: id })
    app().done('putOnWaitingList', { requestId: id })
    app().done('declineRequest', { requestId: id })
    app().done('putOnWaitingList', { requestId: id })
    app().done('reopenRequest', { requestId: id })
    expect(request(id)).toMatchObject({ status: 'open', decidedAt: null, decisionSnapshot: null })
    app().done('putOnWaitingList', { requestId: id })
    app().done('withdrawRequest', { requestId: id })
    expect(app().refused('putOnWaitingList', { requestId: id }).code).toBe('requestStatus')
  })
})

describe('the same request twice', () => {
  test('is refused with who, what and how far the first one is', () => {
    openHouse()
    const id = enter(anExtraDay(), 'first')
    expect(app().refused('enterRequest', { wish: anExtraDay(), note: '' })).toEqual({
      code: 'requestTwice',
      params: {
        requestId: id,
        childName: 'Noor',
        kindCode: 'kind.extraDay',
        day: friday,
        statusCode: 'requestStatus.open',
      },
    })
    app().done('approveRequest', { requestId: id })
    expect(app().refused('enterRequest', { wish: anExtraDay(), note: '' }).params['statusCode']).toBe(
      'requestStatus.approved',
    )
  })

  test('another stretch of that day, another kind, another child or another day is not the same', () => {
    openHouse()
    const morning = { wantedStartMinute: at('08:00'), wantedEndMinute: at('12:00') }
    const afternoon = { wantedStartMinute: at('12:00'), wantedEndMinute: at('18:00') }
    enter(anExtraDay(morning), 'morning')
    enter(anExtraDay(afternoon), 'afternoon')
    enter(aSwap(), 'swap')
    enter(anExtraDay({ childId: guest }), 'guest')
    enter(anExtraDay({ wantedDay: isoDay('2026-12-04') }), 'later')
    expect(rows().listRows('care_request', {})).toHaveLength(5)
  })

  test('what was declined, withdrawn or called off may be asked again', () => {
    openHouse()
    const first = enter(anExtraDay(), 'first')
    app().done('declineRequest', { requestId: first })
    const second = enter(anExtraDay(), 'second')
    app().done('withdrawRequest', { requestId: second })
    const third = granted(anExtraDay(), 'third')
    app().done('cancelCare', { requestId: third })
    expect(enter(anExtraDay(), 'fourth')).toBe('fourth.1')
  })

  test('what is offered instead counts, not what was asked first', () => {
    openHouse()
    const id = enter(anExtraDay(), 'ask')
    const wednesday = isoDay('2026-12-02')
    app().done('offerAlternative', { requestId: id, wish: anExtraDay({ wantedDay: wednesday }) })
    expect(app().refused('enterRequest', { wish: anExtraDay({ wantedDay: wednesday }), note: '' }).code).toBe(
      'requestTwice',
    )
    expect(enter(anExtraDay(), 'again')).toBe('again.1')
  })
})

describe('what changed in between', () => {
  test('CARE-5: a child whose contract ended is refused, with the day', () => {
    openHouse()
    const id = enter(anExtraDay(), 'ask')
    const contract = rows().listRows('contract', { childId: noorId })[0]
    app().done('importOrganisation', { rows: { contract: [{ ...contract, endDate: isoDay('2026-11-25') }] } })
    expect(app().refused('approveRequest', { requestId: id }).params).toMatchObject({
      step: 'contract',
      sentenceCode: 'check.contract.ended',
      end: '2026-11-25',
    })
    expect(app().refused('approveRequestAnyway', { requestId: id, reason: 'toch' }).code).toBe('checkSaysNo')
  })

  test('GROUP-1: a child that changed group lands in its new group', () => {
    const other = aSecondGroup()
    const hommel = staffMemberId('hommel')
    openHouse({
      groups: [aGroup(), other],
      staffMembers: [aStaffMember({ id: hommel })],
      shifts: workingDays(2).map((day) => aShift({ day, staff: hommel, groupId: other.id })),
      fixedFaces: [aFixedFace(noorId, 'hommel')],
    })
    const id = enter(anExtraDay(), 'ask')
    const contract = rows().listRows('contract', { childId: noorId })[0]
    app().done('importOrganisation', { rows: { contract: [{ ...contract, groupId: other.id }] } })
    app().done('approveRequest', { requestId: id })
    expect(extrasOf(id)).toMatchObject([{ groupId: other.id }])
    expect(rows().listRows('group_move', { childId: noorId })).toEqual([])
  })

  test('SWAP-5: a day that was given up already cannot be given up again, not even with a reason', () => {
    openHouse()
    const second = enter(aSwap({ wantedDay: isoDay('2026-12-02') }), 'second')
    granted(aSwap(), 'first')
    const before = stateHash()
    for (const type of ['approveRequest', 'approveRequestAnyway']) {
      const args = type === 'approveRequest' ? { requestId: second } : { requestId: second, reason: 'toch' }
      expect(app().refused(type, args).params).toMatchObject({ sentenceCode: 'check.givenDay.alreadyGiven' })
    }
    expect(stateHash()).toBe(before)
  })
})

test('arguments of before there was a choice how to pay are lifted', () => {
  openHouse()
  const { payment: _none, ...old } = anExtraDay()
  const args = { wish: old, note: '' }
  const result = app().runner.run({
    id: 'old' as never,
    type: 'enterRequest',
    version: 1,
    args,
    actorId: 'manager',
  })
  expect(result.ok).toBe(true)
  expect(request('old.1')).toMatchObject({ payment: null, kind: 'extraDay' })
})
