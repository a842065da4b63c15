import { beforeEach, describe, expect, test } from 'vitest'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import { restrictedUses } from '#shared/commands/privacy/restricted-use.ts'
import { commandRegistry } from '#shared/commands/registry.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { openTestRecords } from '#tests/harness/database.ts'
import type { TestRunner } from '#tests/harness/database.ts'
import { commandExamples } from '#tests/harness/every-command.ts'
import { aPrivacyRequest } from '#tests/harness/privacy-examples.ts'

let opened: OpenedDataFolder
let app: TestRunner

beforeEach(async () => {
  const records = await openTestRecords()
  opened = records.opened
  app = records.app
  app.done('importOrganisation', { rows: aRowSet() }, 'import')
  return records.close
})

/** Everybody who is in the records by now. */
function restrictEveryChild(): void {
  const rows = createRowReader(opened.db)
  for (const { id: childId } of rows.listRows('child', {})) {
    if (rows.listRows('processing_restriction', { childId }).length > 0) continue
    app.done('startRestriction', { childId, reason: 'bezwaar loopt' })
  }
}

const wish = {
  kind: 'extraDay',
  childId: 'noor',
  locationId: 'rainbow',
  wantedDay: '2026-11-27',
  wantedStartMinute: 480,
  wantedEndMinute: 1080,
  wantedGroupId: null,
  givenDay: null,
  givenStartMinute: null,
  givenEndMinute: null,
  swapReason: null,
  payment: null,
}

test('of every act it is written down whether a restriction holds it back, and if not why (PRIV-2)', () => {
  expect(commandRegistry.types.filter((type) => restrictedUses[type] === undefined)).toEqual([])
  expect(Object.keys(restrictedUses).filter((type) => !commandRegistry.types.includes(type))).toEqual([])
})

const used = commandExamples.filter(({ type }) => typeof restrictedUses[type] === 'function')
const free = commandExamples.filter(
  ({ type }) => typeof restrictedUses[type] === 'string' && type !== 'startRestriction',
)

describe('while the data of a child is restricted (PRIV-2)', () => {
  test.each(used)('$type is refused, and says so', ({ type, args, after }) => {
    for (const earlier of after ?? []) app.done(earlier.type, earlier.args, earlier.id)
    restrictEveryChild()
    const newcomer = JSON.stringify(args).includes('"kind":"new"')
    // Of somebody who is not in the records yet nothing is restricted.
    if (newcomer) app.done(type, args)
    else expect(app.refused(type, args).code).toBe('restricted')
  })

  test.each(free)('$type goes on as before', ({ type, args, after }) => {
    for (const earlier of after ?? []) app.done(earlier.type, earlier.args, earlier.id)
    restrictEveryChild()
    expect(app.run(type, args)).toMatchObject({ ok: true })
  })
})

test('lifting the restriction gives everything back, and so does undoing it (PRIV-2)', () => {
  app.done('startRestriction', { childId: 'noor', reason: 'bezwaar loopt' }, 'kept')
  expect(app.refused('enterRequest', { wish, note: '' })).toEqual({
    code: 'restricted',
    params: { firstName: 'Noor' },
  })
  app.done('liftRestriction', { restrictionId: 'kept.1' }, 'lifted')
  app.done('enterRequest', { wish, note: '' }, 'asked')
  app.done('undoCommand', { commandId: 'asked' })
  app.done('undoCommand', { commandId: 'lifted' })
  expect(app.refused('enterRequest', { wish, note: '' }).code).toBe('restricted')
  app.done('undoCommand', { commandId: 'kept' })
  app.done('enterRequest', { wish, note: '' })
})

test('one child at a time: another child is not touched by it (PRIV-2)', () => {
  app.done('startRestriction', { childId: 'sem', reason: 'bezwaar loopt' })
  expect(app.run('enterRequest', { wish, note: '' })).toMatchObject({ ok: true })
})

test('a second restriction and a lifted one say why not', () => {
  app.done('startRestriction', { childId: 'noor', reason: 'bezwaar loopt' }, 'kept')
  expect(app.refused('startRestriction', { childId: 'noor', reason: 'nog een' }).code).toBe(
    'restrictionTwice',
  )
  expect(app.refused('startRestriction', { childId: 'sem', reason: ' ' }).code).toBe('reasonMissing')
  expect(app.refused('liftRestriction', { restrictionId: 'none' }).code).toBe('notFound')
})

test('who objected to decisions by the program gets them from a person (PRIV-8)', () => {
  app.done('enterRequest', { wish, note: '' }, 'asked')
  app.done('enterPrivacyRequest', { ...aPrivacyRequest, kind: 'objection' }, 'objected')
  expect(app.refused('approveAutomatically', { requestId: 'asked.1' }).code).toBe('automaticHeld')
  app.done('closePrivacyRequest', { requestId: 'objected.1', status: 'refused', outcome: 'ingetrokken' })
  expect(app.refused('approveAutomatically', { requestId: 'asked.1' }).code).not.toBe('automaticHeld')
})
