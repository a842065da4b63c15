import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import {
  appendChainLine,
  cutChain,
  headOfChain,
  listChainFrom,
} from '#electron/db/repositories/audit-chain.ts'
import { verifyChain } from '#electron/db/verify/verify-chain.ts'
import { HEAD_FILE } from '#electron/services/audit/head-file.ts'
import { createHeadKeeper } from '#electron/services/audit/head-keeper.ts'
import type { HeadKeeper } from '#electron/services/audit/head-keeper.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { createTestLog } from '#tests/harness/app.ts'
import { makeTempFolder, openTestFolder } from '#tests/harness/database.ts'

let temp: ReturnType<typeof makeTempFolder>
let opened: OpenedDataFolder
let waiting: (() => void)[] = []

const at = '2026-11-24T09:30:00.000Z' as Instant
const path = (): string => join(temp.folder, HEAD_FILE)

beforeEach(async () => {
  temp = makeTempFolder()
  opened = await openTestFolder(temp.folder)
  waiting = []
})

afterEach(() => {
  opened.close()
  temp.remove()
})

/** As when the application opens the folder. */
function openKeeper(): HeadKeeper {
  const keeper = createHeadKeeper({
    ...{ db: opened.db, path: path(), clock: { now: () => at }, log: createTestLog() },
    schedule: {
      later(work) {
        waiting.push(work)
        return () => void (waiting = waiting.filter((each) => each !== work))
      },
    },
  })
  keeper.open()
  return keeper
}

function write(kind: 'signedIn' | 'copyRestored', times = 1): void {
  opened.db.inTransaction(() => {
    for (let count = 0; count < times; count += 1) {
      appendChainLine(opened.db, { at, actorId: 'manager', kind })
    }
    return ok(undefined)
  })
}

function tamper(...statements: readonly string[]): void {
  opened.db.inTransaction(() => {
    opened.db.write('drop trigger if exists audit_chain_goes_from_the_oldest_on')
    for (const sql of statements) opened.db.write(sql)
    return ok(undefined)
  })
}

const findings = () => verifyChain(opened.db).findings

/** A day of work that ended well: five lines, and the file beside the database knows the last. */
function workADay(): void {
  const keeper = openKeeper()
  write('signedIn', 5)
  keeper.close()
}

test('a day later everything is still there and nothing is said (PRIV-5)', () => {
  workADay()
  openKeeper().close()
  expect(findings()).toEqual([])
  expect(headOfChain(opened.db)?.seq).toBe(5)
})

test('lines taken from the end are missed at the next start, and for good', () => {
  workADay()
  tamper('delete from audit_chain where seq > 3')
  openKeeper().close()
  expect(findings()).toEqual([{ code: 'verify.chainTail', params: { from: 4, until: 5 } }])
  write('signedIn', 4)
  openKeeper().close()
  expect(findings()).toEqual([{ code: 'verify.chainTail', params: { from: 4, until: 5 } }])
})

test('lines taken from the end while the program runs are missed before the file follows', () => {
  const keeper = openKeeper()
  write('signedIn', 5)
  keeper.moved()
  waiting[0]?.()
  tamper('delete from audit_chain where seq > 3')
  keeper.close()
  expect(findings()).toEqual([{ code: 'verify.chainTail', params: { from: 4, until: 5 } }])
})

test('an end that was written anew is no longer what was sealed', () => {
  workADay()
  tamper('delete from audit_chain where seq > 3')
  write('copyRestored', 3)
  openKeeper().close()
  expect(findings()).toEqual([{ code: 'verify.chainSeal', params: { seq: 7 } }])
})

test.each([
  ['gone', () => rmSync(path())],
  ['written over', () => writeFileSync(path(), 'bm90aGluZyBvZiBvdXJzLCBidXQgbG9uZyBlbm91Z2ggdG8gYmUgb25l\n')],
  [
    'changed by one letter',
    () => {
      const sealed = readFileSync(path(), 'utf8')
      writeFileSync(path(), `${sealed.startsWith('A') ? 'B' : 'A'}${sealed.slice(1)}`)
    },
  ],
])('a seal that is %s is told', (_what, change) => {
  workADay()
  change()
  openKeeper().close()
  expect(findings()).toEqual([{ code: 'verify.chainSeal', params: { seq: 6 } }])
})

test('a seal of an earlier day still fits, as after a program that ended too early', () => {
  workADay()
  copyFileSync(path(), `${path()}.kept`)
  const keeper = openKeeper()
  write('signedIn', 5)
  keeper.close()
  copyFileSync(`${path()}.kept`, path())
  openKeeper().close()
  expect(findings()).toEqual([])
})

test('putting a copy back explains which lines went, and is counted', () => {
  workADay()
  tamper('delete from audit_chain where seq > 3')
  const keeper = openKeeper()
  write('copyRestored')
  keeper.close()
  expect(verifyChain(opened.db)).toMatchObject({ findings: [], restoredCount: 1 })
})

test('a program that ended before the file followed leaves a chain that is longer, and that is fine', () => {
  workADay()
  write('signedIn', 3)
  openKeeper().close()
  expect(findings()).toEqual([])
})

test('a term that was over may take away what the file named', () => {
  workADay()
  opened.db.inTransaction(() =>
    ok(cutChain(opened.db, '2027-12-01T00:00:00.000Z', { at, actorId: 'manager' })),
  )
  openKeeper().close()
  expect(findings()).toEqual([])
  expect(listChainFrom(opened.db, 1, 10).map(({ kind }) => kind)).toEqual(['trailCut'])
})

test('several lines in a row share one write of the file', () => {
  const keeper = openKeeper()
  write('signedIn')
  keeper.moved()
  keeper.moved()
  expect(waiting).toHaveLength(1)
  expect(existsSync(path())).toBe(false)
  waiting[0]?.()
  expect(existsSync(path())).toBe(true)
})

test('nobody reads from the file how much was done here', () => {
  workADay()
  const sealed = Buffer.from(readFileSync(path(), 'utf8'), 'base64')
  expect(sealed.toString('latin1')).not.toContain(headOfChain(opened.db)?.hash.slice(0, 16))
})
