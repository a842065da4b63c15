import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { importSample } from '#electron/import-sample.ts'
import { startApp } from '#tests/harness/app.ts'
import type { TestApp } from '#tests/harness/app.ts'

const sample = join(import.meta.dirname, '../../../resources/sample')
let app: TestApp | undefined

afterEach(() => {
  app?.close()
  app = undefined
})

test('Ctrl+Z on a fresh sample does not take the whole organisation away', async () => {
  app = await startApp()
  importSample(app.application, sample)
  expect(await app.refused('history.undo', {})).toMatchObject({ code: 'history.nothingToUndo' })
  expect(app.application.isEmpty()).toBe(false)
  const { entries } = await app.done('history.list', { limit: 10 })
  expect(entries).toMatchObject([{ actorName: 'Dagdeel', isUndone: false }])
})

test('a folder that holds an organisation is never filled with the sample', async () => {
  app = await startApp()
  importSample(app.application, sample)
  importSample(app.application, sample)
  const { entries } = await app.done('history.list', { limit: 10 })
  expect(entries).toHaveLength(1)
})
