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
  app.done('closeMonth', { locationId: 'rainbow', month: '2026-10' }, 'close')
  app.done('bookBalance', bought, 'book')
})

const bought = {
  childId: 'noor',
  locationId: 'rainbow',
  account: 'holidayDays',
  minutes: 600,
  day: '2026-11-24',
  expiresOn: null,
  note: 'een dag gekocht',
}

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

/** A line of Noor in November; `rest` is the source, the line it is against and what follows. */
const lineOfLedger = (id: string, account: string, kind: string, minutes: number, rest: string): string =>
  `insert into ledger_entry select '${id}', child_id, location_id, '${account}', '${kind}', day, month, ${minutes}, 0, null,
   null, ${rest}, reason, note, actor_id, at from ledger_entry where id = 'book.1'`

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
    'verify.ledgerCorrection',
    'a line that was taken back by half (MONEY-4)',
    [lineOfLedger('half', 'holidayDays', 'correction', -300, `'manual', 'book.1', 'book.1'`)],
  ],
  [
    'verify.ledgerCorrection',
    'a line taken back twice (MONEY-4)',
    ['once', 'twice'].map((id) =>
      lineOfLedger(id, 'holidayDays', 'correction', -600, `'manual', 'book.1', 'book.1'`),
    ),
  ],
  [
    'verify.ledgerCorrection',
    'a line taken back from another balance (MONEY-4)',
    [lineOfLedger('stray', 'flex', 'correction', -600, `'manual', 'book.1', 'book.1'`)],
  ],
  [
    'verify.chargedTwice',
    'one request that is billed twice (MONEY-4)',
    ['first', 'second'].map((id) =>
      lineOfLedger(id, 'extraHours', 'charged', 30, `'request', 'one-request', null`),
    ),
  ],
  [
    'verify.balanceOverdrawn',
    'more used than there ever was (SWAP-5)',
    [lineOfLedger('more', 'holidayDays', 'used', -601, `'manual', 'more', null`)],
  ],
  [
    'verify.closedMonth',
    'a line of a closed month with another amount (MONEY-4)',
    [
      `drop trigger ledger_entry_is_not_rewritten`,
      `update ledger_entry set cents = cents + 1 where month = '2026-10'`,
    ],
  ],
  [
    'verify.closedMonth',
    'a line of a closed month taken away (MONEY-4)',
    [
      `drop trigger ledger_entry_is_not_taken_away`,
      `delete from ledger_entry where id = (select min(id) from ledger_entry where month = '2026-10')`,
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

test('a debt that came over from another program is no finding, one that was made here is', () => {
  tamper(lineOfLedger('debt', 'flex', 'used', -120, `'import', 'debt', null`))
  expect(codes()).toEqual(['verify.rowWithoutAudit'])
  tamper(lineOfLedger('more', 'flex', 'used', -1, `'manual', 'more', null`))
  expect(codes()).toEqual(['verify.balanceOverdrawn', 'verify.rowWithoutAudit'])
})

test('a record of before a field was added is no finding, though its image lacks the field', () => {
  const [line] = opened.db.all(
    `select after from audit_log where table_name = 'location' and row_id = 'rainbow'`,
  )
  const image = JSON.parse(String(line?.['after'])) as Record<string, unknown>
  delete image['legalEntityId']
  tamper('drop trigger audit_log_is_not_rewritten')
  opened.db.inTransaction(() => {
    opened.db.write(`update audit_log set after = ? where table_name = 'location' and row_id = 'rainbow'`, [
      JSON.stringify(image),
    ])
    return ok(undefined)
  })
  expect(image).not.toHaveProperty('legalEntityId')
  // The chain sees that somebody wrote in the trail, as it should; the row and its image still go together.
  expect(codes()).toEqual(['verify.chainContent'])
})

test('every kind of finding but those of SQLite itself is shown to bite', () => {
  const shown = new Set(plants.map(([code]) => code))
  expect(findingCodes.filter((code) => !shown.has(code))).toEqual(['verify.integrity', 'verify.foreignKey'])
})

test('findings name numbers, never people', () => {
  tamper(`update child set birth_date = '2025-02-30', surname = 'Geheim' where id = 'noor'`)
  expect(JSON.stringify(verifyDatabase(opened.db))).not.toMatch(/Geheim|Noor|Bakker/)
})
