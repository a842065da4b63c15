import { beforeEach, describe, expect, test } from 'vitest'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import { stateHash } from '#electron/db/state-hash.ts'
import { verifyDatabase } from '#electron/db/verify-database.ts'
import type { Permission } from '#shared/commands/permission.ts'
import type { CareWish } from '#shared/domain/requests/model.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { aChild, aConsent, aContract, aFixedFace, anAbsence } from '#tests/harness/builders/children.ts'
import { childId, staffMemberId } from '#tests/harness/builders/ids.ts'
import { aGroup } from '#tests/harness/builders/organisation.ts'
import { aShift, aStaffMember } from '#tests/harness/builders/staffing.ts'
import { createTestRunner, openTestRecords } from '#tests/harness/database.ts'
import type { TestRunner } from '#tests/harness/database.ts'
import {
  aHouse,
  aSecondGroup,
  aSwap,
  anExtraDay,
  friday,
  noorId,
  thursday,
  workingDays,
  type HouseOptions,
} from '#tests/unit/requests/wishes.ts'
import { rowsOfHouse } from './house-rows.ts'

let opened: OpenedDataFolder
let app: TestRunner

beforeEach(async () => {
  const records = await openTestRecords()
  opened = records.opened
  app = records.app
  return records.close
})

const sem = childId('sem')
const other = aSecondGroup()

/** Noor's house, with Sem beside her: two years old too, there on Thursdays. */
function open(options: HouseOptions = {}): void {
  const facts = aHouse({
    children: [aChild({ id: sem, firstName: 'Sem', surname: 'Dekker' })],
    contracts: [aContract({ child: sem, days: [4], hours: { start: '08:00', end: '18:00' } })],
    fixedFaces: [aFixedFace(sem, 'staff1')],
    ...options,
  })
  app.done('importOrganisation', { rows: rowsOfHouse(facts) }, 'import')
}

function enter(wish: CareWish, id: string): string {
  app.done('enterRequest', { wish, note: '' }, id)
  return `${id}.1`
}

const rows = () => createRowReader(opened.db)
const request = (id: string) => rows().findRow('care_request', id)
const extrasOf = (requestId: string) => rows().listRows('extra_attendance', { requestId: requestId as never })
const absencesOf = (requestId: string) => rows().listRows('absence', { requestId: requestId as never })

describe('granting a swap', () => {
  test('CHECK-4, CHECK-5: adds the child, releases the given care and keeps the check, all in one', () => {
    open()
    const id = enter(aSwap(), 'ask')
    app.done('approveRequest', { requestId: id })
    expect(request(id)).toMatchObject({
      status: 'approved',
      decidedBy: 'manager',
      decidedAt: '2026-11-24T09:00:00.000Z',
      overrideReason: '',
    })
    expect(request(id)?.decisionSnapshot).toMatchObject({
      verdict: 'ok',
      lawVersions: ['day-care-2019'],
      checkedAt: '2026-11-24T09:00:00.000Z',
    })
    expect(extrasOf(id)).toMatchObject([
      {
        childId: 'noor',
        groupId: 'ladybirds',
        day: friday,
        startMinute: 480,
        endMinute: 1080,
        kind: 'swapDay',
      },
    ])
    expect(absencesOf(id)).toMatchObject([
      {
        childId: 'noor',
        startDay: thursday,
        endDay: thursday,
        startMinute: 480,
        endMinute: 1080,
        reason: 'swappedAway',
      },
    ])
    expect(verifyDatabase(opened.db)).toEqual([])
  })

  test('nothing is given up before it is granted: while it waits the child still comes on both days', () => {
    open()
    const id = enter(aSwap(), 'ask')
    expect(absencesOf(id)).toEqual([])
    expect(extrasOf(id)).toEqual([])
    app.done('declineRequest', { requestId: id })
    expect(absencesOf(id)).toEqual([])
  })

  test('CHECK-4: the last place is promised once; the second is refused with the reason and changes nothing', () => {
    open({ ages: { 2: 7 } })
    const first = enter(aSwap(), 'first')
    const second = enter(aSwap({ childId: sem }), 'second')
    app.done('approveRequest', { requestId: first })
    const before = stateHash(opened.db)
    const refusal = app.refused('approveRequest', { requestId: second })
    expect(refusal).toMatchObject({
      code: 'checkSaysNo',
      params: { step: 'ratio', sentenceCode: 'check.ratio.short', need: 2, rostered: 1 },
    })
    expect(stateHash(opened.db)).toBe(before)
  })

  test('the check is done again: what fitted when it was asked is refused when the roster changed since', () => {
    open()
    const id = enter(aSwap(), 'ask')
    const shift = rows().listRows('shift', { day: friday })[0]
    app.done('removeShift', { shiftId: shift?.id })
    expect(app.refused('approveRequest', { requestId: id })).toMatchObject({ code: 'checkSaysNo' })
    expect(request(id)?.status).toBe('open')
  })

  test('a swap of a day that another request gave up in the meantime is refused', () => {
    open()
    const first = enter(aSwap(), 'first')
    const second = enter(aSwap({ wantedDay: '2026-12-02' as CareWish['wantedDay'] }), 'second')
    app.done('approveRequest', { requestId: first })
    expect(app.refused('approveRequest', { requestId: second }).params).toMatchObject({
      step: 'givenDay',
      sentenceCode: 'check.givenDay.alreadyGiven',
    })
  })

  test('a request is granted once', () => {
    open()
    const id = enter(aSwap(), 'ask')
    app.done('approveRequest', { requestId: id })
    expect(app.refused('approveRequest', { requestId: id })).toEqual({
      code: 'requestStatus',
      params: { statusCode: 'requestStatus.approved' },
    })
  })
})

