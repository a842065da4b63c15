import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { verifyDatabase } from '#electron/db/verify-database.ts'
import { findingCodes } from '#electron/db/verify/finding.ts'
import { ok } from '#shared/kernel/result.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { createTestRunner, makeTempFolder, openTestFolder } from '#tests/harness/database.ts'

let temp: ReturnType<typeof makeTempFolder>
let opened: OpenedDataFolder

beforeEach(async () => {
  temp = makeTempFolder()
  opened = await openTestFolder(temp.folder)
  const app = createTestRunner(opened)
  app.done('importOrganisation', { rows: aRowSet() }, 'import')
  app.done('removeAbsence', { absenceId: 'noor-ill' }, 'removal')
  app.done('undoCommand', { commandId: 'removal' }, 'the-undo')
  app.done('settleRoster', { locationId: 'rainbow', week: '2026-W50' }, 'settle')
})

afterEach(() => {
  opened.close()
  temp.remove()
})

/** Writes behind the back of the application. */
function tamper(...statements: readonly string[]): void {
  opened.db.inTransaction(() => {
    for (const sql of statements) opened.db.write(sql)
    return ok(undefined)
  })
}

const codes = (): string[] => [...new Set(verifyDatabase(opened.db).map(({ code }) => code))].sort()

test('a folder that only the app wrote in has no findings', () => {
  expect(verifyDatabase(opened.db)).toEqual([])
})

const copyOfShift = (id: string, changes: string): string =>
  `insert into shift select '${id}', staff_member_id, location_id, ${changes} from shift where id = 'fatima-tuesday'`

const plants: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'verify.row',
    'a day that does not exist',
    [`update child set birth_date = '2025-02-30' where id = 'noor'`],
  ],
  [
    'verify.contractOutsideGroup',
    'a contract in a group of another setting',
    [`update contract set group_id = 'explorers' where child_id = 'noor'`],
  ],
  [
    'verify.contractOutsideGroup',
    'a group that ends before the contract',
    [`update base_group set valid_until = '2025-01-01' where id = 'ladybirds'`],
  ],
  [
    'verify.childInTwoPlaces',
    'two extra days at once',
    [
      `insert into extra_attendance select 'twice', child_id, location_id, 'bumblebees', day, 900, 1000, kind, null from extra_attendance`,
    ],
  ],
  [
    'verify.childInTwoPlaces',
    'two contracts on one weekday',
    [
      `insert into contract select 'second', child_id, location_id, setting, 'bumblebees', form, 0, '2026-01-01', null from contract where child_id = 'noor'`,
      `insert into contract_day values ('second-day', 'second', 1, 600, 900, null, null)`,
    ],
  ],
  [
    'verify.staffInTwoPlaces',
    'somebody on two shifts at once',
    [copyOfShift('twice', `'bumblebees', day, 900, 1000, breaks`)],
  ],
  [
    'verify.shiftElsewhere',
    'a shift at another location than its group',
    [
      `insert into location select 'swallow', organisation_id, 'De Zwaluw', region, null, null, 0, 0, null from location`,
      `update shift set location_id = 'swallow'`,
    ],
  ],
  [
    'verify.moveElsewhere',
    'a child moved to a group of a location where it has no care (GROUP-2)',
    [
      `insert into location select 'swallow', organisation_id, 'De Zwaluw', region, null, null, 0, 0, null from location`,
      `update base_group set location_id = 'swallow' where id = 'bumblebees'`,
      `insert into group_move values ('away', 'noor', '2026-11-26', 480, 600, 'bumblebees', 'merge')`,
    ],
  ],
  [
    'verify.rowWithoutAudit',
    'a row that no command wrote',
    [`insert into school values ('ghost', 'Spookschool', 'north')`],
  ],
  [
    'verify.auditChain',
    'a row changed without a command',
    [`update child set surname = 'Anders' where id = 'noor'`],
  ],
  [
    'verify.auditChain',
    'a row taken away without a command',
    [`delete from shift where id = 'fatima-tuesday'`],
  ],
  [
    'verify.auditIncomplete',
    'a line gone from the audit trail',
    [`delete from audit_log where command_id = 'settle'`],
  ],
  [
    'verify.commandSequence',
    'a command gone from the log',
    [
      `delete from audit_log where command_id = 'the-undo'`,
      `delete from outbox where id = 'the-undo'`,
      `update command_log set undone_by = null`,
      `delete from command_log where id = 'the-undo'`,
    ],
  ],
  [
    'verify.outboxSequence',
    'a command that is not in the outbox',
    [`delete from outbox where id = 'settle'`],
  ],
  [
    'verify.undoMark',
    'a command marked undone by something that is no undo',
    [`update command_log set undone_by = 'settle' where id = 'removal'`],
  ],
]

test.each(plants)('%s is found: %s', (code, _what, statements) => {
  tamper(...statements)
  expect(codes()).toContain(code)
})

test('every kind of finding but those of SQLite itself is shown to bite', () => {
  const shown = new Set(plants.map(([code]) => code))
  expect(findingCodes.filter((code) => !shown.has(code))).toEqual(['verify.integrity', 'verify.foreignKey'])
})

test('findings name numbers, never people', () => {
  tamper(`update child set birth_date = '2025-02-30', surname = 'Geheim' where id = 'noor'`)
  expect(JSON.stringify(verifyDatabase(opened.db))).not.toMatch(/Geheim|Noor|Bakker/)
})
