import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { describeFault } from '../log/describe-fault.ts'
import type { Log } from '../log/log.ts'
import { isSameSecret } from '../machine/is-same-secret.ts'
import { exitCode } from './verb.ts'
import type { VerbAnswer } from './verb.ts'
import type { OperatorWish } from './verbs.ts'

const FILE = 'operator-door.json'
const MAX_BYTES = 1_000_000
const THIS_MACHINE = '127.0.0.1'

const doorFile = z.object({ port: z.int().min(1).max(65_535), secret: z.string().min(32) })
const wish = z.object({ verb: z.string(), words: z.array(z.string()), folder: z.string() })
const answer = z.object({
  exitCode: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  lines: z.array(z.string()),
})

export interface AdminDoor {
  close(): Promise<void>
}

/**
 * Where the command line reaches a server that runs: a door on this machine only, for who can read a secret of this
 * run in the data folder. It is apart from the door for devices, so no rule for those lets an operator's wish in.
 */
export async function openAdminDoor(
  dataFolder: string,
  run: (wish: OperatorWish) => Promise<VerbAnswer>,
  log: Log,
): Promise<AdminDoor> {
  const secret = randomBytes(32).toString('hex')
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 5_000 }, (request, response) => {
    void answerWish(request).then(
      (told) => {
        response.writeHead(told === undefined ? 403 : 200, { 'content-type': 'application/json' })
        response.end(JSON.stringify(told ?? {}))
      },
      (fault: unknown) => {
        log.error('operator.fault', describeFault(fault))
        response.writeHead(500).end()
      },
    )
  })

  async function answerWish(request: IncomingMessage): Promise<VerbAnswer | undefined> {
    if (!isSameSecret(request.headers.authorization ?? '', `Bearer ${secret}`)) return undefined
    const asked = wish.parse(JSON.parse(await readBody(request)))
    log.info('operator', { verb: asked.verb })
    return run(asked)
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, THIS_MACHINE, resolve)
  })
  const { port } = server.address() as AddressInfo
  const path = join(dataFolder, FILE)
  rmSync(path, { force: true })
  writeFileSync(path, JSON.stringify({ port, secret }), { mode: 0o600 })
  chmodSync(path, 0o600)
  return {
    close: async () => {
      rmSync(path, { force: true })
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve())
      })
      server.closeIdleConnections()
      await closed
    },
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of request) {
    const part = piece as Buffer
    bytes += part.length
    if (bytes > MAX_BYTES) throw new RangeError('an operator asks in fewer words')
    pieces.push(part)
  }
  return Buffer.concat(pieces).toString('utf8')
}

/** What a running server answered; `undefined` = none runs on this folder. Rejects when one runs and does not answer. */
export async function askRunning(dataFolder: string, asked: OperatorWish): Promise<VerbAnswer | undefined> {
  const door = readDoor(join(dataFolder, FILE))
  if (door === undefined) return undefined
  const response = await fetch(`http://${THIS_MACHINE}:${door.port}/`, {
    method: 'POST',
    headers: { authorization: `Bearer ${door.secret}`, 'content-type': 'application/json' },
    body: JSON.stringify(asked),
  }).catch(() => undefined)
  // Nobody there, or somebody else since: the file was left behind by a server that was killed.
  if (response === undefined || response.status === 403 || response.status === 404) return undefined
  if (!response.ok)
    return {
      exitCode: exitCode.refused,
      lines: ['Headquarters failed at this; its log says where (logs/headquarters.log).'],
    }
  return answer.parse(await response.json())
}

function readDoor(path: string): z.output<typeof doorFile> | undefined {
  try {
    const read = doorFile.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}
