import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { text as readText } from 'node:stream/consumers'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCli } from '#electron/cli/run-cli.ts'
import { stateHash } from '#electron/db/state-hash.ts'
import { makeTempFolder, openTestFolder } from '#tests/harness/database.ts'
import { makeSampleFolder } from './sample-folder.ts'
import type { SampleFolder } from './sample-folder.ts'

let sample: SampleFolder
let temp: ReturnType<typeof makeTempFolder>

beforeAll(async () => {
  sample = await makeSampleFolder()
  temp = makeTempFolder()
}, 120_000)
afterAll(() => {
  sample.remove()
  temp.remove()
})

test('the command line writes everything in one zip, and brings it in again in another folder', async () => {
  const written = await dagdeel('export', '--data', sample.folder, '--to', temp.folder)
  expect(written).toMatchObject({ code: 0 })
  const [name = ''] = readdirSync(temp.folder)
  expect(JSON.parse(written.output)).toMatchObject({ ok: true, file: join(temp.folder, name) })
  const files = unzipSync(readFileSync(join(temp.folder, name)))
  const acts = join(temp.folder, 'bring-in.jsonl')
  writeFileSync(acts, files['bring-in.jsonl'] ?? '')
  const fresh = join(temp.folder, 'fresh')
  expect(await dagdeel('import', acts, '--data', fresh)).toMatchObject({ code: 0 })
  expect(await hashOf(fresh)).toBe(await hashOf(sample.folder))
}, 120_000)

test('an export is never written over a file that is there', async () => {
  await dagdeel('export', '--data', sample.folder, '--to', temp.folder)
  expect(await dagdeel('export', '--data', sample.folder, '--to', temp.folder)).toMatchObject({ code: 2 })
  expect(existsSync(join(temp.folder, 'fresh'))).toBe(true)
}, 120_000)

async function hashOf(folder: string): Promise<string> {
  const opened = await openTestFolder(folder)
  const hash = stateHash(opened.db)
  opened.close()
  return hash
}

async function dagdeel(
  ...words: readonly string[]
): Promise<{ readonly code: number; readonly output: string }> {
  const streams = { input: Readable.from([]), output: new PassThrough(), error: new PassThrough() }
  const [code, output] = await Promise.all([
    runCli(words, streams).finally(() => {
      streams.output.end()
      streams.error.end()
    }),
    readText(streams.output),
    readText(streams.error),
  ])
  return { code, output }
}
