import { beforeEach, describe, expect, test } from 'vitest'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { appendEmptied, sealRedactions } from '#electron/db/repositories/audit-acts.ts'
import {
  appendChainLine,
  cutChain,
  factsOf,
  headOfChain,
  listChainFrom,
} from '#electron/db/repositories/audit-chain.ts'
import { addErasedSubject } from '#electron/db/repositories/erased-subjects.ts'
import { redactCommand, removeImagesOf } from '#electron/db/repositories/redaction.ts'
import { verifyChain } from '#electron/db/verify/verify-chain.ts'
import { ok } from '#shared/kernel/result.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { openTestRecords } from '#tests/harness/database.ts'
import type { TestRunner } from '#tests/harness/database.ts'

let opened: OpenedDataFolder
let app: TestRunner

const at = '2026-11-24T09:30:00.000Z'
const mark = { at, actorId: 'manager' }

beforeEach(async () => {
  const records = await openTestRecords()
  opened = records.opened
  app = records.app
  app.done('importOrganisation', { rows: aRowSet() }, 'import')
  app.done('removeAbsence', { absenceId: 'noor-ill' }, 'removal')
  app.done('undoCommand', { commandId: 'removal' }, 'the-undo')
  app.done('settleRoster', { locationId: 'rainbow', week: '2026-W50' }, 'settle')
  inOneGo(() => {
    appendChainLine(opened.db, { ...mark, kind: 'revealed', subject: 'noor', facts: { field: 'phone' } })
  })
  return records.close
})

function inOneGo(work: () => void): void {
  opened.db.inTransaction(() => ok(work()))
}

/** Writes behind the back of the application, with the key and with the guards of the file taken off. */
function tamper(...statements: readonly string[]): void {
  inOneGo(() => {
    const guards = opened.db.all(
      `select name from sqlite_master where type = 'trigger' and (name like 'audit_chain%' or name like 'audit_log%')`,
    )
    for (const { name } of guards) opened.db.write(`drop trigger ${String(name)}`)
    for (const sql of statements) opened.db.write(sql)
  })
}

const codes = (): string[] => verifyChain(opened.db).findings.map(({ code }) => code)

test('every act and every event is a line, in the order in which it happened (PRIV-5)', () => {
  const lines = listChainFrom(opened.db, 1, 100)
  expect(lines.map(({ seq, kind, subject }) => [seq, kind, subject])).toEqual([
    [1, 'act', 'import'],
    [2, 'act', 'removal'],
    [3, 'act', 'the-undo'],
    [4, 'act', 'settle'],
    [5, 'revealed', 'noor'],
  ])
  expect(lines.map(({ actorId }) => actorId)).toEqual(Array.from({ length: 5 }, () => 'manager'))
  expect(factsOf(lines[1] as (typeof lines)[number])).toEqual({ changes: 1, type: 'removeAbsence' })
  expect(verifyChain(opened.db)).toMatchObject({ findings: [], lineCount: 5, redactedCount: 0 })
})

test('an act that is refused leaves no line', () => {
  app.refused('removeAbsence', { absenceId: 'nobody' })
  expect(headOfChain(opened.db)?.seq).toBe(5)
})

test('a line holds no name and nothing that somebody typed', () => {
  expect(JSON.stringify(listChainFrom(opened.db, 1, 100))).not.toMatch(/Noor|Bakker|Fatima|Regenboog/)
})

test('the file itself refuses to change or take away a line', () => {
  const tries = [
    `update audit_chain set actor = 'somebody' where seq = 2`,
    `update audit_chain set salt = '00' where seq = 2`,
    `delete from audit_chain where seq = 3`,
  ]
  for (const sql of tries) expect(() => inOneGo(() => void opened.db.write(sql)), sql).toThrow()
  expect(codes()).toEqual([])
})

