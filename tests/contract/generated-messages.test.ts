import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contract } from '#shared/ipc/contract.ts'
import type { CallName } from '#shared/ipc/contract.ts'
import { contractVersion, reply as replySchema } from '#shared/ipc/wire.ts'
import { startApp } from '#tests/harness/app.ts'
import type { TestApp } from '#tests/harness/app.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { makeTempFolder } from '#tests/harness/database.ts'
import { startGatedApp } from '#tests/harness/gated-app.ts'
import type { GatedApp } from '#tests/harness/gated-app.ts'
import { goodInputs } from './good-inputs.ts'

const MESSAGES = 100_000
const SEED = 20_261_123
/** Kept objects would show as hundreds of megabytes after this many messages. */
const KEPT_BYTES_MAX = 64_000_000

const temp = makeTempFolder()
let app: TestApp
/** Somebody must choose a password first: nothing of the data may be answered. */
let gated: GatedApp
beforeAll(async () => {
  app = await startApp({ data: aRowSet() })
  gated = await startGatedApp({ folder: temp.folder })
})
afterAll(() => {
  app.close()
  gated.close()
  temp.remove()
})

const calls = Object.keys(contract) as CallName[]

const anything = fc.anything({
  maxDepth: 3,
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
})
const nasty = fc.constantFrom<unknown>(
  "'; drop table child; --",
  '../../../etc/passwd',
  '\u0000',
  '\uD800',
  '<script>alert(1)</script>',
  '__proto__',
  'A'.repeat(5_000),
  -0,
  1e308,
  Number.NaN,
  '2026-02-30',
  '9999-99-99',
  {},
  [],
  null,
)
/** A good input in which some leaves are something else. */
const bent = (call: CallName) =>
  fc
    .record({
      parts: fc.array(fc.tuple(fc.nat(), fc.oneof(anything, nasty)), { minLength: 1, maxLength: 3 }),
      isExtra: fc.boolean(),
    })
    .map(({ parts, isExtra }) => {
      const input = structuredClone(goodInputs[call]) as Record<string, unknown>
      const keys = Object.keys(input)
      for (const [place, value] of parts) {
        const key = keys[place % Math.max(keys.length, 1)]
        if (key !== undefined) input[key] = value
      }
      // What asks for nothing cannot be bent; unbent it would be carried out, and a copy of everything takes its time.
      return isExtra || keys.length === 0 ? { ...input, constructor: { prototype: 1 } } : input
    })

const call = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...calls) },
  { weight: 1, arbitrary: fc.constantFrom('__proto__', 'toString', 'sync', 'gate.', '') },
  { weight: 1, arbitrary: fc.string({ maxLength: 100 }) },
)
/** Takes seconds each time it is carried out, and has tests of its own. */
const slow = /^(backups|support|people|gate|audit\.export|audit\.verify|privacy\.exportPerson)/
const good = fc.constantFrom(...calls.filter((name) => !slow.test(name))).map((name): unknown => ({
  version: contractVersion,
  call: name,
  input: structuredClone(goodInputs[name]),
}))
const message = fc.oneof(
  { weight: 1, arbitrary: good },
  {
    weight: 36,
    arbitrary: fc
      .constantFrom(...calls)
      .chain((name) => bent(name).map((input): unknown => ({ version: contractVersion, call: name, input }))),
  },
  { weight: 16, arbitrary: fc.record({ version: fc.constant(contractVersion), call, input: anything }) },
  { weight: 4, arbitrary: fc.record({ version: fc.anything(), call: fc.anything(), input: anything }) },
  { weight: 4, arbitrary: anything },
)

function nameOf(raw: unknown): unknown {
  return typeof raw === 'object' && raw !== null && 'call' in raw ? raw.call : undefined
}

function heapBytes(): number {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
  return process.memoryUsage().heapUsed
}

test(`${MESSAGES} made-up messages: each gets a typed reply, none is a fault, and nothing is kept of them`, async () => {
  const counts = { done: 0, refused: 0, fault: 0 }
  const codes = new Set<string>()
  const dispatch = async (raw: unknown, place: number) => {
    // Setting up would open it; every tenth message knocks at the closed gate.
    const isAtGate = place % 10 === 0 && nameOf(raw) !== 'gate.setUp'
    const target = isAtGate ? gated.gate : app.application
    const reply = replySchema.parse(await target.dispatch(raw))
    counts[reply.status] += 1
    if (reply.status === 'refused') codes.add(reply.refusal.code)
    if (isAtGate && reply.status === 'done') expect(String(nameOf(raw))).toMatch(/^gate\./)
  }
  // The first thousand fill what is kept on purpose: compiled code, the views of the location.
  for (const [place, raw] of fc.sample(message, { numRuns: 1_000, seed: SEED }).entries())
    await dispatch(raw, place)
  const before = heapBytes()
  for (let turn = 1; turn < MESSAGES / 1_000; turn += 1) {
    for (const [place, raw] of fc.sample(message, { numRuns: 1_000, seed: SEED + turn }).entries())
      await dispatch(raw, place)
  }
  expect(counts.done + counts.refused + counts.fault).toBe(MESSAGES)
  expect([...app.logged, ...gated.logged].filter(({ level }) => level === 'error')).toEqual([])
  expect(counts.fault).toBe(0)
  // Both doors were used: messages that got in, and every reason to be turned away.
  expect(counts.done).toBeGreaterThan(MESSAGES / 100)
  expect([...codes]).toEqual(
    expect.arrayContaining([
      'gate.locked',
      'envelope.refused',
      'envelope.version',
      'call.unknown',
      'input.refused',
    ]),
  )
  expect(heapBytes() - before).toBeLessThan(KEPT_BYTES_MAX)
}, 300_000)
