import { beforeEach, expect, test } from 'vitest'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { createCommandLogReader } from '#electron/db/repositories/command-log.ts'
import { stateHash } from '#electron/db/state-hash.ts'
import type { Onlooker } from '#electron/services/audit/describe-line.ts'
import { createAct } from '#electron/services/commands/act.ts'
import { createHistoryService } from '#electron/services/history/history-service.ts'
import type { HistoryService } from '#electron/services/history/history-service.ts'
import { commandRegistry } from '#shared/commands/registry.ts'
import { historyList } from '#shared/ipc/calls/history.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { aPrivacyRequest } from '#tests/harness/privacy-examples.ts'
import { openTestRecords } from '#tests/harness/database.ts'
import type { TestRunner } from '#tests/harness/database.ts'

const onlooker = { id: 'manager', role: 'locationManager', locationIds: [] } as const satisfies Onlooker
let opened: OpenedDataFolder
let app: TestRunner
let history: HistoryService

beforeEach(async () => {
  const records = await openTestRecords()
  opened = records.opened
  app = records.app
  let made = 0
  const newId = (): string => {
    made += 1
    return `screen-${made}`
  }
  history = createHistoryService({
    ...{ db: opened.db, log: createCommandLogReader(opened.db) },
    permissionOf: (type) => commandRegistry.permissionOf(type),
    act: createAct(app.runner, { newId }),
    nameOf: (actorId) => `name of ${actorId}`,
  })
  return records.close
})

const settle = (week: number): void => {
  app.done('settleRoster', { locationId: 'rainbow', week: `2026-W${week}` }, `settle-${week}`)
}

test('with nothing done there is nothing to undo or redo', () => {
  expect(history.undo('manager')).toEqual({
    ok: false,
    refusal: { code: 'history.nothingToUndo', params: {} },
  })
  expect(history.redo('manager')).toEqual({
    ok: false,
    refusal: { code: 'history.nothingToRedo', params: {} },
  })
  expect([history.nextUndo(onlooker), history.nextRedo(onlooker)]).toEqual([null, null])
})

test('an act that stays done is offered to nobody as the next to undo, and asked for all the same it says why', () => {
  app.done('importOrganisation', { rows: aRowSet() }, 'import')
  app.done('enterPrivacyRequest', aPrivacyRequest, 'asked')
  expect(history.nextUndo(onlooker)).toBeNull()
  expect(history.undo('manager')).toMatchObject({ ok: false, refusal: { code: 'refusal.registerStays' } })
  settle(48)
  expect(history.nextUndo(onlooker)?.code).toBe('command.settleRoster')
})

test('undo walks back step by step and redo walks forward again over the same states', () => {
  const states = [stateHash(opened.db)]
  app.done('importOrganisation', { rows: aRowSet() }, 'import')
  states.push(stateHash(opened.db))
  for (const week of [48, 49, 50]) {
    settle(week)
    states.push(stateHash(opened.db))
  }
  for (const expected of states.slice(0, -1).toReversed()) {
    expect(history.undo('manager').ok).toBe(true)
    expect(stateHash(opened.db)).toBe(expected)
  }
  expect(history.undo('manager').ok).toBe(false)
  for (const expected of states.slice(1)) {
    expect(history.redo('manager').ok).toBe(true)
    expect(stateHash(opened.db)).toBe(expected)
  }
  expect(history.redo('manager').ok).toBe(false)
  // And back once more: what was redone last is undone first.
  for (const expected of states.slice(0, -1).toReversed()) {
    expect(history.undo('manager').ok).toBe(true)
    expect(stateHash(opened.db)).toBe(expected)
  }
})

test('the labels say what undo and redo would take', () => {
  app.done('importOrganisation', { rows: aRowSet() }, 'import')
  settle(48)
  settle(49)
  history.undo('manager')
  expect(history.nextUndo(onlooker)).toMatchObject({
    code: 'command.settleRoster',
    params: { week: '2026-W48' },
  })
  expect(history.nextRedo(onlooker)).toMatchObject({
    code: 'command.settleRoster',
    params: { week: '2026-W49' },
  })
})

test('something new ends what could be put back', () => {
  app.done('importOrganisation', { rows: aRowSet() }, 'import')
  settle(48)
  history.undo('manager')
  settle(49)
  expect(history.nextRedo(onlooker)).toBeNull()
  expect(history.redo('manager').ok).toBe(false)
  expect(history.nextUndo(onlooker)).toMatchObject({ params: { week: '2026-W49' } })
})

test('the list tells what happened, newest first, as the contract asks', () => {
  app.done('importOrganisation', { rows: aRowSet() }, 'import')
  settle(48)
  history.undo('manager')
  const entries = history.list(10, onlooker)
  expect(entries.map(({ commandId, isUndone, isUndo }) => ({ commandId, isUndone, isUndo }))).toEqual([
    { commandId: 'screen-1', isUndone: false, isUndo: true },
    { commandId: 'settle-48', isUndone: true, isUndo: false },
    { commandId: 'import', isUndone: false, isUndo: false },
  ])
  expect(entries[0]?.actorName).toBe('name of manager')
  expect(historyList.output.safeParse({ entries }).success).toBe(true)
  expect(history.list(1, onlooker)).toHaveLength(1)
})
