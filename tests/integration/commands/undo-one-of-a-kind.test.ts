import { expect, test } from 'vitest'
import { createTestRunner } from '#tests/harness/database.ts'
import type { TestRunner } from '#tests/harness/database.ts'
import { givenWholeOrganisation } from '#tests/harness/whole-organisation.ts'

let app: TestRunner
givenWholeOrganisation({
  makeRunner: createTestRunner,
  give: (made) => {
    app = made
  },
})

const week = { locationId: 'rainbow', week: '2026-W53' }

test('a week that was opened and settled again is not settled twice by taking the opening back', () => {
  app.done('settleRoster', week, 'settled')
  app.done('unsettleRoster', week, 'opened')
  app.done('settleRoster', week, 'settled-again')

  const refusal = app.refused('undoCommand', { commandId: 'opened' })

  expect(refusal).toMatchObject({ code: 'changedSince', params: { commandId: 'settled-again' } })
})

test('once the second settling is taken back, the opening can be taken back too', () => {
  app.done('settleRoster', week, 'settled')
  app.done('unsettleRoster', week, 'opened')
  app.done('settleRoster', week, 'settled-again')
  app.done('undoCommand', { commandId: 'settled-again' })

  expect(app.run('undoCommand', { commandId: 'opened' }).ok).toBe(true)
})
