import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { createCommandLogReader } from '#electron/db/repositories/command-log.ts'
import { stateHash } from '#electron/db/state-hash.ts'
import { verifyDatabase } from '#electron/db/verify-database.ts'
import { commandRegistry } from '#shared/commands/registry.ts'
import type { CommandId } from '#shared/domain/ids.ts'
import { ruleTexts } from '#shared/text/catalogue.ts'
import { createTexts, writeMessage } from '#shared/text/create-texts.ts'
import { languages } from '#shared/text/formats.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { createTestRunner, makeTempFolder, openTestFolder } from '#tests/harness/database.ts'
import type { TestRunner } from '#tests/harness/database.ts'
import { commandExamples } from '#tests/harness/every-command.ts'

let temp: ReturnType<typeof makeTempFolder>
let opened: OpenedDataFolder
let app: TestRunner

beforeEach(async () => {
  temp = makeTempFolder()
  opened = await openTestFolder(temp.folder)
  app = createTestRunner(opened)
  app.done('importOrganisation', { rows: aRowSet() }, 'import')
})

afterEach(() => {
  opened.close()
  temp.remove()
})

test('every command of the app has an example here', () => {
  // On a computer that stands alone nothing is ever rejected.
  const elsewhere = ['undoCommand', 'redoCommand', 'dismissRejection']
  const shown = new Set([...commandExamples.map(({ type }) => type), ...elsewhere])
  expect(commandRegistry.types.filter((type) => !shown.has(type))).toEqual([])
})

test.each(commandExamples.filter(({ finalBecause }) => finalBecause !== undefined))(
  '$type is final and says so',
  ({ type, args, after, finalBecause }) => {
    for (const earlier of after ?? []) app.done(earlier.type, earlier.args, earlier.id)
    app.done(type, args, 'the-act')
    const done = stateHash(opened.db)
    expect(app.refused('undoCommand', { commandId: 'the-act' }).code).toBe(finalBecause)
    expect(stateHash(opened.db)).toBe(done)
  },
)

const undoable = commandExamples.filter(({ finalBecause }) => finalBecause === undefined)

describe.each(undoable)('$type', ({ type, args, after }) => {
  test('done and undone is as if it never happened, redone is as if it was never undone', () => {
    for (const earlier of after ?? []) app.done(earlier.type, earlier.args, earlier.id)
    const before = stateHash(opened.db)
    const receipt = app.done(type, args, 'the-act')
    const done = stateHash(opened.db)
    expect(receipt.changeCount).toBeGreaterThan(0)
    expect(done).not.toBe(before)
    app.done('undoCommand', { commandId: 'the-act' })
    expect(stateHash(opened.db)).toBe(before)
    app.done('redoCommand', { commandId: 'the-act' })
    expect(stateHash(opened.db)).toBe(done)
    app.done('undoCommand', { commandId: 'the-act' })
    expect(stateHash(opened.db)).toBe(before)
  })
})

test('many commands after one another are undone one by one to the very beginning', () => {
  const states: string[] = []
  const ids: string[] = []
  function act(type: string, args: unknown, id: string): void {
    const before = stateHash(opened.db)
    const answer = app.run(type, args, id)
    // Examples do not all fit after one another (a shift is already gone), and shared beginnings are done once.
    if (!answer.ok || answer.value.isRepeat) return
    states.push(before)
    ids.push(id)
  }
  // What must be there first may be what stays in a register.
  const final = new Set(commandExamples.flatMap(({ type, finalBecause }) => (finalBecause ? [type] : [])))
  const reversible = undoable.filter(({ after = [] }) => after.every(({ type }) => !final.has(type)))
  for (const [index, example] of reversible.entries()) {
    for (const earlier of example.after ?? []) act(earlier.type, earlier.args, earlier.id)
    act(example.type, example.args, `example-${index}`)
  }
  expect(ids.length).toBeGreaterThan(18)
  for (const [index, id] of ids.toReversed().entries()) {
    app.done('undoCommand', { commandId: id })
    expect(stateHash(opened.db)).toBe(states.at(-1 - index))
  }
  expect(verifyDatabase(opened.db)).toEqual([])
})

test('a whole import is undone in one step, to an empty database, and put back', () => {
  const full = stateHash(opened.db)
  app.done('undoCommand', { commandId: 'import' })
  expect(opened.db.first('select count(*) as total from child')?.['total']).toBe(0)
  app.done('redoCommand', { commandId: 'import' })
  expect(stateHash(opened.db)).toBe(full)
})

test('undo and redo still work after the app was closed and started again', async () => {
  const before = stateHash(opened.db)
  app.done('removeAbsence', { absenceId: 'noor-ill' }, 'removal')
  const done = stateHash(opened.db)
  opened.close()

  opened = await openTestFolder(temp.folder)
  app = createTestRunner(opened, { idPrefix: 'later' })
  expect(createCommandLogReader(opened.db).listHistory(5)[0]).toMatchObject({
    commandId: 'removal',
    label: { code: 'command.removeAbsence', params: { firstName: 'Noor' } },
    isUndone: false,
  })
  app.done('undoCommand', { commandId: 'removal' })
  expect(stateHash(opened.db)).toBe(before)
  opened.close()

  opened = await openTestFolder(temp.folder)
  app = createTestRunner(opened, { idPrefix: 'latest' })
  expect(createCommandLogReader(opened.db).listHistory(5)[0]).toMatchObject({
    commandId: 'removal',
    isUndone: true,
  })
  app.done('redoCommand', { commandId: 'removal' })
  expect(stateHash(opened.db)).toBe(done)
})

