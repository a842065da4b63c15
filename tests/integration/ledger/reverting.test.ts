import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import { stateHash } from '#electron/db/state-hash.ts'
import type { Finding } from '#electron/db/verify/finding.ts'
import { verifyDatabase } from '#electron/db/verify-database.ts'
import { balanceOn } from '#shared/domain/ledger/balance-on.ts'
import { balanceAccounts, type LedgerEntry } from '#shared/domain/ledger/model.ts'
import type { CommandId } from '#shared/domain/ids.ts'
import { sumOf } from '#shared/domain/ledger/sum-of.ts'
import { groupBy } from '#shared/kernel/group-by.ts'
import { ok } from '#shared/kernel/result.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { createTestRunner, makeTempFolder, openTestFolder, type TestRunner } from '#tests/harness/database.ts'
import { commandExamples } from '#tests/harness/every-command.ts'
import { rowsOfHouse } from '#tests/integration/requests/house-rows.ts'
import { aCard, aHouse, aSwap, anExtraDay, friday, thursday } from '#tests/unit/requests/wishes.ts'

let temp: ReturnType<typeof makeTempFolder>
let opened: OpenedDataFolder
let app: TestRunner

beforeEach(async () => {
  temp = makeTempFolder()
  opened = await openTestFolder(temp.folder)
  app = createTestRunner(opened)
})

/** What the test itself did behind the app's back. */
const expected: Finding[] = []

afterEach(() => {
  const findings = verifyDatabase(opened.db)
  opened.close()
  temp.remove()
  expect(findings).toEqual(expected.splice(0))
})

const rows = () => createRowReader(opened.db)
const lines = (): readonly LedgerEntry[] => rows().listRows('ledger_entry', {})

/** Of every child with anything left: each balance with its lots, and what is to be invoiced. */
function balances(): readonly object[] {
  return [...groupBy(lines(), ({ childId }) => childId)].flatMap(([child, entries]) => {
    const ofChild = balanceAccounts.map((account) => balanceOn(entries, account, isoDay('2026-11-24')))
    const charged = sumOf(entries.filter(({ account }) => account === 'extraHours'))
    const isEmpty = ofChild.every(({ minutes, lots }) => minutes === 0 && lots.length === 0)
    const { minutes, cents } = charged
    return isEmpty && minutes === 0 && cents === 0 ? [] : [{ child, ofChild, minutes, cents }]
  })
}

describe('done, undone and redone, every balance is what it was (MONEY-4)', () => {
  const examples = commandExamples.filter(({ finalBecause }) => finalBecause === undefined)

  test.each(examples)('$type', ({ type, args, after = [] }) => {
    app.done('importOrganisation', { rows: aRowSet() }, 'import')
    for (const earlier of after) app.done(earlier.type, earlier.args, earlier.id)
    const before = balances()
    const known = lines()
    app.done(type, args, 'the-act')
    const done = balances()
    app.done('undoCommand', { commandId: 'the-act' }, 'undo')
    expect(balances()).toEqual(before)
    app.done('redoCommand', { commandId: 'the-act' }, 'redo')
    expect(balances()).toEqual(done)
    // Nothing that was ever written is gone or different.
    expect(lines()).toEqual(expect.arrayContaining([...known]))
  })

  test('some of the examples write in the ledger, or the test above would prove nothing', () => {
    app.done('importOrganisation', { rows: aRowSet() }, 'import')
    const writing = new Set<string>()
    for (const [index, example] of examples.entries()) {
      for (const earlier of example.after ?? []) app.run(earlier.type, earlier.args, earlier.id)
      const before = lines().length
      app.run(example.type, example.args, `example-${index}`)
      if (lines().length > before) writing.add(example.type)
    }
    expect([...writing]).toEqual(
      expect.arrayContaining([
        'approveRequestAnyway',
        'logStay',
        'bookBalance',
        'correctEntry',
        'bookExpiries',
      ]),
    )
  })
})

