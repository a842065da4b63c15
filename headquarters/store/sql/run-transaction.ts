import type { SqlConnection } from './sql-connection.ts'
import { sqlStateOf } from './sql-trouble.ts'
import type { SqlSession } from './sql-session.ts'

const BEGIN = {
  read: 'begin isolation level repeatable read, read only',
  write: 'begin isolation level read committed',
} as const

/** The statement came behind one that failed; that one says what was wrong. */
const IN_FAILED_TRANSACTION = '25P02'

/**
 * One transaction over a connection. Statements go out as soon as they are known, so that a chain of writes costs one
 * wait; the commit waits for all of them.
 */
export async function runTransaction<Value>(
  connection: SqlConnection,
  mode: 'read' | 'write',
  work: (session: SqlSession) => Promise<Value>,
): Promise<Value> {
  const told: Promise<unknown>[] = []
  let firstTrouble: unknown

  async function noted<Answer>(answer: Promise<Answer>): Promise<Answer> {
    try {
      return await answer
    } catch (error) {
      firstTrouble ??= error
      throw sqlStateOf(error) === IN_FAILED_TRANSACTION ? firstTrouble : error
    }
  }
  const session: SqlSession = {
    ask: (text, values = []) => noted(connection.run(text, values)),
    tell(text, values = []) {
      const answer = noted(connection.run(text, values))
      // Whoever settles hears of it; until then nobody listens.
      answer.catch(() => undefined)
      told.push(answer)
    },
    async settled() {
      await Promise.all(told.splice(0))
    },
  }
  session.tell(BEGIN[mode])
  try {
    const value = await work(session)
    // Goes out behind the last write. When one of those failed, the database takes the commit for a rollback.
    const committed = connection.run('commit', [])
    committed.catch(() => undefined)
    await session.settled()
    await committed
    if (firstTrouble !== undefined) throw firstTrouble
    return value
  } catch (error) {
    await connection.run('rollback', []).catch(() => undefined)
    throw error
  }
}
