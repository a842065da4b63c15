import { beforeEach, describe, expect, test } from 'vitest'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import { listAuditOfRow } from '#electron/db/repositories/audit-log.ts'
import { countPending, listPending } from '#electron/db/repositories/outbox.ts'
import { stateHash } from '#electron/db/state-hash.ts'
import { createCommandRegistry, registered } from '#shared/commands/command-registry.ts'
import { defineCommand, effect } from '#shared/commands/define.ts'
import { deleteRow, putRow } from '#shared/commands/row-change.ts'
import type { RowChange } from '#shared/commands/row-change.ts'
import type { CommandId } from '#shared/domain/ids.ts'
import { z } from 'zod'
import { aChild } from '#tests/harness/builders/children.ts'
import { childId } from '#tests/harness/builders/ids.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { createTestRunner, openTestRecords } from '#tests/harness/database.ts'
import type { TestRunner } from '#tests/harness/database.ts'

const noorIll = {
  childId: 'noor',
  startDay: '2026-12-01',
  endDay: '2026-12-02',
  startMinute: null,
  endMinute: null,
  reason: 'ill',
  isForCredit: false,
}

/** The absence as it is kept. */
const { isForCredit: _isForCredit, ...withoutCredit } = noorIll

describe('a command', () => {
  let opened: OpenedDataFolder
  let app: TestRunner

  beforeEach(async () => {
    const records = await openTestRecords()
    opened = records.opened
    app = records.app
    app.done('importOrganisation', { rows: aRowSet() }, 'import')
    return records.close
  })

  test('writes its rows, and the audit trail tells who changed what, when and where', () => {
    app.done('enterAbsence', noorIll, 'ill')
    const absence = createRowReader(opened.db).findRow('absence', 'ill.1')
    expect(absence).toEqual({ id: 'ill.1', ...withoutCredit, requestId: null })
    expect(listAuditOfRow(opened.db, 'absence', 'ill.1', 10)).toEqual([
      {
        at: '2026-11-24T09:00:00.000Z',
        actorId: 'manager',
        deviceId: opened.deviceId,
        commandId: 'ill',
        commandType: 'enterAbsence',
        table: 'absence',
        id: 'ill.1',
        before: null,
        after: absence,
      },
    ])
  })

  test('stands in the outbox for headquarters, with the streams it touches', () => {
    app.done('enterAbsence', noorIll, 'ill')
    expect(countPending(opened.db)).toBe(2)
    expect(listPending(opened.db, 10).map(({ seq, id, streams }) => ({ seq, id, streams }))).toEqual([
      { seq: 1, id: 'import', streams: ['loc:rainbow', 'org'] },
      { seq: 2, id: 'ill', streams: ['loc:rainbow'] },
    ])
  })

  test('is announced after it is done, without data', () => {
    app.announcements.length = 0
    app.done('enterAbsence', noorIll)
    expect(app.announcements).toEqual([{ tables: ['absence'], streams: ['loc:rainbow'] }])
  })

  test('sent twice under one id is done once', () => {
    const first = app.done('enterAbsence', noorIll, 'ill')
    const before = stateHash(opened.db)
    const again = app.done('enterAbsence', noorIll, 'ill')
    expect(first.isRepeat).toBe(false)
    expect(again).toEqual({ ...first, isRepeat: true })
    expect(stateHash(opened.db)).toBe(before)
    expect(countPending(opened.db)).toBe(2)
  })

  test('is refused when its id was used for something else', () => {
    app.done('enterAbsence', noorIll, 'ill')
    expect(app.refused('enterAbsence', { ...noorIll, reason: 'other' }, 'ill').code).toBe('commandIdReused')
  })

  test('that is refused leaves nothing behind and is not announced', () => {
    app.done('enterAbsence', noorIll)
    const before = stateHash(opened.db)
    app.announcements.length = 0
    expect(app.refused('enterAbsence', noorIll)).toEqual({
      code: 'alreadyAbsent',
      params: { firstName: 'Noor', startDay: '2026-12-01', endDay: '2026-12-02' },
    })
    expect(stateHash(opened.db)).toBe(before)
    expect(countPending(opened.db)).toBe(2)
    expect(app.announcements).toEqual([])
  })

  test('of somebody who may not is refused', () => {
    const guarded = createTestRunner(opened, {
      mayRun: (_actor, permission) => permission !== 'attendance.edit',
    })
    expect(guarded.refused('enterAbsence', noorIll, 'ill')).toEqual({
      code: 'forbidden',
      params: { permission: 'attendance.edit' },
    })
    guarded.done('settleRoster', { locationId: 'rainbow', week: '2026-W53' }, 'settle')
  })

  test.each([
    ['an unknown name', 'dropEverything', {}, 'unknownCommand'],
    ['a name every object has', 'constructor', {}, 'unknownCommand'],
    ['a field too many', 'enterAbsence', { ...noorIll, note: 'x' }, 'invalid'],
    ['a day that does not exist', 'enterAbsence', { ...noorIll, endDay: '2027-02-29' }, 'invalid'],
    ['reversed days', 'enterAbsence', { ...noorIll, endDay: '2026-11-30' }, 'invalid'],
    ['no arguments at all', 'enterAbsence', null, 'invalid'],
    ['an unknown child', 'enterAbsence', { ...noorIll, childId: 'nobody' }, 'notFound'],
  ])('with %s is refused', (_what, type, args, code) => {
    const before = stateHash(opened.db)
    expect(app.refused(type, args).code).toBe(code)
    expect(stateHash(opened.db)).toBe(before)
  })

  test('says which field is wrong and what is wrong with it', () => {
    expect(app.refused('enterAbsence', { ...noorIll, endDay: '2027-02-29' })).toEqual({
      code: 'invalid',
      params: { path: 'endDay', problem: 'day' },
    })
  })

  test('from a newer app is refused, not guessed at', () => {
    const answer = app.runner.run({
      id: 'future' as CommandId,
      type: 'enterAbsence',
      version: 3,
      args: noorIll,
      actorId: 'manager',
    })
    expect(answer).toEqual({
      ok: false,
      refusal: { code: 'unsupportedVersion', params: { type: 'enterAbsence', version: 3 } },
    })
  })

  test('with a name of 10,000 characters is refused and nothing of the set is written', () => {
    const before = stateHash(opened.db)
    const rows = {
      child: [
        aChild({ id: childId('mila') }),
        aChild({ id: childId('endless'), firstName: 'a'.repeat(10_000) }),
      ],
    }
    expect(app.refused('importOrganisation', { rows })).toEqual({
      code: 'invalid',
      params: { path: 'rows.child.1.firstName', problem: 'tooLong' },
    })
    expect(stateHash(opened.db)).toBe(before)
  })

  test('that names a row that is not there is refused as a whole', () => {
    const before = stateHash(opened.db)
    const rows = {
      child: [aChild({ id: childId('mila') }), aChild({ id: childId('lotte'), mentorId: 'ghost' as never })],
    }
    expect(app.refused('importOrganisation', { rows })).toEqual({
      code: 'missingReference',
      params: { table: 'child', id: 'lotte', field: 'mentorId', value: 'ghost', target: 'staff_member' },
    })
    expect(stateHash(opened.db)).toBe(before)
  })

  test('that takes an act back needs the permission of that act (PRIV-4)', () => {
    app.run(
      'setHouseRule',
      { locationId: null, code: 'swap.noticeDays', value: '5', validFrom: '2026-12-01' },
      'rule',
    )
    const planner = createTestRunner(opened, { mayRun: (_actor, permission) => permission !== 'rules.edit' })
    const before = stateHash(opened.db)
    expect(planner.refused('undoCommand', { commandId: 'rule' }, 'back')).toEqual({
      code: 'forbidden',
      params: { permission: 'rules.edit' },
    })
    expect(stateHash(opened.db)).toBe(before)
    app.run('undoCommand', { commandId: 'rule' }, 'back-by-manager')
    expect(planner.refused('redoCommand', { commandId: 'rule' }, 'again').code).toBe('forbidden')
  })

  test('that breaks off half-way leaves nothing half-written', () => {
    const args = z.strictObject({})
    const half = putRow('child', aChild({ id: childId('half') }))
    const define = (type: string, second: RowChange) =>
      registered(
        defineCommand({
          type,
          version: 1,
          permission: 'data.import',
          args,
          // The second change fails after the first one was written.
          *handle() {
            return effect({ code: `command.${type}`, params: {} }, [half, second])
          },
        }),
      )
    const registry = createCommandRegistry(
      [
        define('takesNoorAway', deleteRow('child', 'noor')),
        define('takesNobodyAway', deleteRow('child', 'nobody')),
        define('writesNonsense', putRow('child', { ...aChild({ id: childId('bad') }), firstName: '' })),
      ],
      {},
    )
    const broken = createTestRunner(opened, { registry })
    const before = stateHash(opened.db)
    // Noor still has contracts.
    expect(broken.refused('takesNoorAway', {}, 'one').code).toBe('stillReferenced')
    expect(() => broken.run('takesNobodyAway', {}, 'two')).toThrow('not there')
    expect(() => broken.run('writesNonsense', {}, 'three')).toThrow()
    expect(stateHash(opened.db)).toBe(before)
    expect(countPending(opened.db)).toBe(1)
    // The database still works.
    app.done('enterAbsence', noorIll)
  })

  test('in a batch stands or falls with the others', () => {
    const batch = (args: readonly unknown[]) =>
      app.runner.runBatch(
        args.map((each, index) => ({
          id: `batch-${args.length}-${index}` as CommandId,
          type: 'enterAbsence',
          args: each,
          actorId: 'manager',
        })),
      )
    const sem = { ...noorIll, childId: 'sem' }
    const before = stateHash(opened.db)
    const refused = batch([noorIll, sem, noorIll])
    expect(refused).toMatchObject({ ok: false, refusal: { index: 2, refusal: { code: 'alreadyAbsent' } } })
    expect(stateHash(opened.db)).toBe(before)
    const done = batch([noorIll, sem])
    expect(done.ok).toBe(true)
    expect(createRowReader(opened.db).countRows('absence')).toBe(3)
  })
})
