import { unzipSync } from 'fflate'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stateHash } from '#electron/db/state-hash.ts'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import { exportRecords } from '#electron/services/backups/export-records.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import { createTestRunner, makeTempFolder, openTestFolder } from '#tests/harness/database.ts'
import { makeSampleFolder } from './sample-folder.ts'
import type { SampleFolder } from './sample-folder.ts'

const slices = { schedule: (run: () => void) => void setImmediate(run), elapsedMs: () => performance.now() }

let sample: SampleFolder
beforeAll(async () => {
  sample = await makeSampleFolder()
}, 120_000)
afterAll(() => sample.remove())

test('an export of everything has each table twice, with every row and a text that explains it', async () => {
  const opened = await openTestFolder(sample.folder)
  const made = await exportRecords({ db: opened.db, today: isoDay('2026-11-23'), slices })
  const files = unzipSync(made.zip)
  const rows = createRowReader(opened.db)
  for (const table of tableNames) {
    const json = JSON.parse(textOf(files[`json/${table}.json`])) as unknown[]
    expect(json, table).toEqual(rows.listRows(table, {}))
    const lines = textOf(files[`csv/${table}.csv`]).trim().split('\r\n')
    expect(lines.length, table).toBeGreaterThanOrEqual(json.length + 1)
  }
  expect(textOf(files['README.txt'])).toContain('child (')
  expect(made.tables).toBe(tableNames.length)
  opened.close()
})

test('what was exported goes in again and gives the same records', async () => {
  const opened = await openTestFolder(sample.folder)
  const files = unzipSync((await exportRecords({ db: opened.db, today: isoDay('2026-11-23'), slices })).zip)
  const expected = stateHash(opened.db)
  opened.close()
  const temp = makeTempFolder()
  const fresh = await openTestFolder(join(temp.folder, 'fresh'))
  const runner = createTestRunner(fresh)
  for (const line of textOf(files['bring-in.jsonl']).trim().split('\n')) {
    // What the command line reads of a line at most.
    expect(line.length).toBeLessThan(1_000_000)
    const { type, args } = JSON.parse(line) as { type: string; args: unknown }
    runner.done(type, args)
  }
  expect(stateHash(fresh.db)).toBe(expected)
  fresh.close()
  temp.remove()
})

test('each row about a child says whether its data is secret or restricted, and no cell is run as a formula', async () => {
  const temp = makeTempFolder()
  const opened = await openTestFolder(join(temp.folder, 'flags'))
  const [secret, open] = ['secret-child', 'open-child']
  const child = { firstName: '=1+1', surnamePrefix: '', surname: 'Bakker; Noor', birthDate: '2024-01-01' }
  createTestRunner(opened).done('importOrganisation', {
    rows: {
      child: [secret, open].map((id) => ({ ...child, id, familyId: id, schoolId: null, mentorId: null })),
      secrecy: [
        { id: 's', childId: secret, requestedOn: '2026-01-01', validFrom: '2026-01-01', validUntil: null },
      ],
    },
  })
  const { zip } = await exportRecords({ db: opened.db, today: isoDay('2026-11-23'), slices })
  opened.close()
  temp.remove()
  const [header, ...lines] = textOf(unzipSync(zip)['csv/child.csv']).trim().split('\r\n')
  expect(header).toMatch(/;isSecret;isRestricted$/)
  expect(lines.find((line) => line.startsWith(open))).toMatch(/;0;0$/)
  const marked = lines.find((line) => line.startsWith(secret))
  expect(marked).toMatch(/;1;0$/)
  expect(marked).toContain(`;'=1+1;`)
  expect(marked).toContain(`;"Bakker; Noor";`)
})

function textOf(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? new Uint8Array()).toString('utf8')
}