describe('what was built on is not taken back', () => {
  const bought = {
    childId: 'noor',
    locationId: 'rainbow',
    account: 'holidayDays',
    minutes: 1200,
    day: '2026-11-24',
    expiresOn: null,
    note: 'twee dagen gekocht',
  }

  function refuses(commandId: string, refusal: object): void {
    const before = stateHash(opened.db)
    const known = lines()
    expect(app.refused('undoCommand', { commandId })).toMatchObject(refusal)
    expect(stateHash(opened.db)).toBe(before)
    expect(lines()).toEqual(known)
  }

  test('credit that was used since: the refusal says how much would be short (SWAP-5)', () => {
    app.done('importOrganisation', { rows: aRowSet() }, 'import')
    app.done('bookBalance', bought, 'book')
    app.done('bookBalance', { ...bought, minutes: -450 }, 'off')
    refuses('book', {
      code: 'creditUsed',
      params: { childId: 'noor', accountCode: 'account.holidayDays', minutes: 450 },
    })
    app.done('undoCommand', { commandId: 'off' })
    app.done('undoCommand', { commandId: 'book' })
    // And putting back the use before the credit is refused just so.
    expect(app.refused('redoCommand', { commandId: 'off' })).toMatchObject({ code: 'creditUsed' })
    app.done('redoCommand', { commandId: 'book' })
    app.done('redoCommand', { commandId: 'off' })
    expect(sumOf(lines()).minutes).toBe(750)
  })

  test('a line that was set right since: the refusal names that act (MONEY-4)', () => {
    app.done('importOrganisation', { rows: aRowSet() }, 'import')
    app.done('bookBalance', bought, 'book')
    app.done('correctEntry', { entryId: 'book.1', note: 'dubbel' }, 'fix')
    refuses('book', {
      code: 'changedSince',
      params: { table: 'ledger_entry', id: 'fix.1', commandId: 'fix', commandType: 'correctEntry' },
    })
    app.done('undoCommand', { commandId: 'fix' })
    app.done('undoCommand', { commandId: 'book' })
    expect(sumOf(lines()).minutes).toBe(0)
  })

  test('a batch comes back as a whole, with its lines', () => {
    app.done('importOrganisation', { rows: aRowSet() }, 'import')
    const batch = app.runner.runBatch([
      { id: 'first' as CommandId, type: 'bookBalance', args: bought, actorId: 'manager' },
      {
        id: 'second' as CommandId,
        type: 'correctEntry',
        args: { entryId: 'first.1', note: 'toch niet' },
        actorId: 'manager',
      },
      { id: 'third' as CommandId, type: 'bookBalance', args: { ...bought, minutes: 60 }, actorId: 'manager' },
    ])
    expect(batch.ok).toBe(true)
    app.done('undoCommand', { commandId: 'third' })
    expect(sumOf(lines()).minutes).toBe(0)
    app.done('redoCommand', { commandId: 'first' })
    expect(sumOf(lines()).minutes).toBe(60)
  })

  test('a swap whose given day the child asked back for itself (GROUP-1)', () => {
    app.done('importOrganisation', { rows: { ...rowsOfHouse(aHouse()), tariff_card: [aCard()] } }, 'import')
    app.done('enterRequest', { wish: aSwap(), note: '' }, 'swap')
    app.done('approveRequest', { requestId: 'swap.1' }, 'granted')
    const back = anExtraDay({ wantedDay: thursday, wantedStartMinute: 480, wantedEndMinute: 1080 })
    app.done('enterRequest', { wish: back, note: '' }, 'back')
    app.done('approveRequest', { requestId: 'back.1' }, 'back-granted')
    refuses('granted', { code: 'givenPlaceTaken', params: { day: thursday } })
    expect(app.refused('reopenRequest', { requestId: 'swap.1' })).toMatchObject({ code: 'givenPlaceTaken' })
    app.done('undoCommand', { commandId: 'back-granted' })
    app.done('reopenRequest', { requestId: 'swap.1' })
    expect(rows().listRows('absence', {})).toEqual([])
    expect(sumOf(lines()).minutes).toBe(0)
  })
})

test('an act of before a field was added is taken back all the same', () => {
  app.done('importOrganisation', { rows: rowsOfHouse(aHouse()) }, 'import')
  app.done('enterRequest', { wish: anExtraDay({ wantedDay: friday }), note: '' }, 'ask')
  app.done('declineRequest', { requestId: 'ask.1' }, 'declined')
  // As a version without these fields wrote it.
  opened.db.inTransaction(() => {
    opened.db.write('drop trigger audit_log_is_not_rewritten')
    opened.db.write(`
update audit_log set before = json_remove(before, '$.payment', '$.isAutomatic', '$.isHeldForPerson'),
  after = json_remove(after, '$.payment', '$.isAutomatic', '$.isHeldForPerson')
where table_name = 'care_request'`)
    return ok(undefined)
  })
  // The chain sees that somebody changed what it covers: that was this test.
  expected.push(
    { code: 'verify.chainContent', params: { command: 'ask', seq: 2 } },
    { code: 'verify.chainContent', params: { command: 'declined', seq: 3 } },
  )
  app.done('undoCommand', { commandId: 'declined' })
  expect(rows().findRow('care_request', 'ask.1')).toMatchObject({ status: 'open', payment: null })
  app.done('redoCommand', { commandId: 'declined' })
  expect(rows().findRow('care_request', 'ask.1')).toMatchObject({
    status: 'declined',
    isHeldForPerson: false,
  })
})
