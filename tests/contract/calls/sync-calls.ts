import { describe, expect, test } from 'vitest'
import type { CallInput } from '#shared/ipc/contract.ts'
import { isLevel, openOffice } from '#tests/harness/office.ts'
import { askedFriday, twoLocations } from '#tests/harness/two-locations.ts'
import { startHeadquarters } from '#tests/integration/headquarters-http/running-headquarters.ts'
import { goodInputs } from '../good-inputs.ts'
import type { CallAsker } from './call-asker.ts'

/** On a computer that works by itself; with headquarters there are tests of their own. */
export function syncCalls({ done, doneBy, refused }: CallAsker): void {
  describe('headquarters', () => {
    test('sync.status and sync.now of a computer that works by itself', async () => {
      const alone = {
        state: 'standalone',
        blocked: null,
        waitingCount: 0,
        attentionCount: 0,
        lastEqualAt: null,
      }
      expect(await done('sync.status')).toMatchObject(alone)
      expect(await done('sync.now')).toMatchObject(alone)
    })

    test('sync.list is empty: nothing waits for anybody', async () => {
      expect(await done('sync.list')).toEqual({
        attention: [],
        attentionCount: 0,
        waiting: [],
        waitingCount: 0,
        settled: [],
        log: [],
      })
    })

    test('sync.enrol says what is in the way, and changes nothing', async () => {
      const form = goodInputs['sync.enrol']
      expect(await refused('sync.enrol')).toEqual({ code: 'sync.enrol.hasRecords', params: {} })
      expect(await refused('sync.enrol', { ...form, address: 'http://hq.example.nl' })).toEqual({
        code: 'sync.enrol.address',
        params: {},
      })
      expect(await done('sync.status')).toMatchObject({ state: 'standalone' })
    })

    test('sync.dismiss and sync.sendAgain need an act that was not accepted', async () => {
      const nothing = { code: 'refusal.notRejected', params: { commandId: 'command' } }
      expect(await refused('sync.dismiss')).toEqual(nothing)
      expect(await refused('sync.sendAgain')).toEqual(nothing)
    })

    test('sync.enrol joins headquarters; sync.sendAgain and sync.dismiss settle what it did not accept', async () => {
      const hq = await startHeadquarters()
      const { operator } = hq.composed.office
      await operator.act('importOrganisation', { rows: twoLocations() })
      const office = await openOffice()
      const { app } = office
      try {
        const code = await operator.createEnrolCode('Kantoor', [
          { stream: 'org', mode: 'readWrite' },
          { stream: 'loc:rainbow', mode: 'readWrite' },
        ])
        const form = { address: hq.origin, code, deviceName: 'Kantoor', isReplacing: false }
        expect(await doneBy(app, 'sync.enrol', form)).toMatchObject({
          deviceName: 'Kantoor',
          address: hq.origin,
        })
        await office.until(isLevel)
        const wish = askedFriday('noor') as CallInput<'requests.enter'>['wish']
        const { requestId } = await app.done('requests.enter', { wish, note: '' })
        await office.until(isLevel)
        office.plug.isOut = true
        await app.done('requests.approve', { requestId, overrideReason: null })
        await operator.act('declineRequest', { requestId })
        office.plug.isOut = false
        await app.done('sync.now', {})
        await office.until(({ attentionCount }) => attentionCount === 1)
        await app.done('sync.now', {})
        await office.until(isLevel)
        const [first] = (await doneBy(app, 'sync.list', {})).attention
        expect(first).toMatchObject({ reason: { code: 'refusal.requestStatus' }, maySendAgain: true })
        const commandId = first?.commandId ?? ''
        // Here it is still declined, so it is refused at once and stays where it is.
        expect(await app.refused('sync.sendAgain', { commandId })).toMatchObject({
          code: 'refusal.requestStatus',
        })
        await operator.act('reopenRequest', { requestId })
        await app.done('sync.now', {})
        await office.until(isLevel)
        await doneBy(app, 'sync.sendAgain', { commandId })
        // It is on its way again: there is nothing left to choose.
        await office.until(({ attentionCount }) => attentionCount === 0)

        const other = askedFriday('lars') as CallInput<'requests.enter'>['wish']
        const later = (await app.done('requests.enter', { wish: other, note: '' })).requestId
        await office.until(isLevel)
        office.plug.isOut = true
        await app.done('requests.decline', { requestId: later })
        await operator.act('withdrawRequest', { requestId: later })
        office.plug.isOut = false
        await app.done('sync.now', {})
        await office.until(({ attentionCount }) => attentionCount === 1)
        const [second] = (await app.done('sync.list', {})).attention
        expect(await doneBy(app, 'sync.dismiss', { commandId: second?.commandId ?? '' })).toMatchObject({
          label: { code: 'command.dismissRejection' },
        })
        await office.until((status) => status.attentionCount === 0 && isLevel(status))
      } finally {
        app.close()
        await hq.stop()
      }
    })
  })
}
