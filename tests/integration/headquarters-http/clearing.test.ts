import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createHostSchedule } from '#electron/host-schedule.ts'
import { makeTempFolder } from '#tests/harness/database.ts'
import { isLevel, openOffice } from '#tests/harness/office.ts'
import { BOTH, startSmallHeadquarters } from './running-headquarters.ts'

const LOOK_FOR_ANOTHER_DAY_MS = 60_000

test('a computer that headquarters takes back is cleared, also when a part of it will not close', async () => {
  const running = await startSmallHeadquarters()
  const temp = makeTempFolder()
  const folder = join(temp.folder, 'Kantoor')
  const host = createHostSchedule()
  let isStuck = false
  let stuckCount = 0
  let plannedCount = 0
  const office = await openOffice({
    folder,
    ports: {
      schedule: {
        ...host,
        later: (work, delayMs) => {
          // The first that the app plans when its daily work begins.
          const isDayWatch = delayMs === LOOK_FOR_ANOTHER_DAY_MS && plannedCount === 0
          plannedCount += 1
          const cancel = host.later(work, delayMs)
          return () => {
            cancel()
            if (!isStuck || !isDayWatch) return
            stuckCount += 1
            throw new Error('it will not close')
          }
        },
      },
    },
  })
  const code = await running.composed.office.operator.createEnrolCode('Kantoor', BOTH)
  await office.app.done('sync.enrol', {
    ...{ address: running.origin, code, deviceName: 'Kantoor', isReplacing: false },
  })
  await office.until(isLevel)
  const { db } = office.app.application.folder
  const device = db.first("select value from sync_state where key = 'deviceId'")
  await running.operate('revoke', String(device?.['value']), '--wipe', 'now')
  isStuck = true
  await office.app.done('sync.now', {})
  await office.until(({ blocked }) => blocked === 'revoked')
  expect(stuckCount).toBe(1)
  expect(await office.app.refused('session.get', {})).toEqual({ code: 'sync.wiped', params: {} })
  expect(existsSync(join(folder, 'keyslots.json'))).toBe(false)
  await running.stop()
  temp.remove()
}, 60_000)
