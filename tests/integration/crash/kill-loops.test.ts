import { expect, test } from 'vitest'
import { folderKinds } from '#tests/crash/folder-work.ts'
import { killDevice } from '#tests/crash/kill-device.ts'
import { killFolder } from '#tests/crash/kill-folder.ts'
import { killHeadquarters } from '#tests/crash/kill-headquarters.ts'

/*
 * Two kills of each on every run; `npm run crash` does three hundred. Most of the time goes into starting programs.
 */
const PATIENCE_MS = 600_000

test(
  'a device that is killed while it works and talks with headquarters loses nothing it confirmed',
  async () => {
    const report = await killDevice(2, 11)
    expect(report).toMatchObject({
      kills: 2,
      lost: [],
      findings: [],
      restored: 0,
      neverJudged: [],
      different: [],
    })
    expect(report.acknowledged).toBeGreaterThan(0)
    expect(report.judged.accepted + report.judged.rejected).toBeGreaterThanOrEqual(report.acknowledged)
  },
  PATIENCE_MS,
)

test(
  'headquarters that is killed while it judges has every act it answered once, in order, and answers it the same again',
  async () => {
    const report = await killHeadquarters(2, 11)
    expect(report).toMatchObject({ kills: 2, faults: [] })
    expect(report.answered).toBeGreaterThan(0)
    expect(report.repeated).toBeGreaterThan(0)
  },
  PATIENCE_MS,
)

test.each(folderKinds)(
  'a folder that is killed in the middle of %s opens with the password and knows every act that was confirmed',
  async (kind) => {
    const report = await killFolder(kind, 2, 11)
    expect(report).toMatchObject({ kind, kills: 2, lost: [], findings: [] })
    expect(report.acknowledged).toBeGreaterThan(0)
    expect(report.finished + report.cutShort).toBeGreaterThan(0)
  },
  PATIENCE_MS,
)