describe('granting against the verdict', () => {
  test('asks for a reason, which is kept with the check that said no', () => {
    open({ ages: { 2: 8 } })
    const id = enter(anExtraDay(), 'ask')
    expect(app.refused('approveRequestAnyway', { requestId: id, reason: '   ' }).code).toBe('invalid')
    app.done('approveRequestAnyway', { requestId: id, reason: 'Invaller komt om 8 uur' })
    expect(request(id)).toMatchObject({
      status: 'approved',
      overrideReason: 'Invaller komt om 8 uur',
      decisionSnapshot: { verdict: 'no' },
    })
    expect(extrasOf(id)).toHaveLength(1)
  })

  test('is for those who may: deciding alone is not enough', async () => {
    open({ ages: { 2: 8 } })
    const id = enter(anExtraDay(), 'ask')
    const mayRun = (_actor: string, permission: Permission): boolean => permission !== 'requests.override'
    const planner = createTestRunner(opened, { mayRun, idPrefix: 'planner' })
    expect(planner.refused('approveRequestAnyway', { requestId: id, reason: 'toch' }).code).toBe('forbidden')
  })

  test('cannot do what cannot be written down: a child in two places, a closed day', () => {
    open()
    const present = enter(anExtraDay({ wantedDay: thursday }), 'present')
    const closed = enter(anExtraDay({ wantedDay: '2026-11-28' as CareWish['wantedDay'] }), 'closed')
    expect(app.refused('approveRequestAnyway', { requestId: present, reason: 'toch' }).params['step']).toBe(
      'alreadyPresent',
    )
    expect(app.refused('approveRequestAnyway', { requestId: closed, reason: 'toch' }).params['step']).toBe(
      'closedDay',
    )
  })
})

describe('GROUP-2 and GROUP-3: care in another group', () => {
  const hommel = staffMemberId('hommel')
  const twoGroups: HouseOptions = {
    groups: [aGroup(), other],
    ages: { 2: 8 },
    staffMembers: [aStaffMember({ id: hommel })],
    shifts: workingDays(2).map((day) => aShift({ day, staff: hommel, groupId: other.id })),
  }

  test('waits for the written consent', () => {
    open(twoGroups)
    const id = enter(anExtraDay({ wantedGroupId: other.id }), 'ask')
    expect(app.refused('approveRequest', { requestId: id })).toEqual({
      code: 'consentMissing',
      params: { groupName: 'Hommels' },
    })
    // GROUP-3: nobody answers for consent that is not there.
    const anyway = { requestId: id, reason: 'De ouder zei ja aan de telefoon.' }
    expect(app.refused('approveRequestAnyway', anyway).code).toBe('consentMissing')
    expect(extrasOf(id)).toEqual([])
  })

  test('with consent every hour elsewhere is recorded with its reason', () => {
    open({ ...twoGroups, consents: [aConsent(noorId, other.id)] })
    const id = enter(anExtraDay({ wantedGroupId: other.id }), 'ask')
    app.done('approveRequest', { requestId: id })
    expect(rows().listRows('group_move', { childId: noorId })).toMatchObject([
      { day: friday, startMinute: 480, endMinute: 1080, toGroupId: 'bumblebees', reason: 'ownGroupFull' },
    ])
    app.done('reopenRequest', { requestId: id })
    expect(rows().listRows('group_move', { childId: noorId })).toEqual([])
  })
})

