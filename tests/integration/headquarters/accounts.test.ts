import { beforeEach, describe, expect, test } from 'vitest'
import type { Account } from '#shared/domain/access/model.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { locationId, staffMemberId } from '#tests/harness/builders/ids.ts'
import { openHeadquarters } from '#tests/harness/headquarters.ts'
import type { TestDevice, TestHeadquarters } from '#tests/harness/headquarters.ts'
import { everywhere, noorIll, onlyArk, onlyRainbow, twoLocations } from '#tests/harness/two-locations.ts'

const account: Account = {
  ...{ id: 'of-fatima', staffMemberId: staffMemberId('fatima'), name: '', role: 'locationManager' },
  ...{ locationIds: [], validFrom: isoDay('2026-01-01'), validUntil: null },
}
const visitor: Account = { ...account, id: 'visitor', staffMemberId: null, name: 'Riet Toezicht' }
const settle = { locationId: 'rainbow', week: '2026-W53' }

let hq: TestHeadquarters
let desk: TestDevice

beforeEach(async () => {
  hq = await openHeadquarters()
  await hq.bringIn(twoLocations())
  desk = await hq.join('desk', onlyRainbow)
})

describe('accounts at headquarters (PRIV-4)', () => {
  test('an account counts before the role in the records', async () => {
    expect(await desk.act('settleRoster', settle, { actor: 'fatima' })).toMatchObject({
      refusal: { code: 'forbidden' },
    })
    await hq.bringIn({ account: [account] })
    expect(await desk.act('settleRoster', settle, { actor: 'fatima' })).toMatchObject({ status: 'accepted' })
  })

  test('one that has ended is refused by that name, also for a manager of the records', async () => {
    const ended = { ...account, id: 'of-manager', staffMemberId: staffMemberId('manager') }
    const [manager] = (await hq.list('staff_member')).filter(({ id }) => id === 'manager')
    if (manager === undefined) throw new Error('there is a manager')
    // Somebody has to remain who may give access.
    const other = { ...manager, id: staffMemberId('other-manager') }
    await hq.bringIn({ staff_member: [other], account: [{ ...ended, validUntil: isoDay('2026-11-23') }] })
    expect(await desk.act('enterAbsence', noorIll)).toMatchObject({ refusal: { code: 'accountEnded' } })
  })

  test('what counts is what somebody may do now, also for an act of when the account held', async () => {
    await hq.bringIn({ account: [{ ...account, validUntil: isoDay('2026-11-24') }] })
    hq.setNow('2026-11-25T09:00:00.000Z')
    const late = await desk.act('settleRoster', settle, { actor: 'fatima', at: '2026-11-24T09:00:00.000Z' })
    expect(late).toMatchObject({ refusal: { code: 'accountEnded' } })
  })

  test('who is no staff works where the account says, and on no computer of elsewhere', async () => {
    await hq.bringIn({ account: [{ ...visitor, locationIds: [locationId('ark')] }] })
    const both = await hq.join('both', everywhere)
    const ark = await hq.join('ark', onlyArk)
    const milaIll = { ...noorIll, childId: 'mila' }
    expect(await desk.act('enterAbsence', noorIll, { actor: 'visitor' })).toMatchObject({
      refusal: { code: 'actorElsewhere' },
    })
    expect(await both.act('enterAbsence', noorIll, { actor: 'visitor' })).toMatchObject({
      refusal: { code: 'forbiddenHere' },
    })
    expect((await hq.list('absence')).some(({ startDay }) => startDay === '2026-12-01')).toBe(false)
    expect(await ark.act('enterAbsence', milaIll, { actor: 'visitor', streams: ['loc:ark'] })).toMatchObject({
      status: 'accepted',
    })
  })

  test('a child that goes to two locations is ill at both, whoever of them says so', async () => {
    const [noor] = (await hq.list('contract')).filter(({ childId }) => childId === 'noor')
    if (noor === undefined) throw new Error('Noor has an agreement')
    const second = { ...noor, id: 'noor-ark', locationId: locationId('ark') } as typeof noor
    await hq.bringIn({ contract: [second], account: [{ ...visitor, locationIds: [locationId('ark')] }] })
    const both = await hq.join('both', everywhere)
    expect(await both.act('enterAbsence', noorIll, { actor: 'visitor' })).toMatchObject({
      status: 'accepted',
    })
  })

  test('no device speaks in the name of headquarters', async () => {
    expect(
      await desk.act(
        'openAccount',
        { actorId: 'fatima', name: '', role: 'headquartersAdmin', locationIds: [], validUntil: null },
        { actor: 'headquarters' },
      ),
    ).toMatchObject({ refusal: { code: 'unknownActor' } })
  })

  test('a change of an account reaches every computer', async () => {
    await desk.pull()
    const open = { actorId: 'fatima', name: '', role: 'planner', locationIds: ['rainbow'], validUntil: null }
    expect(await hq.operator.act('openAccount', open)).toMatchObject({ ok: true })
    await desk.pull()
    expect([...desk.holds('org').keys()].some((key) => key.startsWith('account '))).toBe(true)
  })
})
