import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { syncPaths } from '#shared/sync/protocol.ts'
import { HELLO, PULL, envelopeOf, joinDevice, post, startSmallHeadquarters } from './running-headquarters.ts'
import type { RunningHeadquarters, TestDevice } from './running-headquarters.ts'

let running: RunningHeadquarters
let device: TestDevice
beforeAll(async () => {
  // Time passes between the messages, so that nobody is slowed down: the point is what gets through.
  running = await startSmallHeadquarters()
  device = await joinDevice(running)
  await device.signIn()
})
afterAll(() => running.stop())

const PATHS = [syncPaths.hello, syncPaths.push, syncPaths.pull, syncPaths.reidentify, syncPaths.token]

const anything = fc.anything({
  values: [
    fc.string({ unit: 'grapheme' }),
    fc.double(),
    fc.maxSafeInteger(),
    fc.constantFrom(
      '',
      'org',
      'loc:',
      'loc:regenboog',
      '__proto__',
      'constructor',
      '2026-13-45',
      null,
      -1,
      2 ** 53,
    ),
  ],
  maxDepth: 4,
})

/** A message that is right but for one field, which holds anything. */
const almostRight = fc
  .tuple(
    fc.constantFrom(
      HELLO,
      PULL,
      { commands: [{ seq: 1, id: 'c', type: 'logStay', version: 1, args: {} }] },
      { reason: 'forked' },
    ),
    fc.string({ maxLength: 12 }),
    fc.nat(20),
    anything,
  )
  .map(([fields, added, index, value]) => {
    const whole: Record<string, unknown> = { ...envelopeOf(device.id), ...fields }
    const names = [...Object.keys(whole), added]
    return { ...whole, [names[index % names.length] ?? added]: value }
  })

test('3,000 generated bodies: each gets an answer of ours, none a fault, and headquarters stays up', async () => {
  let sent = 0
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...PATHS),
      fc.oneof(
        anything,
        almostRight,
        fc.json({ maxDepth: 6 }).map((text) => JSON.parse(text) as unknown),
      ),
      async (path, body) => {
        const reply = await post(running.origin, path, JSON.stringify(body ?? null), {
          authorization: `Bearer ${device.token}`,
        })
        sent += 1
        expect(reply.status).toBeLessThan(500)
        if (reply.status !== 200) expect(reply.body).toMatchObject({ code: expect.any(String) as string })
        running.passMs(150)
      },
    ),
    { numRuns: 3_000, endOnFailure: true },
  )
  expect(sent).toBe(3_000)
  expect((await fetch(`${running.origin}/health`)).status).toBe(200)
  expect(readFileSync(running.logFile, 'utf8')).not.toContain('"event":"fault"')
}, 240_000)
