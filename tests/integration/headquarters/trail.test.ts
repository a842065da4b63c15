import { beforeEach, describe, expect, test } from 'vitest'
import { emptyHead, troubleIn } from '#headquarters/store/audit-chain.ts'
import type { AuditLine } from '#headquarters/store/store.ts'
import { chainAfter } from '#headquarters/sync/device-chain.ts'
import type { HelloRequest } from '#shared/sync/protocol.ts'
import { protocolVersion, schemaRevision } from '#shared/sync/protocol.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { openHeadquarters } from '#tests/harness/headquarters.ts'
import type { TestDevice, TestHeadquarters } from '#tests/harness/headquarters.ts'
import { onlyRainbow, twoLocations } from '#tests/harness/two-locations.ts'

let hq: TestHeadquarters
let desk: TestDevice

beforeEach(async () => {
  hq = await openHeadquarters()
  await hq.bringIn(twoLocations())
  desk = await hq.join('desk', onlyRainbow)
})

const lines = (): Promise<readonly AuditLine[]> => hq.store.read((reader) => reader.listAudit(0, 1_000))

describe('what was done at headquarters (PRIV-5)', () => {
  test('is a chain: a line that is changed, taken out or put elsewhere is found', async () => {
    await hq.operator.setScope(desk.id, onlyRainbow)
    await hq.operator.allowDeletingMany(desk.id, true)
    const written = await lines()
    expect(written.map(({ kind }) => kind)).toEqual(['enrolCode', 'enrolled', 'scope', 'deleteMany'])
    expect(troubleIn(written, emptyHead)).toBeNull()
    for (const [place, line] of written.entries()) {
      for (const field of ['at', 'actor', 'deviceId', 'kind', 'factsJson', 'previous', 'hash'] as const) {
        const changed = written.with(place, { ...line, [field]: `${line[field] ?? ''}x` })
        expect(troubleIn(changed, emptyHead)).toEqual({ kind: 'edited', seq: line.seq })
      }
    }
    expect(troubleIn(written.toSpliced(1, 1), emptyHead)).toEqual({ kind: 'missing', seq: 2 })
    expect(troubleIn(written.toReversed(), emptyHead)).toEqual({ kind: 'missing', seq: 1 })
  })

  test('what is taken back with its transaction leaves no line', async () => {
    const before = await lines()
    const failing = hq.store.write(async (writer) => {
      await writer.appendAudit({ at: hq.now(), actor: 'system', deviceId: null, kind: 'lost', facts: {} })
      throw new Error('the transaction ends here')
    })
    await expect(failing).rejects.toThrow('the transaction ends here')
    expect(await lines()).toEqual(before)
  })
})

const hash = (letter: string): string => letter.repeat(64)
type Said = NonNullable<HelloRequest['chain']>
const said = (seq: number, letter: string, hasLost = false): Said => ({ seq, hash: hash(letter), hasLost })
const now = '2026-11-24T09:00:00.000Z' as Instant

describe('the end of the chain of a computer (PRIV-5)', () => {
  test.each([
    { what: 'a first word', known: null, told: said(5, 'a'), isBroken: false },
    { what: 'the same end', known: said(5, 'a'), told: said(5, 'a'), isBroken: false },
    { what: 'more lines', known: said(5, 'a'), told: said(9, 'b'), isBroken: false },
    { what: 'fewer lines', known: said(5, 'a'), told: said(4, 'b'), isBroken: true },
    { what: 'another last line', known: said(5, 'a'), told: said(5, 'b'), isBroken: true },
    {
      what: 'more lines without the one that was known',
      known: said(5, 'a'),
      told: said(9, 'b', true),
      isBroken: true,
    },
  ])('$what: broken is $isBroken', ({ known, told, isBroken }) => {
    const after = chainAfter({ chain: known, chainBrokenAt: null }, told, now)
    expect(after.brokenAt).toBe(isBroken ? now : null)
    expect(after.trouble !== null).toBe(isBroken)
    expect(after.head).toEqual({ seq: told.seq, hash: told.hash })
  })

  test('an app without a chain says nothing, and nothing is held against it', () => {
    const chain = { seq: 5, hash: hash('a') }
    expect(chainAfter({ chain, chainBrokenAt: null }, undefined, now)).toEqual({
      ...{ head: chain, brokenAt: null, trouble: null },
    })
  })

  test('that was cut off is noted once and stays noted, and is written down', async () => {
    const greet = (chain: Said) =>
      hq.headquarters.hello(desk.id, {
        ...{ protocol: protocolVersion, app: '1.0.0', schemaRev: schemaRevision, device: desk.id },
        ...{ epoch: desk.epoch, reqId: 'greeting', sentAt: hq.now(), lastKnownSeq: 0 },
        ...{ outbox: { count: 0, oldest: null }, cursors: {}, erasureSeq: 0, failedDigests: 0, chain },
      })
    await greet(said(7, 'a'))
    expect(await greet(said(3, 'b'))).toMatchObject({ value: { chain: { seq: 7, hash: hash('a') } } })
    await greet(said(8, 'c'))
    const device = await hq.store.read((reader) => reader.findDevice(desk.id))
    expect(device).toMatchObject({ chain: { seq: 8 }, chainBrokenAt: hq.now() })
    const noted = (await lines()).filter(({ kind }) => kind === 'chainBroken')
    expect(noted.map(({ factsJson }) => factsJson)).toEqual(['{"knownSeq":7,"saidSeq":3}'])
  })
})