describe('whoever has the key and changes the file is found out (PRIV-5)', () => {
  test.each([
    ['another moment', 2, `at = '2026-11-24T08:59:00.000Z'`],
    ['another person', 3, `actor = 'somebody'`],
    ['another kind', 5, `kind = 'printed'`],
    ['about somebody else', 5, `subject = 'levi'`],
    ['another fact', 5, `facts = '{"field":"address"}'`],
    ['another proof', 2, `content_digest = '${'ab'.repeat(32)}'`],
    ['a salt where there is nothing to prove', 5, `salt = '00'`],
  ])('%s in one line', (_what, seq, change) => {
    tamper(`update audit_chain set ${change} where seq = ${seq}`)
    expect(verifyChain(opened.db).findings).toContainEqual({ code: 'verify.chainEdited', params: { seq } })
  })

  test('a line whose hash was worked out anew no longer fits the line behind it', () => {
    tamper(`update audit_chain set hash = '${'ab'.repeat(32)}' where seq = 3`)
    expect(codes()).toContain('verify.chainEdited')
  })

  test('a line taken out of the middle', () => {
    tamper('delete from audit_chain where seq in (2, 3)')
    expect(verifyChain(opened.db).findings).toContainEqual({
      code: 'verify.chainMissing',
      params: { from: 2, until: 3 },
    })
  })

  test('the oldest lines gone, without a term that was over', () => {
    tamper('delete from audit_chain where seq = 1')
    expect(codes()).toContain('verify.chainBeginning')
  })

  test('an act taken out of the chain, the numbers closed up and every hash worked out anew', () => {
    tamper(`delete from audit_chain where seq >= 3`)
    inOneGo(() => {
      appendChainLine(opened.db, { ...mark, kind: 'revealed', subject: 'noor', facts: { field: 'phone' } })
    })
    expect(verifyChain(opened.db).findings).toEqual([
      { code: 'verify.actNotInChain', params: { command: 'the-undo' } },
      { code: 'verify.actNotInChain', params: { command: 'settle' } },
    ])
  })

  test.each([
    ['a row before', `update audit_log set before = '{}' where command_id = 'removal'`, 'removal', 2],
    ['a row after', `update audit_log set after = '{}' where command_id = 'the-undo'`, 'the-undo', 3],
    ['an image taken away', `delete from audit_log where command_id = 'settle'`, 'settle', 4],
    ['what was asked', `update command_log set args = '{}' where id = 'settle'`, 'settle', 4],
    ['what it is called', `update command_log set label = '{"code":"x"}' where id = 'settle'`, 'settle', 4],
  ])('%s of an act', (_what, sql, command, seq) => {
    tamper(sql)
    expect(verifyChain(opened.db).findings).toEqual([
      { code: 'verify.chainContent', params: { command, seq } },
    ])
  })

  test.each([
    ['who did it', 'actor', `'fatima'`],
    ['the moment', 'at', `'2020-01-01T08:00:00.000Z'`],
    ['the kind of act', 'type', `'settleRoster'`],
    ['the computer', 'device', `'elsewhere'`],
    ['what it belongs to', 'step', `'import'`],
    ['doing or taking back', 'kind', `'redo'`],
    ['what it took back', 'reverts', `'settle'`],
  ])('%s, changed in the log of an act, is named (PRIV-5)', (_what, column, value) => {
    tamper(`update command_log set ${column} = ${value} where id = 'the-undo'`)
    expect(verifyChain(opened.db).findings).toContainEqual({
      code: 'verify.actNotAsWritten',
      params: { command: 'the-undo', seq: 3, partCode: `verify.part.${column}` },
    })
  })

  test('an act that was emptied although nobody was erased', () => {
    inOneGo(() => {
      redactCommand(opened.db, 'settle')
      sealRedactions(opened.db, mark)
    })
    expect(codes()).toEqual(['verify.chainRedacted'])
  })

  test('the proof of an act wiped, without a line that says why', () => {
    tamper('update audit_chain set salt = null where seq = 4')
    expect(verifyChain(opened.db).findings).toEqual([
      { code: 'verify.chainContent', params: { command: 'settle', seq: 4 } },
    ])
  })
})

test('a clock that was put back is told and is no tampering: the numbers go on', () => {
  inOneGo(() => {
    appendChainLine(opened.db, { at: '2026-11-20T08:00:00.000Z', actorId: 'manager', kind: 'signedIn' })
  })
  expect(verifyChain(opened.db)).toMatchObject({ findings: [], clockBackCount: 1, lineCount: 6 })
})