describe('offering something else', () => {
  const wednesday = '2026-12-02' as CareWish['wantedDay']

  test('promises nothing until the parent accepts, and then that is what is carried out', () => {
    open({ ages: { 2: 8 } })
    const full = enter(aSwap(), 'ask')
    // The house is full on Friday; on Thursday itself there is the place Noor gives up.
    const wish = aSwap({ wantedDay: wednesday })
    expect(app.refused('offerAlternative', { requestId: full, wish }).code).toBe('checkSaysNo')
  })

  test('goes from waiting for the parent to granted', () => {
    open()
    const id = enter(aSwap(), 'ask')
    app.done('offerAlternative', { requestId: id, wish: aSwap({ wantedDay: wednesday }) })
    expect(request(id)).toMatchObject({
      status: 'offered',
      wantedDay: friday,
      offeredWish: { wantedDay: wednesday },
    })
    expect(extrasOf(id)).toEqual([])
    app.done('acceptOffer', { requestId: id })
    expect(request(id)?.status).toBe('approved')
    expect(extrasOf(id)).toMatchObject([{ day: wednesday }])
    expect(absencesOf(id)).toMatchObject([{ startDay: thursday }])
  })

  test('is checked once more when it is accepted', () => {
    open()
    const id = enter(aSwap(), 'ask')
    app.done('offerAlternative', { requestId: id, wish: aSwap({ wantedDay: wednesday }) })
    for (const shift of rows().listRows('shift', { day: wednesday }))
      app.done('removeShift', { shiftId: shift.id })
    expect(app.refused('acceptOffer', { requestId: id }).code).toBe('checkSaysNo')
    expect(request(id)?.status).toBe('offered')
  })

  test('stays with the child and the kind of the request', () => {
    open()
    const id = enter(aSwap(), 'ask')
    expect(app.refused('offerAlternative', { requestId: id, wish: aSwap({ childId: sem }) }).code).toBe(
      'offerOfOtherKind',
    )
    expect(app.refused('offerAlternative', { requestId: id, wish: anExtraDay() }).code).toBe(
      'offerOfOtherKind',
    )
  })
})

describe('declining and withdrawing', () => {
  test('CHECK-5: a no keeps the check with the alternatives of that moment', () => {
    open({ ages: { 2: 8 }, noorContract: { days: [4] } })
    const id = enter(aSwap(), 'ask')
    app.done('declineRequest', { requestId: id })
    expect(request(id)).toMatchObject({
      status: 'declined',
      decidedBy: 'manager',
      decisionSnapshot: { verdict: 'no' },
    })
  })

  test('a withdrawn request can no longer be granted, a granted one not withdrawn', () => {
    open()
    const first = enter(aSwap(), 'first')
    app.done('withdrawRequest', { requestId: first })
    expect(app.refused('approveRequest', { requestId: first }).params).toEqual({
      statusCode: 'requestStatus.withdrawn',
    })
    const second = enter(aSwap(), 'second')
    app.done('approveRequest', { requestId: second })
    expect(app.refused('withdrawRequest', { requestId: second }).code).toBe('requestStatus')
  })
})

