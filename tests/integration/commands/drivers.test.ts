import { beforeEach, describe, expect, test } from 'vitest'
import { createFactAnswers } from '#electron/db/answer-facts.ts'
import { shippedRulebook } from '#resources/shipped-rulebook.ts'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { createCommandContext } from '#shared/commands/command-context.ts'
import type { FactQuery } from '#shared/commands/facts.ts'
import { findRow } from '#shared/commands/facts.ts'
import type { Facts } from '#shared/commands/facts.ts'
import { commandRegistry } from '#shared/commands/registry.ts'
import { runAsync } from '#shared/commands/run-async.ts'
import { runSync } from '#shared/commands/run-sync.ts'
import type { CommandId } from '#shared/domain/ids.ts'
import { isoDay } from '#shared/kernel/time.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { openTestRecords } from '#tests/harness/database.ts'
import type { TestRunner } from '#tests/harness/database.ts'
import { commandExamples } from '#tests/harness/every-command.ts'
import type { CommandExample } from '#tests/harness/command-example.ts'

let opened: OpenedDataFolder
let app: TestRunner

beforeEach(async () => {
  const records = await openTestRecords()
  opened = records.opened
  app = records.app
  app.done('importOrganisation', { rows: aRowSet() }, 'import')
  app.done('settleRoster', { locationId: 'rainbow', week: '2026-W52' }, 'taken-back')
  app.done('undoCommand', { commandId: 'taken-back' })
  return records.close
})

const historyExamples: readonly CommandExample[] = [
  { type: 'undoCommand', args: { commandId: 'import' } },
  { type: 'redoCommand', args: { commandId: 'taken-back' } },
]
const refusedExamples: readonly CommandExample[] = [
  { type: 'enterAbsence', args: { ...commandArgs('enterAbsence'), childId: 'nobody' } },
  { type: 'undoCommand', args: { commandId: 'unknown' } },
]

function commandArgs(type: string): object {
  return commandExamples.find((example) => example.type === type)?.args as object
}

describe.each([...commandExamples, ...historyExamples, ...refusedExamples])(
  '$type',
  ({ type, args, after }) => {
    test('asks and answers the same on a database that answers at once and on one that must be waited for', async () => {
      for (const earlier of after ?? []) app.done(earlier.type, earlier.args, earlier.id)
      const prepared = commandRegistry.prepare(type, undefined, args)
      if (!prepared.ok) throw new Error(`bad example: ${JSON.stringify(prepared.refusal)}`)
      const context = () =>
        createCommandContext({
          commandId: 'the-act' as CommandId,
          actorId: 'manager',
          deviceId: opened.deviceId,
          at: '2026-11-24T09:00:00.000Z' as Instant,
          today: isoDay('2026-11-24'),
        })
      const answer = createFactAnswers(opened.db, shippedRulebook())
      const askedAtOnce: FactQuery[] = []
      const askedLater: FactQuery[] = []
      const atOnce = runSync(prepared.value.handle(context()), (query) => {
        askedAtOnce.push(query)
        return answer(query)
      })
      const later = await runAsync(prepared.value.handle(context()), async (query) => {
        askedLater.push(query)
        await Promise.resolve()
        return answer(query)
      })
      expect(later).toEqual(atOnce)
      expect(askedLater).toEqual(askedAtOnce)
      expect(askedAtOnce.length).toBeGreaterThan(0)
    })
  },
)

test('an answer that fails reaches the handler on both', async () => {
  function* careful(): Facts<string> {
    try {
      yield* findRow('child', 'noor')
      return 'read'
    } catch {
      return 'caught'
    }
  }
  const fail = (): never => {
    throw new Error('disk')
  }
  expect(runSync(careful(), fail)).toBe('caught')
  expect(await runAsync(careful(), async () => fail())).toBe('caught')
})
