import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createCommandLogReader } from '#electron/db/repositories/command-log.ts'
import { verifyDatabase } from '#electron/db/verify-database.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { createTestRunner, makeTempFolder, openTestFolder } from '#tests/harness/database.ts'

const writer = fileURLToPath(new URL('../../harness/writing-process.ts', import.meta.url))

test('an app that is killed while writing loses nothing it confirmed and leaves nothing half', async () => {
  const temp = makeTempFolder()
  const first = await openTestFolder(temp.folder)
  createTestRunner(first).done('importOrganisation', { rows: aRowSet() }, 'import')
  first.close()
  for (let round = 1; round <= 4; round += 1) {
    const confirmed = await killAfter(temp.folder, round, 15 * round)
    expect(confirmed.length).toBeGreaterThanOrEqual(15 * round)
    const opened = await openTestFolder(temp.folder)
    const log = createCommandLogReader(opened.db)
    expect(confirmed.filter((id) => log.findCommand(id) === undefined)).toEqual([])
    expect(verifyDatabase(opened.db)).toEqual([])
    opened.close()
  }
  temp.remove()
})

/** Starts a writer, kills it without warning once it confirmed so many commands, and tells which those were. */
async function killAfter(folder: string, round: number, count: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [writer, folder, String(round)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
    if (output.split('\ndone ').length > count) child.kill('SIGKILL')
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
  expect(signal, errors).toBe('SIGKILL')
  // The last line may have been cut off by the kill.
  return output
    .slice(0, output.lastIndexOf('\n'))
    .split('\n')
    .filter((line) => line.startsWith('done '))
    .map((line) => line.slice('done '.length))
}
