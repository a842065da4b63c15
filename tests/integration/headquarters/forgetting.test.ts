import { beforeEach, expect, test } from 'vitest'
import { forgetDaily } from '#headquarters/forget-daily.ts'
import type { LogFacts } from '#headquarters/log/log.ts'
import { openHeadquarters } from '#tests/harness/headquarters.ts'
import type { TestDevice, TestHeadquarters } from '#tests/harness/headquarters.ts'
import { noorIll, onlyRainbow, twoLocations } from '#tests/harness/two-locations.ts'

let hq: TestHeadquarters
let desk: TestDevice

beforeEach(async () => {
  hq = await openHeadquarters()
  await hq.bringIn(twoLocations())
  desk = await hq.join('desk', onlyRainbow)
})

async function removeAnAbsence(id: string, day: string): Promise<void> {
  const wish = { ...noorIll, startDay: day, endDay: day }
  await desk.act('enterAbsence', wish, { id })
  await desk.act('removeAbsence', { absenceId: `${id}.1` })
}

const horizon = async () => (await hq.store.read((reader) => reader.findStream('loc:rainbow'))).horizon

test('what was deleted ninety days ago is forgotten, by time and not by the number of acts', async () => {
  await removeAnAbsence('first', '2026-12-01')
  const { version } = await hq.store.read((reader) => reader.findStream('loc:rainbow'))
  hq.setNow('2027-02-01T09:00:00.000Z')
  await removeAnAbsence('second', '2027-03-01')
  hq.setNow('2027-02-22T08:59:00.000Z')
  expect(await hq.operator.forgetOldDeletions()).toEqual({ streams: 0, rows: 0 })
  hq.setNow('2027-02-22T09:01:00.000Z')
  expect(await hq.operator.forgetOldDeletions()).toMatchObject({ rows: 1 })
  expect(await horizon()).toBe(version)
  expect(await hq.operator.forgetOldDeletions()).toEqual({ streams: 0, rows: 0 })
})

test('a computer that looked since still hears what went; one that did not begins anew', async () => {
  await removeAnAbsence('first', '2026-12-01')
  await desk.pull()
  const old = await hq.join('old', onlyRainbow)
  hq.setNow('2027-03-30T09:00:00.000Z')
  await hq.operator.forgetOldDeletions()
  const page = async (device: TestDevice, from: number) => {
    const reply = await device.ask({ cursors: [{ stream: 'loc:rainbow', from, bootStart: null }] })
    return reply.ok ? reply.value.pages[0] : reply
  }
  expect(await page(desk, desk.cursor('loc:rainbow'))).toMatchObject({ kind: 'rows' })
  expect(await page(old, 1)).toMatchObject({ kind: 'resync', reason: 'horizon' })
})

test('the host does it once a day, some minutes after it started, and says how much by numbers', async () => {
  await removeAnAbsence('first', '2026-12-01')
  hq.setNow('2027-03-30T09:00:00.000Z')
  const planned: { work: () => void; delayMs: number }[] = []
  const told: [string, LogFacts | undefined][] = []
  const log = {
    info: (event: string, facts?: LogFacts) => void told.push([event, facts]),
    warn: () => undefined,
    error: (event: string, facts?: LogFacts) => void told.push([event, facts]),
    close: () => undefined,
  }
  const stop = forgetDaily({
    ...{ operator: hq.operator, log },
    later: (work, delayMs) => {
      const plan = { work, delayMs }
      planned.push(plan)
      return () => void planned.splice(planned.indexOf(plan), 1)
    },
  })
  expect(planned.map(({ delayMs }) => delayMs)).toEqual([600_000])
  planned.shift()?.work()
  expect(planned.map(({ delayMs }) => delayMs)).toEqual([86_400_000])
  await stop()
  expect(told).toEqual([['forgotten', { streams: 3, rows: 1 }]])
  expect(planned).toEqual([])
})