test('undo is refused when somebody built on it, and names the later act', () => {
  const shift = {
    staffMemberId: 'joris',
    groupId: 'ladybirds',
    day: '2026-11-24',
    startMinute: 450,
    endMinute: 960,
    breaks: [],
  }
  app.done('assignShift', shift, 'assigned')
  app.done('changeShift', { shiftId: 'assigned.1', ...shift, endMinute: 900 }, 'shortened')
  const before = stateHash(opened.db)
  expect(app.refused('undoCommand', { commandId: 'assigned' })).toEqual({
    code: 'changedSince',
    params: {
      table: 'shift',
      id: 'assigned.1',
      commandId: 'shortened',
      commandType: 'changeShift',
      actorId: 'manager',
      at: '2026-11-24T09:00:00.000Z',
    },
  })
  expect(stateHash(opened.db)).toBe(before)
  app.done('undoCommand', { commandId: 'shortened' })
  app.done('undoCommand', { commandId: 'assigned' })
})

test('undo of an import is refused once something new hangs on its rows', () => {
  app.done('settleRoster', { locationId: 'rainbow', week: '2026-W50' }, 'settled')
  expect(app.refused('undoCommand', { commandId: 'import' })).toMatchObject({
    code: 'stillReferenced',
    params: { table: 'location', id: 'rainbow', by: 'settled_roster' },
  })
})

test('what is undone cannot be undone again, and what stands cannot be redone', () => {
  app.done('removeAbsence', { absenceId: 'noor-ill' }, 'removal')
  expect(app.refused('redoCommand', { commandId: 'removal' }).code).toBe('notUndone')
  app.done('undoCommand', { commandId: 'removal' })
  expect(app.refused('undoCommand', { commandId: 'removal' }).code).toBe('alreadyUndone')
  expect(app.refused('undoCommand', { commandId: 'never-sent' }).code).toBe('notFound')
})

test('the undo of an undo is a redo, by the name of either', () => {
  const before = stateHash(opened.db)
  app.done('removeAbsence', { absenceId: 'noor-ill' }, 'removal')
  const done = stateHash(opened.db)
  app.done('undoCommand', { commandId: 'removal' }, 'the-undo')
  app.done('redoCommand', { commandId: 'the-undo' }, 'the-redo')
  expect(stateHash(opened.db)).toBe(done)
  app.done('undoCommand', { commandId: 'the-redo' })
  expect(stateHash(opened.db)).toBe(before)
})

test('a batch is one line of the undo list and is undone as a whole', () => {
  const before = stateHash(opened.db)
  const absence = {
    startDay: '2026-12-07',
    endDay: '2026-12-07',
    startMinute: null,
    endMinute: null,
    reason: 'ill',
    isForCredit: false,
  }
  const batch = app.runner.runBatch(
    ['noor', 'sem'].map((childId) => ({
      id: `ill-${childId}` as CommandId,
      type: 'enterAbsence',
      args: { childId, ...absence },
      actorId: 'manager',
    })),
  )
  expect(batch.ok).toBe(true)
  expect(createCommandLogReader(opened.db).listHistory(10)[0]).toMatchObject({
    commandId: 'ill-noor',
    commandCount: 2,
    changeCount: 2,
  })
  app.done('undoCommand', { commandId: 'ill-sem' })
  expect(stateHash(opened.db)).toBe(before)
  expect(app.refused('undoCommand', { commandId: 'ill-noor' }).code).toBe('alreadyUndone')
})

test('the undo list is no longer than asked for, latest first', () => {
  for (let week = 30; week < 50; week += 1) {
    app.done('settleRoster', { locationId: 'rainbow', week: `2026-W${week}` }, `settle-${week}`)
  }
  const history = createCommandLogReader(opened.db).listHistory(5)
  expect(history.map(({ commandId }) => commandId)).toEqual(
    [49, 48, 47, 46, 45].map((week) => `settle-${week}`),
  )
})

test('what was done has a name in both languages, with nothing left to fill in', () => {
  for (const [index, example] of commandExamples.entries()) {
    for (const earlier of example.after ?? []) app.run(earlier.type, earlier.args, earlier.id)
    app.run(example.type, example.args, `example-${index}`)
  }
  const labels = createCommandLogReader(opened.db)
    .listHistory(200)
    .map(({ label }) => label)
  expect(new Set(labels.map(({ code }) => code)).size).toBeGreaterThan(14)
  for (const language of languages) {
    const texts = createTexts(ruleTexts, language)
    for (const label of labels) {
      const catalogue = ruleTexts[language]
      // A sentence with a number has one form for 1 and one for others.
      const sentence = catalogue[label.code] ?? catalogue[`${label.code}_other`] ?? ''
      const asked = [...sentence.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? '')
      expect(
        asked.filter((name) => !Object.hasOwn(label.params, name)),
        label.code,
      ).toEqual([])
      expect(writeMessage(texts, label)).toMatch(/^\S.*\S$/)
      expect(sentence).not.toBe('')
    }
  }
})
