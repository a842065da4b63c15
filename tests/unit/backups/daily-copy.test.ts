import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createBackupsService } from '#electron/services/backups/backups-service.ts'
import type { BackupsService } from '#electron/services/backups/backups-service.ts'
import type { TrailEvent } from '#electron/services/audit/trail.ts'
import { programActorId } from '#electron/services/session/program-actor.ts'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { isoDay } from '#shared/kernel/time.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { createTestLog } from '#tests/harness/app.ts'
import { makeTempFolder, openTestFolder } from '#tests/harness/database.ts'

let temp: ReturnType<typeof makeTempFolder>
let opened: OpenedDataFolder
let service: BackupsService
let planned: (() => void)[]
let noted: TrailEvent[]
let now: Instant
let finished: Promise<void>

beforeEach(async () => {
  temp = makeTempFolder()
  opened = await openTestFolder(temp.folder)
  planned = []
  noted = []
  now = '2026-11-23T08:00:00.000Z' as Instant
  let tell: () => void = () => {}
  finished = new Promise((resolve) => (tell = resolve))
  service = createBackupsService({
    dataFolder: temp.folder,
    opened,
    clock: { now: () => now, today: () => isoDay('2026-11-23') },
    schedule: {
      later(work) {
        planned.push(work)
        return () => planned.splice(planned.indexOf(work), 1)
      },
    },
    slices: { schedule: (run) => void setImmediate(run), elapsedMs: () => performance.now() },
    trail: {
      note(event) {
        noted.push(event)
        tell()
      },
    },
    log: createTestLog(),
    announce: () => {},
  })
})

afterEach(() => {
  service.close()
  opened.close()
  temp.remove()
})

test('a new day gets its copy by itself, after the first screens, and the trail says that the program made it', async () => {
  service.newDay(isoDay('2026-11-23'))
  expect(planned).toHaveLength(1)
  expect(service.status().copies).toEqual([])
  planned[0]?.()
  await finished
  expect(readdirSync(join(temp.folder, 'copies'))).toEqual(['copy-2026-11-23T080000Z.db'])
  expect(noted).toMatchObject([{ kind: 'copyMade', actorId: programActorId }])
})

test('a day that has its copy gets no second one by itself', async () => {
  expect((await service.make('sanne')).ok).toBe(true)
  now = '2026-11-23T12:00:00.000Z' as Instant
  service.newDay(isoDay('2026-11-23'))
  planned[0]?.()
  expect(service.status().isBusy).toBe(false)
  expect(noted).toHaveLength(1)
})

test('the copy of just after midnight is that of the new day, whatever day it is in UTC', async () => {
  now = '2026-11-22T23:01:30.000Z' as Instant
  expect((await service.make(programActorId)).ok).toBe(true)
  now = '2026-11-23T08:00:00.000Z' as Instant
  service.newDay(isoDay('2026-11-23'))
  planned[0]?.()
  expect(service.status().isBusy).toBe(false)
  expect(noted).toHaveLength(1)
})

test('once it is closed no copy is made any more', () => {
  service.newDay(isoDay('2026-11-23'))
  service.close()
  expect(planned).toHaveLength(0)
})

test('a copy under way when the folder closes is given up, and nothing of it stays', async () => {
  const making = service.make('sanne')
  await new Promise((resolve) => void setImmediate(resolve))
  service.close()
  expect((await making).ok).toBe(false)
  expect(readdirSync(join(temp.folder, 'copies'))).toEqual([])
  expect(noted).toEqual([])
})
