import { beforeEach, describe, expect, test } from 'vitest'
import { openHeadquarters } from '#tests/harness/headquarters.ts'
import type { TestDevice, TestHeadquarters } from '#tests/harness/headquarters.ts'
import {
  askedFriday,
  everywhere,
  lastPlaceDay,
  noorIll,
  onlyArk,
  onlyRainbow,
  twoLocations,
} from '#tests/harness/two-locations.ts'
import { aContract } from '#tests/harness/builders/children.ts'
import { aShift, aStaffMember } from '#tests/harness/builders/staffing.ts'
import {
  childId,
  contractId,
  groupId,
  locationId,
  shiftId,
  staffMemberId,
} from '#tests/harness/builders/ids.ts'

describe('what an act needs at headquarters', () => {
  let hq: TestHeadquarters
  let desk: TestDevice

  beforeEach(async () => {
    hq = await openHeadquarters()
    await hq.bringIn(twoLocations())
    desk = await hq.join('desk', onlyRainbow)
  })

  test('pedagogical staff may write down who is ill, and may not decide on a request (PRIV-4)', async () => {
    const ill = await desk.act('enterAbsence', noorIll, { actor: 'fatima' })
    expect(ill.status).toBe('accepted')
    await desk.act('enterRequest', { wish: askedFriday('noor'), note: '' }, { id: 'asks', actor: 'fatima' })
    const approved = await desk.act('approveRequest', { requestId: 'asks.1' }, { actor: 'fatima' })
    expect(approved).toMatchObject({
      status: 'rejected',
      refusal: { code: 'forbidden', params: { permission: 'requests.decide' } },
    })
  })

  test('the role that counts is the one at headquarters now, not the one on the device then', async () => {
    const [manager] = (await hq.list('staff_member')).filter(({ id }) => id === 'manager')
    if (manager === undefined) throw new Error('there is a manager')
    // Somebody has to remain who may give access.
    const other = { ...manager, id: staffMemberId('other-manager') }
    await hq.bringIn({ staff_member: [{ ...manager, role: 'qualified' }, other] })
    const settled = await desk.act('settleRoster', { locationId: 'rainbow', week: '2026-W53' })
    expect(settled).toMatchObject({ refusal: { code: 'forbidden' } })
  })

  test('somebody headquarters does not know may do nothing', async () => {
    const ill = await desk.act('enterAbsence', noorIll, { actor: 'stranger' })
    expect(ill).toMatchObject({ refusal: { code: 'unknownActor', params: { actorId: 'stranger' } } })
  })

  test('the program itself may do its own work and nothing else', async () => {
    const booked = await desk.act(
      'bookExpiries',
      { locationId: 'rainbow', untilDay: '2026-11-24' },
      { actor: 'dagdeel' },
    )
    expect(booked).not.toMatchObject({ refusal: { code: 'forbidden' } })
    expect(await desk.act('enterAbsence', noorIll, { actor: 'dagdeel' })).toMatchObject({
      refusal: { code: 'forbidden' },
    })
  })

  test('a device changes nothing of a location outside its scope, whatever streams it says it touched', async () => {
    const milaIll = { ...noorIll, childId: 'mila' }
    for (const streams of [['loc:ark'], ['loc:rainbow'], []] as const) {
      expect(await desk.act('enterAbsence', milaIll, { streams })).toMatchObject({
        status: 'rejected',
        refusal: { code: 'outsideScope', params: { stream: 'loc:ark' } },
      })
    }
    expect((await hq.list('absence')).some((row) => row.childId === 'mila')).toBe(false)
  })

  test('a stream that may only be read may not be written', async () => {
    const reader = await hq.join('reader', [{ stream: 'loc:rainbow', mode: 'readOnly' }])
    expect(await reader.act('enterAbsence', noorIll)).toMatchObject({ refusal: { code: 'outsideScope' } })
  })

  test('a stream that was lost is judged once more for what was not sent yet, and refused', async () => {
    await hq.operator.setScope(desk.id, onlyArk)
    expect(await desk.act('enterAbsence', noorIll)).toMatchObject({ refusal: { code: 'outsideScope' } })
  })

  test('a child of two locations may be reported ill by either, and both hear of it', async () => {
    const second = aContract({
      ...{ id: contractId('noor-ark'), child: childId('noor'), days: [3] },
      ...{ locationId: locationId('ark'), groupId: groupId('otters') },
    })
    await hq.bringIn({ contract: [second.contract], contract_day: second.contractDays })
    const ill = await desk.act('enterAbsence', noorIll, { streams: ['loc:rainbow'] })
    expect(ill.status).toBe('accepted')
    expect(Object.keys(ill.versions).sort()).toEqual(['loc:ark', 'loc:rainbow'])
  })

  test('somebody of another location does not act on a computer of this one, unless rostered or named there (PRIV-4)', async () => {
    const otherManager = aStaffMember({
      ...{ id: staffMemberId('els'), firstName: 'Els', surname: 'Vos', role: 'manager' },
      locationId: locationId('ark'),
    })
    await hq.bringIn({ staff_member: [otherManager] })
    const ill = (startDay: string) => ({ ...noorIll, startDay, endDay: startDay })
    expect(await desk.act('enterAbsence', ill('2026-12-01'), { actor: 'els' })).toMatchObject({
      status: 'rejected',
      refusal: { code: 'actorElsewhere' },
    })
    const planner = await hq.join('planner', everywhere)
    expect((await planner.act('enterAbsence', ill('2026-12-02'), { actor: 'els' })).status).toBe('accepted')
    const named = await hq.join('named', [...onlyRainbow, { stream: 'user:els', mode: 'readWrite' }])
    expect((await named.act('enterAbsence', ill('2026-12-03'), { actor: 'els' })).status).toBe('accepted')
    const shift = aShift({ id: shiftId('els-friday'), staff: staffMemberId('els'), day: lastPlaceDay })
    await hq.bringIn({ shift: [shift] })
    expect((await desk.act('enterAbsence', ill('2026-12-04'), { actor: 'els' })).status).toBe('accepted')
  })

  test('a record that would not fit in what a computer is sent is refused', async () => {
    const wholeDay = { startMinute: 480, endMinute: 1080 }
    const changes = Array.from({ length: 1_000 }, (_, index) => ({
      ...{
        kind: 'place',
        childId: `child-${index}`,
        entryId: null,
        setting: 'dayCare',
        groupId: 'ladybirds',
      },
      ...{ day: '2026-12-01', days: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, ...wholeDay })) },
    }))
    const scenario = {
      ...{ id: 's1', locationId: 'rainbow', name: 'Plan', status: 'open', createdBy: 'manager' },
      ...{ createdAt: hq.now(), changes },
    }
    const done = await hq.operator.act('importOrganisation', { rows: { scenario: [scenario] } })
    expect(done).toMatchObject({ ok: false, refusal: { code: 'tooLargeToSend' } })
    expect(await hq.list('scenario')).toEqual([])
    const half = { ...scenario, changes: changes.slice(0, 500) }
    expect(await hq.operator.act('importOrganisation', { rows: { scenario: [half] } })).toMatchObject({
      ok: true,
    })
  })

  test('whole records come in at headquarters only: an import would pass by every rule', async () => {
    const outcome = await desk.act('importOrganisation', { rows: {} })
    expect(outcome).toMatchObject({ status: 'rejected', refusal: { code: 'importAtHeadquarters' } })
  })

  test('facts about another location do not come along with a refusal', async () => {
    const planner = await hq.join('planner', everywhere)
    await planner.act('settleRoster', { locationId: 'ark', week: '2026-W53' }, { streams: ['loc:ark'] })
    const blind = await desk.act(
      'settleRoster',
      { locationId: 'ark', week: '2026-W53' },
      { streams: ['loc:ark'], base: { 'loc:ark': 0 } },
    )
    expect(blind.refusal?.code).toBe('outsideScope')
    expect(blind.meanwhile).toBeUndefined()
  })
})
