import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stateHash } from '#electron/db/state-hash.ts'
import type { CallName } from '#shared/ipc/contract.ts'
import { contract, isGateCall } from '#shared/ipc/contract.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { startApp } from '#tests/harness/app.ts'
import type { TestApp } from '#tests/harness/app.ts'
import { makeTempFolder } from '#tests/harness/database.ts'
import { startGatedApp } from '#tests/harness/gated-app.ts'
import type { GatedApp } from '#tests/harness/gated-app.ts'
import { goodInputs } from './good-inputs.ts'

const temp = makeTempFolder()
let app: TestApp
/** What stands before it, with nothing behind it yet. */
let gated: GatedApp
let before: string
beforeAll(async () => {
  app = await startApp({ data: aRowSet() })
  gated = await startGatedApp({ folder: temp.folder })
  before = stateHash(app.application.folder.db)
})
afterAll(() => {
  app.close()
  gated.close()
  temp.remove()
})

const calls = Object.keys(contract) as CallName[]

/** Every leaf of an input, as the path to it. */
function leafPaths(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return path.length === 0 ? [] : [path]
  return Object.entries(value).flatMap(([key, child]) => leafPaths(child, [...path, key]))
}

function replaceAt(value: unknown, path: readonly string[], replacement: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return replacement
  if (Array.isArray(value))
    return value.map((item: unknown, at) => (String(at) === key ? replaceAt(item, rest, replacement) : item))
  const entries = Object.entries(value as object).map(([name, child]) => [
    name,
    name === key ? replaceAt(child, rest, replacement) : (child as unknown),
  ])
  return Object.fromEntries(entries) as unknown
}

/** Nothing of a type that a JSON input of ours could want at any place. */
const hostileValues: readonly unknown[] = [
  { toString: 'x' },
  ['a', ['b']],
  'x'.repeat(30_000_000),
  Number.MAX_SAFE_INTEGER,
  -1.5,
  Number.NaN,
  new Date(0),
  new Map([['a', 1]]),
  () => 1,
]

describe.each(calls)('%s', (call) => {
  const refused = (input: unknown) => (isGateCall(call) ? gated : app).refused(call, input)

  test('takes the good input of this test, so that a refusal below has one reason', () => {
    expect(contract[call].input.safeParse(goodInputs[call]).success).toBe(true)
  })

  test.each([null, undefined, 'text', 42, true, [], [{}]])(
    'refuses %j in place of an input',
    async (input) => {
      expect((await refused(input)).code).toBe('input.refused')
    },
  )

  test('refuses a key nobody asked for, at any depth', async () => {
    const extra = { ...(goodInputs[call] as object), sql: 'drop table child' }
    expect((await refused(extra)).code).toBe('input.refused')
    const polluting: unknown = JSON.parse(
      JSON.stringify(goodInputs[call]).replace(/^\{/, '{"__proto__":{"isAdmin":true},').replace(',}', '}'),
    )
    expect((await refused(polluting)).code).toBe('input.refused')
    expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false)
  })

  const paths = leafPaths(goodInputs[call])
  if (paths.length > 0) {
    test('refuses a hostile value in every place', async () => {
      for (const path of paths) {
        for (const hostile of hostileValues) {
          const refusal = await refused(replaceAt(goodInputs[call], path, hostile))
          expect(refusal.code, `${path.join('.')} ${typeof hostile}`).toBe('input.refused')
        }
      }
    })
  }
})

test('after all of this nothing is stored, nothing is logged, and the application answers', async () => {
  expect(stateHash(app.application.folder.db)).toBe(before)
  expect([...app.logged, ...gated.logged]).toEqual([])
  expect((await app.done('session.get', {})).isEmpty).toBe(false)
})

test('a call named after something every object has is unknown', async () => {
  for (const call of ['toString', '__proto__', 'constructor', 'hasOwnProperty', '__defineGetter__', '']) {
    expect((await app.refused(call, {})).code).toBe('call.unknown')
  }
})