describe('an erasure (PRIV-2)', () => {
  function erase(): void {
    inOneGo(() => {
      redactCommand(opened.db, 'removal')
      removeImagesOf(opened.db, ['noor', 'noor-ill'])
      addErasedSubject(opened.db, 'noor', 1)
      appendChainLine(opened.db, { ...mark, kind: 'erased', facts: { count: 1 } })
      sealRedactions(opened.db, mark)
    })
  }

  test('takes contents out of acts, and the chain still holds and counts them', () => {
    erase()
    const report = verifyChain(opened.db)
    expect(report.findings).toEqual([])
    expect(report.redactedCount).toBe(3)
  })

  test('leaves nothing by which what went could be guessed and tried', () => {
    erase()
    const salts = opened.db.all(
      `select salt from audit_chain where kind = 'act' and subject in ('import', 'removal', 'the-undo')`,
    )
    expect(salts.map(({ salt }) => salt)).toEqual([null, null, null])
  })

  test('what stays of an act is proved anew: changing it afterwards is found', () => {
    erase()
    tamper(`update audit_log set after = '{}' where command_id = 'import' and table_name = 'location'`)
    expect(codes()).toEqual(['verify.chainContent'])
  })

  test('who did what stays of an act that was emptied: changing it afterwards is named', () => {
    erase()
    tamper(`update command_log set actor = 'fatima' where id = 'removal'`)
    expect(verifyChain(opened.db).findings).toEqual([
      {
        code: 'verify.actNotAsWritten',
        params: { command: 'removal', seq: 2, partCode: 'verify.part.actor' },
      },
    ])
  })

  test('an act may be emptied twice', () => {
    erase()
    inOneGo(() => {
      redactCommand(opened.db, 'import')
      sealRedactions(opened.db, mark)
    })
    expect(verifyChain(opened.db)).toMatchObject({ findings: [], redactedCount: 3 })
  })
})

describe('the term of the trail itself (PRIV-1)', () => {
  const later = '2027-12-01T08:00:00.000Z'

  function cut(before: string): number {
    let gone = 0
    inOneGo(() => {
      gone = cutChain(opened.db, before, { at: later, actorId: 'manager' })
    })
    return gone
  }

  test('lines go from the oldest on, and what stays is proved by the one that says so', () => {
    expect(cut('2026-11-24T09:15:00.000Z')).toBe(4)
    const lines = listChainFrom(opened.db, 1, 100)
    expect(lines.map(({ seq, kind }) => [seq, kind])).toEqual([
      [5, 'revealed'],
      [6, 'trailCut'],
    ])
    expect(verifyChain(opened.db)).toMatchObject({ findings: [], lineCount: 2 })
  })

  test('when every line is over its term, the one that says so is left and the numbers go on', () => {
    expect(cut('2027-11-24T00:00:00.000Z')).toBe(5)
    app.done('settleRoster', { locationId: 'rainbow', week: '2026-W51' }, 'again')
    expect(listChainFrom(opened.db, 1, 100).map(({ seq, kind }) => [seq, kind])).toEqual([
      [6, 'trailCut'],
      [7, 'act'],
    ])
    expect(codes()).toEqual([])
  })

  test('a second time goes on from the first', () => {
    cut('2026-11-24T09:15:00.000Z')
    expect(cut('2027-11-24T00:00:00.000Z')).toBe(1)
    expect(codes()).toEqual([])
    expect(cut('2027-11-24T00:00:00.000Z')).toBe(0)
  })

  test('a clock that was put back for a while takes no younger line along', () => {
    inOneGo(() => {
      appendChainLine(opened.db, { at: '2025-01-01T08:00:00.000Z', actorId: 'manager', kind: 'signedIn' })
    })
    expect(cut('2026-01-01T00:00:00.000Z')).toBe(0)
  })

  test('more taken away than the line says is found', () => {
    cut('2026-11-24T09:00:00.000Z')
    cut('2026-11-24T09:15:00.000Z')
    tamper('delete from audit_chain where seq = 5')
    expect(codes()).toContain('verify.chainBeginning')
  })
})

test('records that make room are written down, and what was before is not compared any more', () => {
  tamper('drop trigger ledger_entry_is_not_taken_away')
  inOneGo(() => {
    appendEmptied(opened.db, mark)
    for (const table of ['outbox', 'audit_log', 'command_log']) opened.db.write(`delete from ${table}`)
  })
  expect(codes()).toEqual([])
  expect(listChainFrom(opened.db, 6, 1).map(({ kind, factsText }) => [kind, factsText])).toEqual([
    ['emptied', '{"acts":4}'],
  ])
})
