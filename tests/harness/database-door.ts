import { createServer } from 'node:http'
import type { Server, ServerResponse } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import type { startPostgres } from '../../scripts/lib/postgres.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where test files ask for a database. */
    databaseDoor: number
  }
}

/**
 * Databases for a whole run: making one takes seconds, so that is done once, when the first test file asks. They are
 * ended and removed with the run. Nothing that ran before is used.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'dagdeel-databases-'))
  let postgres: ReturnType<typeof startPostgres> | undefined
  let pglite: Promise<string> | undefined

  async function answer(path: string | undefined): Promise<string> {
    if (path === '/pglite') return (pglite ??= makePglite(join(folder, 'pglite')))
    const started = await (postgres ??= startServer())
    if ('reason' in started) throw new Error(started.reason)
    return started.url
  }
  const door = createServer((request, response) => {
    answer(request.url).then(
      (text) => finish(response, 200, text),
      (error: unknown) => finish(response, 500, error instanceof Error ? error.message : String(error)),
    )
  })
  project.provide('databaseDoor', await listen(door))
  return async () => {
    door.close()
    const started = await postgres?.catch(() => undefined)
    if (started !== undefined && 'stop' in started) await started.stop()
    await pglite?.catch(() => undefined)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The tests are about our side: nothing of this server has to survive. */
async function startServer(): ReturnType<typeof startPostgres> {
  const { startPostgres: start } = await import('../../scripts/lib/postgres.mjs')
  return start({ settings: { fsync: 'off', max_connections: '300' } })
}

/** A folder with an empty headquarters, to be copied. */
async function makePglite(folder: string): Promise<string> {
  const { openPgliteStore } = await import('#headquarters/store/pglite/open-pglite-store.ts')
  const { store } = await openPgliteStore({
    folder,
    isFlushing: false,
    firstMeta: () => ({ epoch: 'history-1', name: 'De Boog' }),
    patience: { chance: () => 0, sleep: async () => undefined },
  })
  await store.close()
  return folder
}

function finish(response: ServerResponse, status: number, text: string): void {
  response.statusCode = status
  response.end(text)
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
}
