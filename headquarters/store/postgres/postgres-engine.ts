import { Client, DatabaseError, Pool } from 'pg'
import type { PoolClient, PoolConfig } from 'pg'
import { DatabaseFault } from '../sql/database-fault.ts'
import { DatabaseInUse } from '../sql/database-in-use.ts'
import { runTransaction } from '../sql/run-transaction.ts'
import { wireText } from '../sql/sql-connection.ts'
import type { SqlConnection } from '../sql/sql-connection.ts'
import type { SqlEngine } from '../sql/sql-session.ts'
import { StoreUnavailable } from '../store.ts'

export interface PostgresOptions {
  /** `postgres://user:password@host:port/database` */
  readonly url: string
  /** Connections that work at the same time, beside the one that holds the lock. */
  readonly connections?: number
}

const CONNECTIONS = 8
const STATEMENT_TIMEOUT_MS = 30_000
const CONNECT_TIMEOUT_MS = 5_000
/** Any number will do that nothing else in this database locks. One headquarters works on a database. */
const HEADQUARTERS_LOCK = 4_870_000

/** Every value as the database wrote it; whoever asked knows what it is. */
const asText = { getTypeParser: () => (value: string) => value } as unknown as NonNullable<
  PoolConfig['types']
>

/** PostgreSQL, for this headquarters alone. Throws `DatabaseInUse` when another one has it. */
export async function openPostgresEngine(options: PostgresOptions): Promise<SqlEngine> {
  const shared = {
    connectionString: options.url,
    application_name: 'dagdeel headquarters',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
  }
  const claim = createClaim(() => new Client(shared))
  await claim.hold()
  const pool = new Pool({
    ...shared,
    max: options.connections ?? CONNECTIONS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
    types: asText,
    pipeline: true,
  })
  // A connection that breaks is replaced by the next one that is asked for; who uses it hears of it by its statement.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => void client.on('error', () => undefined))
  let ending: Promise<void> | undefined

  async function withClient<Value>(work: (client: PoolClient) => Promise<Value>): Promise<Value> {
    await claim.hold()
    const client = await pool.connect()
    let trouble: unknown
    try {
      return await work(client)
    } catch (error) {
      trouble = error
      throw error
    } finally {
      // In the middle of something after a fault of the connection: not to be used again.
      client.release(trouble !== undefined && client.getTransactionStatus() !== 'I')
    }
  }

  return {
    kind: 'postgres',
    transaction: (mode, work) => withClient((client) => runTransaction(connectionOf(client), mode, work)),
    execute: (text) => withClient(async (client) => void (await told(client.query(text)))),
    tenure: () => claim.losses(),
    close() {
      ending ??= pool.end().then(() => claim.release())
      return ending
    },
  }
}

const names = new Map<string, string>()

/** Statements are planned once a connection, by a name that follows from their text. */
function nameOf(text: string): string {
  const known = names.get(text)
  if (known !== undefined) return known
  const name = `s${names.size}`
  names.set(text, name)
  return name
}

function connectionOf(client: PoolClient): SqlConnection {
  const gather = createGathering(client)
  return {
    async run(text, values) {
      gather()
      if (values.length === 0 && !text.startsWith('select')) {
        await told(client.query(text))
        return []
      }
      const result = await told(
        client.query<(string | null)[]>({
          ...{ name: nameOf(text), text, values: values.map(wireText), rowMode: 'array' as const },
        }),
      )
      return result.rows
    },
  }
}

/** The part of the driver's connection that its types keep to themselves. */
interface Wired {
  readonly connection: { readonly stream: { cork(): void; uncork(): void } }
}

/** Statements that are known at the same moment go out in one write: a write costs more than most statements. */
function createGathering(client: PoolClient): () => void {
  const { stream } = (client as unknown as Wired).connection
  let isGathering = false
  return () => {
    if (isGathering) return
    isGathering = true
    stream.cork()
    process.nextTick(() => {
      isGathering = false
      stream.uncork()
    })
  }
}

/** What the driver throws holds values of rows; that stays here. */
async function told<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code === undefined) throw error
    const { code, message, constraint, table } = error
    throw new DatabaseFault({ code, message, constraint, table })
  }
}

interface Claim {
  /** Makes sure the database is ours; asks again for it after its connection broke. */
  hold(): Promise<void>
  /** How often it was lost. */
  losses(): number
  release(): Promise<void>
}

/** The lock lives as long as the connection that took it, so a server that dies leaves nothing behind. */
function createClaim(connect: () => Client): Claim {
  let held: Promise<Client> | undefined

  async function take(): Promise<Client> {
    const client = connect()
    client.on('error', () => lose(client))
    client.on('end', () => lose(client))
    await client.connect()
    const { rows } = await client.query<{ taken: boolean }>(
      `select pg_try_advisory_lock(${HEADQUARTERS_LOCK}) as taken`,
    )
    if (rows[0]?.taken !== true) {
      await client.end()
      throw new DatabaseInUse('another headquarters works on this database; stop that one first')
    }
    current = client
    return client
  }
  let current: Client | undefined
  let isReleased = false
  let losses = 0

  function lose(client: Client): void {
    if (client !== current) return
    losses += 1
    current = undefined
    held = undefined
  }

  return {
    async hold() {
      if (isReleased) throw new StoreUnavailable('this headquarters was closed')
      held ??= take()
      try {
        await held
      } catch (error) {
        held = undefined
        throw error
      }
    },
    losses: () => losses,
    async release() {
      isReleased = true
      const client = await held?.catch(() => undefined)
      await client?.end()
    },
  }
}