describe('putting a decision back', () => {
  test('takes away all that the decision wrote, and the request waits again', () => {
    open()
    const id = enter(aSwap(), 'ask')
    const asked = request(id)
    app.done('approveRequest', { requestId: id })
    app.done('reopenRequest', { requestId: id })
    expect(request(id)).toEqual({ ...asked, isHeldForPerson: true })
    expect(extrasOf(id)).toEqual([])
    expect(absencesOf(id)).toEqual([])
  })

  test('CHECK-4: is refused when the place that was given up is needed by another child now', () => {
    open({ ages: { 2: 6 } })
    // Thursday holds six, Noor and Sem: eight, which is all one member of staff may have.
    const id = enter(aSwap(), 'ask')
    app.done('approveRequest', { requestId: id })
    const guest = childId('guest')
    app.done('importOrganisation', { rows: { child: [aChild({ id: guest, firstName: 'Guus' })] } })
    const contract = aContract({ child: guest, days: [1], hours: { start: '08:00', end: '18:00' } })
    app.done('importOrganisation', {
      rows: {
        contract: [contract.contract],
        contract_day: [...contract.contractDays],
        fixed_face: [aFixedFace(guest, 'staff1')],
      },
    })
    const other_ = enter(anExtraDay({ childId: guest, wantedDay: thursday }), 'guest-asks')
    app.done('approveRequest', { requestId: other_ })
    expect(app.refused('reopenRequest', { requestId: id })).toEqual({
      code: 'givenPlaceTaken',
      params: { day: thursday },
    })
  })

  test('SWAP-2: a swapped public holiday, and a swapped day of illness, can be put back: nobody took a place', () => {
    const ill = anAbsence({ childId: noorId, startDay: thursday, reason: 'ill' })
    open({ ages: { 2: 8 }, noorContract: { days: [4, 5] }, absences: [ill] })
    for (const shift of rows().listRows('shift', { day: thursday }))
      app.done('removeShift', { shiftId: shift.id })
    app.done('importOrganisation', {
      rows: {
        absence: [
          anAbsence({
            childId: childId('child2-1'),
            startDay: isoDay('2026-12-01'),
            endDay: isoDay('2026-12-31'),
            reason: 'holiday',
          }),
        ],
      },
    })
    const swaps = [
      aSwap({ givenDay: isoDay('2026-12-25'), wantedDay: isoDay('2026-12-21'), swapReason: 'publicHoliday' }),
      aSwap({ wantedDay: isoDay('2026-12-22'), swapReason: 'illness' }),
    ]
    for (const [index, wish] of swaps.entries()) {
      const id = enter(wish, `swap-${index}`)
      app.done('approveRequest', { requestId: id })
      expect(absencesOf(id)).toHaveLength(1)
      app.done('reopenRequest', { requestId: id })
      expect(absencesOf(id)).toEqual([])
    }
  })

  test('an open request has nothing to put back', () => {
    open()
    expect(app.refused('reopenRequest', { requestId: enter(aSwap(), 'ask') }).code).toBe('requestStatus')
  })
})

describe('bad input leaves nothing behind', () => {
  test.each([
    ['an unknown child', aSwap({ childId: childId('nobody') }), 'notFound'],
    ['an unknown location', aSwap({ locationId: 'nowhere' as CareWish['locationId'] }), 'notFound'],
    [
      'an unknown group',
      aSwap({ wantedGroupId: 'nowhere' as NonNullable<CareWish['wantedGroupId']> }),
      'notFound',
    ],
    ['a swap without a day to give', aSwap({ givenDay: null }), 'wishGivenDayMissing'],
    [
      'wanted times in the wrong order',
      aSwap({ wantedStartMinute: 900, wantedEndMinute: 600 }),
      'wishTimesReversed',
    ],
    [
      'given times in the wrong order',
      aSwap({ givenStartMinute: 900, givenEndMinute: 600 }),
      'wishTimesReversed',
    ],
    ['30 February', aSwap({ wantedDay: '2027-02-30' as CareWish['wantedDay'] }), 'invalid'],
    ['29 February of a common year', aSwap({ wantedDay: '2027-02-29' as CareWish['wantedDay'] }), 'invalid'],
    ['a time past midnight', aSwap({ wantedStartMinute: 480, wantedEndMinute: 1500 }), 'invalid'],
    ['an unknown kind', { ...aSwap(), kind: 'sunday' }, 'invalid'],
    ['a word too many', { ...aSwap(), shout: true }, 'invalid'],
  ])('%s', (_name, wish, code) => {
    open()
    const before = stateHash(opened.db)
    expect(app.refused('enterRequest', { wish, note: '' }).code).toBe(code)
    expect(stateHash(opened.db)).toBe(before)
  })

  test('a note without end', () => {
    open()
    expect(app.refused('enterRequest', { wish: aSwap(), note: 'x'.repeat(10_000) }).code).toBe('invalid')
  })

  test('what cannot be granted may be written down, so that it can be answered', () => {
    open({ noorContract: { endDate: '2026-11-01' as never } })
    const id = enter(anExtraDay({ wantedDay: '2028-02-29' as CareWish['wantedDay'] }), 'ask')
    expect(app.refused('approveRequest', { requestId: id }).code).toBe('checkSaysNo')
    app.done('declineRequest', { requestId: id })
    expect(request(id)?.decisionSnapshot?.steps[0]?.message.code).toBe('check.contract.ended')
  })
})
