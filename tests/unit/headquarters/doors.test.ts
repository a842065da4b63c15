import { mkdtempSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { DeviceId } from '#shared/domain/ids.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import { isOlderApp } from '#headquarters/http/app-age.ts'
import { createMetrics } from '#headquarters/http/metrics.ts'
import { createPokeDesk } from '#headquarters/http/poke-desk.ts'
import { createRateLimit } from '#headquarters/http/rate-limit.ts'
import { createSignInDesk } from '#headquarters/http/sign-in-desk.ts'
import { describeFault } from '#headquarters/log/describe-fault.ts'
import { openLog } from '#headquarters/log/open-log.ts'
import { createRandomIds } from '#headquarters/machine/random-ids.ts'

const D1 = 'd1' as DeviceId

test.each([
  ['0.1.0', '0.2.0', true],
  ['0.2.0', '0.2.0', false],
  ['0.10.0', '0.9.9', false],
  ['0.2.0-beta', '0.2.0', false],
  ['1.0.0', '0.9.0', false],
  ['a build of today', '0.2.0', false],
])('an app %s is older than %s: %s', (app, oldest, expected) => {
  expect(isOlderApp(app, oldest)).toBe(expected)
})

test('so many tries at once, then one at a time, and each address by itself', () => {
  let ms = 0
  const limit = createRateLimit(2, () => ms)
  expect([limit.waitMs('a'), limit.waitMs('a'), limit.waitMs('a'), limit.waitMs('b')]).toEqual([
    0, 0, 30_000, 0,
  ])
  ms = 30_000
  expect([limit.waitMs('a'), limit.waitMs('a')]).toEqual([0, 30_000])
})

test('a computer that signs in again and again keeps its last four tokens', () => {
  const desk = createSignInDesk(() => 0)
  const tokens = Array.from({ length: 6 }, () => desk.issue(D1).token)
  expect(tokens.map((token) => desk.whoIs(token)?.device)).toEqual([undefined, undefined, D1, D1, D1, D1])
  desk.forget(D1)
  expect(desk.tokenCount).toBe(0)
})

test('counts are written per label, and a label cannot break the line', () => {
  const metrics = createMetrics()
  metrics.count('hq_x_total', { route: 'a"}\n1' })
  metrics.count('hq_x_total', { route: 'a"}\n1' }, 2)
  metrics.gauge('hq_y', () => 4)
  expect(metrics.write()).toBe(
    '# TYPE hq_x_total counter\nhq_x_total{route="a___1"} 3\n# TYPE hq_y gauge\nhq_y 4\n',
  )
})

describe('lines to devices', () => {
  test('room is bounded: beyond it nobody gets a line', () => {
    const desk = createPokeDesk({ later: () => () => undefined, chance: () => 0 })
    const line = { send: () => undefined, close: () => undefined }
    const lines = Array.from({ length: 5_001 }, (_, index) =>
      desk.connect(`d${index}` as DeviceId, ['org'], line),
    )
    expect(lines.filter((hangUp) => hangUp === undefined)).toHaveLength(1)
    lines[0]?.()
    expect(desk.connect('late' as DeviceId, ['org'], line)).toBeDefined()
  })

  test('who hung up while the organisation waited is told nothing', () => {
    const planned: (() => void)[] = []
    const told: (readonly StreamId[])[] = []
    const desk = createPokeDesk({
      later: (work) => {
        planned.push(work)
        return () => void planned.splice(planned.indexOf(work), 1)
      },
      chance: () => 0.5,
    })
    const hangUp = desk.connect(D1, ['org'], {
      send: (streams) => told.push(streams),
      close: () => undefined,
    })
    desk.tell(['org'])
    expect(planned).toHaveLength(1)
    hangUp?.()
    expect(planned).toEqual([])
    expect(told).toEqual([])
  })
})

describe('the log', () => {
  test('a log that grew large is put aside while headquarters runs, five deep', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dagdeel-log-'))
    const log = openLog(join(folder, 'hq.log'), 200)
    for (let number = 0; number < 60; number += 1) log.info('request', { number })
    log.close()
    log.info('after')
    expect(readdirSync(folder).toSorted()).toEqual(['hq.log', ...[1, 2, 3, 4, 5].map((n) => `hq.log.${n}`)])
    const last = readFileSync(join(folder, 'hq.log'), 'utf8').trimEnd().split('\n').at(-1) ?? ''
    expect(JSON.parse(last)).toMatchObject({ event: 'request', number: 59 })
    expect(statSync(join(folder, 'hq.log')).mode & 0o777).toBe(0o600)
  })

  test('of a fault only the kind, the code and the places are written, not what it quotes', () => {
    const fault = Object.assign(new Error('duplicate key (name)=(Noor Bakker)'), { code: '23505' })
    const told = describeFault(fault)
    expect(told).toMatchObject({ kind: 'Error', code: '23505', because: null })
    expect(JSON.stringify(told)).not.toContain('Noor')
    expect(describeFault('text')).toEqual({ kind: 'string' })
  })
})

test('codes are four groups of four signs that nobody mistakes for another', () => {
  const { newEnrolCode, newId } = createRandomIds(() => 5)
  const codes = new Set(Array.from({ length: 200 }, newEnrolCode))
  expect(codes.size).toBe(200)
  for (const code of codes) expect(code).toMatch(/^[A-HJ-NP-Z2-9]{4}(-[A-HJ-NP-Z2-9]{4}){3}$/)
  const ids = Array.from({ length: 50 }, newId)
  expect(ids.toSorted()).toEqual(ids)
})
