import { Worker } from 'node:worker_threads'
import { StoreUnavailable } from '../store.ts'
import { wireText } from '../sql/sql-connection.ts'
import type { SqlConnection } from '../sql/sql-connection.ts'
import type { SqlRow, SqlValue } from '../sql/sql-session.ts'
import type { FromThread, ThreadStart, ThreadStatement, ToThread } from './pglite-messages.ts'
import { readAnswer } from './read-answer.ts'

/** In a build the thread is a file of its own beside the program; from the sources it stands here. */
const BUILT = './hq-database-thread.mjs'
const SOURCE = './pglite-thread.ts'
/** A statement that takes longer has gone wrong: the thread is ended, and what was not committed is gone. */
const STATEMENT_MOST_MS = 60_000

export interface DatabaseThread extends SqlConnection {
  /** Statements without values. */
  execute(text: string): Promise<void>
  readonly isGone: boolean
  close(): Promise<void>
}

interface Waiting {
  take(rows: readonly SqlRow[]): void
  fail(error: unknown): void
}

/** Starts PostgreSQL in a thread and waits until it can work. Statements that are given in one go cross over together. */
export async function startDatabaseThread(start: ThreadStart): Promise<DatabaseThread> {
  const here = import.meta.url
  const file = new URL(here.endsWith('.ts') ? SOURCE : BUILT, here)
  const worker = new Worker(file, { name: 'database', argv: [], execArgv: [], workerData: start })
  const waiting = new Map<number, Waiting>()
  const names = new Map<string, string>()
  let outgoing: ThreadStatement[] = []
  let lastId = 0
  let isGone = false
  let watchdog: NodeJS.Timeout | undefined

  function post(message: ToThread): void {
    worker.postMessage(message, [])
  }
  function send(): void {
    const statements = outgoing
    outgoing = []
    if (statements.length > 0) post({ kind: 'run', statements })
  }
  function give(text: string, name: string | null, values: readonly SqlValue[]): Promise<readonly SqlRow[]> {
    if (isGone) return Promise.reject(new StoreUnavailable('the database of headquarters is closed'))
    lastId += 1
    const id = lastId
    const answer = new Promise<readonly SqlRow[]>((take, fail) => void waiting.set(id, { take, fail }))
    // Everything that is known before the next wait crosses over together.
    if (outgoing.length === 0) process.nextTick(send)
    outgoing.push({ id, name, text, values: values.map(wireText) })
    watchdog ??= setTimeout(tooLong, STATEMENT_MOST_MS)
    return answer
  }
  function nameOf(text: string): string {
    const known = names.get(text)
    if (known !== undefined) return known
    const name = `s${names.size}`
    names.set(text, name)
    return name
  }
  function tooLong(): void {
    void worker.terminate()
    lose(new StoreUnavailable('the database of headquarters did not answer'))
  }
  function lose(error: unknown): void {
    isGone = true
    clearTimeout(watchdog)
    for (const { fail } of waiting.values()) fail(error)
    waiting.clear()
  }
  function takeAnswers(answers: Extract<FromThread, { readonly kind: 'answers' }>['answers']): void {
    clearTimeout(watchdog)
    for (const { id, bytes } of answers) {
      const asked = waiting.get(id)
      waiting.delete(id)
      try {
        asked?.take(readAnswer(bytes))
      } catch (error) {
        asked?.fail(error)
      }
    }
    watchdog = waiting.size === 0 ? undefined : setTimeout(tooLong, STATEMENT_MOST_MS)
  }

  let closed: (() => void) | undefined
  await new Promise<void>((take, fail) => {
    worker.on('message', (message: FromThread) => {
      if (message.kind === 'open') take()
      else if (message.kind === 'answers') takeAnswers(message.answers)
      else if (message.kind === 'closed') closed?.()
      else fail(new Error(`the database of headquarters does not open: ${message.message}`))
    })
    worker.on('error', (error) => {
      lose(new StoreUnavailable('the database of headquarters stopped', { cause: error }))
      fail(error)
    })
    worker.on('exit', () => {
      lose(new StoreUnavailable('the database of headquarters stopped'))
      closed?.()
      fail(new Error('the database of headquarters stopped at its start'))
    })
  })

  return {
    run: (text, values) => {
      const isPlain = values.length === 0 && !text.startsWith('select')
      return give(text, isPlain ? null : nameOf(text), values)
    },
    execute: async (text) => void (await give(text, null, [])),
    get isGone() {
      return isGone
    },
    async close() {
      if (isGone) return
      const done = new Promise<void>((resolve) => {
        closed = resolve
      })
      post({ kind: 'close' })
      await done
      isGone = true
      await worker.terminate()
    },
  }
}
