import { beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createCommandRegistry, registered } from '#shared/commands/command-registry.ts'
import { defineCommand, effect } from '#shared/commands/define.ts'
import { putRow } from '#shared/commands/row-change.ts'
import { settleRoster } from '#shared/commands/rosters/settle-roster.ts'
import { importOrganisation } from '#shared/commands/imports/import-organisation.ts'
import { enterAbsence } from '#shared/commands/attendance/enter-absence.ts'
import { enterRequest, liftEnterRequest } from '#shared/commands/requests/enter-request.ts'
import { aChild } from '#tests/harness/builders/children.ts'
import { childId } from '#tests/harness/builders/ids.ts'
import { openHeadquarters } from '#tests/harness/headquarters.ts'
import type { TestDevice, TestHeadquarters } from '#tests/harness/headquarters.ts'
import { noorIll, onlyRainbow, twoLocations } from '#tests/harness/two-locations.ts'

let isBroken = true

/** A handler with a fault of ours: it throws until it is mended. */
const stumble = defineCommand({
  type: 'stumble',
  version: 1,
  permission: 'attendance.edit',
  args: z.strictObject({}),
  *handle() {
    if (isBroken) throw new Error('a fault of ours')
    return yield* nothing()
  },
})

/** A handler that writes a row its table refuses. */
const scribble = defineCommand({
  type: 'scribble',
  version: 1,
  permission: 'attendance.edit',
  args: z.strictObject({}),
  *handle() {
    yield* nothing()
    return effect({ code: 'command.rejected', params: {} }, [
      putRow('child', aChild({ id: childId('blot'), firstName: '' })),
    ])
  },
})

function* nothing(): Generator<never, ReturnType<typeof effect>> {
  return effect({ code: 'command.rejected', params: {} }, [])
}

const registry = createCommandRegistry(
  [
    registered(stumble),
    registered(scribble),
    registered(settleRoster),
    registered(importOrganisation),
    registered(enterAbsence),
    registered(enterRequest),
  ],
  { 'enterRequest@1': liftEnterRequest },
)

describe('a command that headquarters cannot judge', () => {
  let hq: TestHeadquarters
  let desk: TestDevice

  beforeEach(async () => {
    isBroken = true
    hq = await openHeadquarters({ registry })
    await hq.bringIn(twoLocations())
    desk = await hq.join('desk', onlyRainbow)
  })

  const settle = (week: string) => desk.command('settleRoster', { locationId: 'rainbow', week })

  test('is tried three times and then rejected with the number of an incident; those around it are judged', async () => {
    const commands = [settle('2026-W51'), desk.command('stumble', {}, { version: 1 }), settle('2026-W52')]
    for (const _ of [1, 2]) {
      expect(await desk.send(...commands)).toMatchObject({
        value: { lastSeq: 1, results: [{ seq: 1, status: 'accepted' }], stopped: { code: 'busy', atSeq: 2 } },
      })
    }
    const third = await desk.send(...commands)
    expect(third.ok && third.value.results.map(({ status }) => status)).toEqual([
      'accepted',
      'rejected',
      'accepted',
    ])
    const refusal = third.ok ? third.value.results[1]?.refusal : undefined
    expect(refusal?.code).toBe('internalError')
    expect(refusal?.params['incident']).toMatch(/^incident-/)
    expect(hq.troubles).toEqual(['stumble failed 1', 'stumble failed 2', 'stumble failed 3'])
    expect((await hq.list('settled_roster')).map(({ week }) => week).sort()).toEqual([
      '2026-W48',
      '2026-W51',
      '2026-W52',
    ])
  })

  test('is accepted after all when the trouble was ours for a moment', async () => {
    const command = desk.command('stumble', {}, { version: 1 })
    expect(await desk.send(command)).toMatchObject({
      value: { stopped: { code: 'busy', retryAfterMs: 5_000 } },
    })
    isBroken = false
    expect(await desk.send(command)).toMatchObject({ value: { results: [{ status: 'accepted' }] } })
  })

  test('whose row does not fit its table leaves nothing behind', async () => {
    const command = desk.command('scribble', {}, { version: 1 })
    for (const _ of [1, 2, 3]) await desk.send(command)
    expect(await desk.send(command)).toMatchObject({
      value: { results: [{ status: 'rejected', refusal: { code: 'internalError' } }] },
    })
    expect((await hq.list('child')).some(({ id }) => id === 'blot')).toBe(false)
  })

  test('of a newer app waits until headquarters is brought up to date, and those before it are judged', async () => {
    const unknown = await desk.send(settle('2026-W51'), desk.command('flyToTheMoon', {}, { version: 1 }))
    expect(unknown).toMatchObject({
      value: { lastSeq: 1, stopped: { code: 'deferred', atSeq: 2, retryAfterMs: 60_000 } },
    })
    const newer = await desk.send(desk.command('settleRoster', {}, { seq: 2, version: 9 }))
    expect(newer).toMatchObject({ value: { lastSeq: 1, stopped: { code: 'deferred', atSeq: 2 } } })
    expect(hq.troubles).toEqual(['flyToTheMoon@1 deferred', 'settleRoster@9 deferred'])
  })

  test('of an older app is lifted to what it means now', async () => {
    const wish = {
      ...{ kind: 'extraDay', childId: 'noor', locationId: 'rainbow', wantedDay: '2026-12-04' },
      ...{ wantedStartMinute: 480, wantedEndMinute: 1080, wantedGroupId: null },
      ...{ givenDay: null, givenStartMinute: null, givenEndMinute: null, swapReason: null },
    }
    const old = await desk.act('enterRequest', { wish, note: '' }, { version: 1 })
    expect(old).toMatchObject({ status: 'accepted' })
  })

  test('of an older app that can no longer be lifted is rejected and says so', async () => {
    expect(await desk.act('enterAbsence', noorIll, { version: 1 })).toMatchObject({
      refusal: { code: 'unsupportedVersion' },
    })
  })

  test('whose arguments do not fit is rejected with the place of the fault', async () => {
    expect(await desk.act('enterAbsence', { ...noorIll, reason: 'tired' })).toMatchObject({
      refusal: { code: 'invalid', params: { path: 'reason' } },
    })
  })
})
