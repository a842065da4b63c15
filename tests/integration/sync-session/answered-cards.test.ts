import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RequestId } from '#shared/domain/ids.ts'
import { isLevel } from '#tests/harness/office.ts'
import type { Office } from '#tests/harness/office.ts'
import { enterWish, levelled, statusOf, openOffices } from './offices.ts'
import type { Offices } from './offices.ts'

let house: Offices

beforeEach(async () => {
  house = await openOffices()
})
afterEach(() => house.close())

/** Approved while the cable is out; headquarters declined it meanwhile, and opens it again afterwards. */
async function approveInVain(office: Office, requestId: RequestId): Promise<void> {
  office.plug.isOut = true
  await office.app.done('requests.approve', { requestId, overrideReason: null })
  await house.atHeadquarters('declineRequest', { requestId })
  office.plug.isOut = false
  await office.app.done('sync.now', {})
  await office.until((status) => status.attentionCount === 1 && isLevel(status))
  await house.atHeadquarters('reopenRequest', { requestId })
  await levelled(office)
}

describe('an act headquarters did not accept', () => {
  test('a rejected act is sent again once there is room, and settles the first', async () => {
    const office = await house.join('Kantoor')
    const noor = await enterWish(office, 'noor')
    await levelled(office)
    await approveInVain(office, noor)
    const [item] = (await office.app.done('sync.list', {})).attention
    await office.app.done('sync.sendAgain', { commandId: item?.commandId ?? '' })
    await office.until((status) => status.attentionCount === 0 && isLevel(status))
    expect(await statusOf(office, noor)).toBe('approved')
  })

  test('a decision about a request whose act was rejected settles its card, whatever is decided', async () => {
    const office = await house.join('Kantoor')
    const noor = await enterWish(office, 'noor')
    await levelled(office)
    await approveInVain(office, noor)
    // From the inbox, not from the card.
    const { commandId } = await office.app.done('requests.approve', { requestId: noor, overrideReason: null })
    await office.until((status) => status.attentionCount === 0 && isLevel(status))
    expect((await office.app.done('sync.list', {})).settled).toMatchObject([
      { how: 'superseded', actorName: 'Anja Kok', reason: { code: 'refusal.requestStatus' } },
    ])
    expect(commandId).not.toBe('')
  })

  test('sent again and rejected once more for the same reason, the new card says that it still does not go', async () => {
    const office = await house.join('Kantoor')
    const noor = await enterWish(office, 'noor')
    await levelled(office)
    await approveInVain(office, noor)
    const [first] = (await office.app.done('sync.list', {})).attention
    expect(first?.isRefusedAgain).toBe(false)
    office.plug.isOut = true
    await office.app.done('sync.sendAgain', { commandId: first?.commandId ?? '' })
    await house.atHeadquarters('declineRequest', { requestId: noor })
    office.plug.isOut = false
    await office.app.done('sync.now', {})
    await office.until((status) => status.attentionCount === 1 && isLevel(status))
    const { attention } = await office.app.done('sync.list', {})
    expect(attention).toMatchObject([{ isRefusedAgain: true, reason: { code: 'refusal.requestStatus' } }])
    expect(attention[0]?.commandId).not.toBe(first?.commandId)
  })
})
