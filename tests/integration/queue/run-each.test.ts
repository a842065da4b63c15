import { beforeEach, describe, expect, test } from 'vitest'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import { stateHash } from '#electron/db/state-hash.ts'
import { verifyDatabase } from '#electron/db/verify-database.ts'
import type { CommandId } from '#shared/domain/ids.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { openTestRecords } from '#tests/harness/database.ts'
import type { TestRunner } from '#tests/harness/database.ts'

let opened: OpenedDataFolder
let app: TestRunner

beforeEach(async () => {
  const records = await openTestRecords()
  opened = records.opened
  app = records.app
  app.done('importOrganisation', { rows: aRowSet() })
  app.announcements.length = 0
  return records.close
})

const ill = (childId: string) => ({
  childId,
  startDay: '2026-12-01',
  endDay: '2026-12-01',
  startMinute: null,
  endMinute: null,
  reason: 'ill',
  isForCredit: false,
})

function each(types: readonly (readonly [type: string, args: unknown])[]) {
  return app.runner.runEach(
    types.map(([type, args], place) => ({
      id: `each-${place}` as CommandId,
      type,
      args,
      actorId: 'manager',
    })),
  )
}

describe('several commands of which some may be refused', () => {
  test('each that can be done is done; what is refused leaves nothing and says why', () => {
    const absences = () => createRowReader(opened.db).countRows('absence')
    const before = absences()
    const results = each([
      ['enterAbsence', ill('nobody')],
      ['enterAbsence', ill('noor')],
      ['enterAbsence', ill('noor')],
      ['enterAbsence', ill('sem')],
    ])
    expect(results.map((result) => (result.ok ? 'done' : result.refusal.code))).toEqual([
      'notFound',
      'done',
      'alreadyAbsent',
      'done',
    ])
    expect(absences()).toBe(before + 2)
    expect(verifyDatabase(opened.db)).toEqual([])
  })

  test('is announced once and undone in one step, also when its first command was refused', () => {
    const before = stateHash(opened.db)
    const results = each([
      ['enterAbsence', ill('nobody')],
      ['enterAbsence', ill('noor')],
      ['enterAbsence', ill('sem')],
    ])
    expect(app.announcements).toHaveLength(1)
    const [, first] = results
    if (first?.ok !== true) throw new Error('the second is the first that is done')
    app.done('undoCommand', { commandId: first.value.commandId })
    expect(stateHash(opened.db)).toBe(before)
  })

  test('when all are refused nothing is announced and nothing is kept', () => {
    const before = stateHash(opened.db)
    expect(each([['enterAbsence', ill('nobody')]]).map(({ ok }) => ok)).toEqual([false])
    expect(each([])).toEqual([])
    expect(app.announcements).toEqual([])
    expect(stateHash(opened.db)).toBe(before)
  })

  test('a fault takes the whole back: half a batch is never kept', () => {
    const before = stateHash(opened.db)
    expect(() =>
      each([
        ['enterAbsence', ill('noor')],
        ['undoCommand', { commandId: 'command-1' }],
      ]),
    ).toThrow(/undo and redo are no part of a batch/)
    expect(stateHash(opened.db)).toBe(before)
    expect(app.announcements).toEqual([])
  })

  test('sent twice is done once', () => {
    each([['enterAbsence', ill('noor')]])
    const before = stateHash(opened.db)
    expect(each([['enterAbsence', ill('noor')]])).toMatchObject([{ ok: true, value: { isRepeat: true } }])
    expect(stateHash(opened.db)).toBe(before)
  })
})
