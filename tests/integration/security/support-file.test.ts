import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { namesInRecords } from '#electron/services/support/names-in-records.ts'
import { createSupportService } from '#electron/services/support/support-service.ts'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import type { TrailEvent } from '#electron/services/audit/trail.ts'
import { startApp } from '#tests/harness/app.ts'
import type { TestApp } from '#tests/harness/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp({ data: 'sample' })
})
afterAll(() => app.close())

async function makeFile(logLines: readonly unknown[]) {
  const { db } = app.application.folder
  const session = await app.done('session.get', {})
  const sync = await app.done('sync.status', {})
  const noted: TrailEvent[] = []
  const support = createSupportService({
    db,
    rows: createRowReader(db),
    clock: { now: () => session.now, today: () => session.today },
    settings: () => session.settings,
    sync: () => sync,
    trail: { note: (event) => void noted.push(event) },
    logLines: () => logLines,
    machine: { version: '0.1.0', platform: 'linux' },
  })
  const made = support.make('M01')
  const files = unzipSync(Buffer.from(made.base64, 'base64'))
  const texts = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]))
  return { made, texts, noted }
}

describe('the file for who helps (PRIV-9)', () => {
  test('says how the program fares: versions, how many records, what the checks say', async () => {
    const { made, texts, noted } = await makeFile([{ event: 'started', version: '0.1.0' }])
    expect(Object.keys(texts).toSorted()).toEqual([
      'README.txt',
      'checks.json',
      'headquarters.json',
      'log.json',
      'machine.json',
      'records.json',
      'settings.json',
    ])
    expect(JSON.parse(texts['records.json'] ?? '')).toMatchObject({ organisation: 1, location: 2 })
    expect(JSON.parse(texts['checks.json'] ?? '')).toEqual([])
    expect(JSON.parse(texts['log.json'] ?? '')).toEqual([{ event: 'started', version: '0.1.0' }])
    expect(made.fileName).toBe('dagdeel-support-2026-11-23.zip')
    expect(noted).toEqual([{ kind: 'supportFileMade', actorId: 'M01', facts: { files: 6 } }])
  })

  test('holds no name of the records, also when names slipped into the log, in an id and in a folder', async () => {
    const names = namesInRecords(createRowReader(app.application.folder.db))
    expect(names.length).toBeGreaterThan(400)
    const poisoned = names.map((name) => ({
      event: `fault of ${name}`,
      id: `regenboog-${name.toLowerCase()}`,
      frames: [`at run (/home/${name}/dagdeel/dist/node/loopback.mjs:1:2)`],
    }))
    const { texts } = await makeFile(poisoned)
    const log = texts['log.json'] ?? ''
    expect(log).toContain('loopback.mjs:1:2')
    const whole = Object.entries(texts)
      .filter(([name]) => name !== 'README.txt')
      .map(([, text]) => text)
      .join('\n')
    const words = new Set(
      names.flatMap((name) => name.split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length > 3),
    )
    const found = [...words].filter((word) =>
      new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'iu').test(whole),
    )
    expect(found).toEqual([])
  })
})
