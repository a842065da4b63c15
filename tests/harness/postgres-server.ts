import { Client } from 'pg'
import { inject } from 'vitest'

/** The PostgreSQL of this run, started by the first who asks; see `database-door.ts`. */
export async function postgresOfRun(): Promise<string> {
  return askDoor('postgres')
}

/** A folder with an empty headquarters in PGlite, to be copied. */
export async function pgliteOfRun(): Promise<string> {
  return askDoor('pglite')
}

async function askDoor(what: 'postgres' | 'pglite'): Promise<string> {
  const reply = await fetch(`http://127.0.0.1:${inject('databaseDoor')}/${what}`)
  const text = await reply.text()
  if (!reply.ok) throw new Error(`no ${what} for this run: ${text}`)
  return text
}

let made = 0

/** An empty database of one's own on the server of this run. */
export async function makeDatabase(): Promise<string> {
  const server = await postgresOfRun()
  made += 1
  const name = `test_${process.pid}_${made}`
  const client = new Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(`create database ${name}`)
  } finally {
    await client.end()
  }
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}
