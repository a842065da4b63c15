import { generateKeyPairSync, sign } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DeviceId } from '#shared/domain/ids.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { protocolVersion, schemaRevision, syncPaths } from '#shared/sync/protocol.ts'
import type { ScopeEntry } from '#shared/sync/protocol.ts'
import { runVerb } from '#headquarters/cli/verbs.ts'
import type { VerbAnswer } from '#headquarters/cli/verb.ts'
import { composeHeadquarters } from '#headquarters/compose-headquarters.ts'
import type { ComposedHeadquarters, HeadquartersMachine } from '#headquarters/compose-headquarters.ts'
import { serveHeadquarters } from '#headquarters/http/serve-headquarters.ts'
import type { ListeningPlace } from '#headquarters/http/where-to-listen.ts'
import { openLog } from '#headquarters/log/open-log.ts'
import { createRandomIds } from '#headquarters/machine/random-ids.ts'
import { createMemoryStore } from '#headquarters/store/memory/memory-store.ts'
import { StoreUnavailable } from '#headquarters/store/store.ts'
import type { HqStore } from '#headquarters/store/store.ts'

/** One headquarters behind its real doors, on the memory store, with a clock and a database the test can stop. */
export interface RunningHeadquarters {
  readonly origin: string
  readonly composed: ComposedHeadquarters
  readonly logFile: string
  readonly folder: string
  /** Milliseconds the clock of sign-ins is put on. */
  passMs(ms: number): void
  setStoreAway(isAway: boolean): void
  /** Runs what was planned for later. */
  runLater(): void
  operate(verb: string, ...words: string[]): Promise<VerbAnswer>
  stop(): Promise<void>
}

export const NOW = '2026-11-23T09:00:00.000Z' as Instant

export async function startHeadquarters(
  wishes: Partial<HeadquartersMachine> = {},
  place: Partial<ListeningPlace> = {},
): Promise<RunningHeadquarters> {
  const folder = mkdtempSync(join(tmpdir(), 'dagdeel-hq-'))
  const logFile = join(folder, 'headquarters.log')
  const log = openLog(logFile)
  const planned = new Set<() => void>()
  let passedMs = 0
  let isAway = false
  const inner = createMemoryStore({ epoch: 'epoch-1', name: 'Hoofdkantoor Zonnestraal' })
  const whenThere = <Value>(work: () => Promise<Value>): Promise<Value> =>
    isAway ? Promise.reject(new StoreUnavailable('the test took the database away')) : work()
  const store: HqStore = {
    kind: inner.kind,
    read: (work) => whenThere(() => inner.read(work)),
    write: (work) => whenThere(() => inner.write(work)),
    close: () => inner.close(),
  }
  const composed = composeHeadquarters({
    store,
    dataFolder: folder,
    log,
    clock: { now: () => NOW },
    ids: createRandomIds(),
    readMs: () => passedMs,
    later: (work) => {
      planned.add(work)
      return () => planned.delete(work)
    },
    chance: () => 0.5,
    oldestApp: null,
    metricsToken: null,
    version: '0.1.0',
    engine: null,
    ...wishes,
  })
  const server = await serveHeadquarters(composed.http, {
    host: '127.0.0.1',
    shownHost: '127.0.0.1',
    port: 0,
    tls: null,
    ...place,
  })
  return {
    origin: server.origin,
    composed,
    logFile,
    folder,
    passMs: (ms) => {
      passedMs += ms
    },
    setStoreAway: (away) => {
      isAway = away
    },
    runLater: () => {
      for (const work of [...planned]) {
        planned.delete(work)
        work()
      }
    },
    operate: (verb, ...words) => runVerb({ verb, words, folder }, composed.office),
    stop: async () => {
      await server.close()
      log.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A headquarters with an organisation and one location, `regenboog`. */
export async function startSmallHeadquarters(
  wishes: Partial<HeadquartersMachine> = {},
  place: Partial<ListeningPlace> = {},
): Promise<RunningHeadquarters> {
  const running = await startHeadquarters(wishes, place)
  await running.operate('create-organisation', 'Kinderopvang Zonnestraal', '--id', 'zon')
  await running.operate('create-location', 'De Regenboog', '--region', 'middle', '--id', 'regenboog')
  return running
}

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

/** A computer as headquarters sees it: a key, an identity, a token, and messages. */
export interface TestDevice {
  readonly id: DeviceId
  token: string
  signIn(): Promise<Reply>
  sign(challenge: string): string
  send(path: string, fields: object): Promise<Reply>
}

export const BOTH: readonly ScopeEntry[] = [
  { stream: 'org', mode: 'readWrite' },
  { stream: 'loc:regenboog', mode: 'readWrite' },
]

export async function joinDevice(
  running: RunningHeadquarters,
  name = 'Balie',
  scope: readonly ScopeEntry[] = BOTH,
): Promise<TestDevice> {
  const code = await running.composed.office.operator.createEnrolCode(name, scope)
  const keys = generateKeyPairSync('ed25519')
  const publicKey = keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  const joined = await post(running.origin, syncPaths.enrol, {
    protocol: protocolVersion,
    app: '0.1.0',
    code,
    installId: `install-${name.replaceAll(' ', '-')}`,
    deviceName: name,
    publicKey,
  })
  if (joined.status !== 200)
    throw new RangeError(`the computer could not join: ${JSON.stringify(joined.body)}`)
  const { device: id } = joined.body as { device: DeviceId }
  const device: TestDevice = {
    id,
    token: '',
    sign: (challenge) => sign(null, Buffer.from(challenge), keys.privateKey).toString('base64'),
    async signIn() {
      const asked = await post(running.origin, syncPaths.challenge, { device: id })
      const { challenge } = asked.body as { challenge: string }
      const reply = await post(running.origin, syncPaths.token, {
        device: id,
        challenge,
        signature: device.sign(challenge),
      })
      device.token = (reply.body as { token?: string }).token ?? ''
      return reply
    },
    send: (path, fields) =>
      post(
        running.origin,
        path,
        { ...envelopeOf(id), ...fields },
        { authorization: `Bearer ${device.token}` },
      ),
  }
  return device
}

export function envelopeOf(device: DeviceId): object {
  return {
    protocol: protocolVersion,
    app: '0.1.0',
    schemaRev: schemaRevision,
    device,
    epoch: 'epoch-1',
    reqId: 'r1',
    sentAt: NOW,
  }
}

export const HELLO = {
  lastKnownSeq: 0,
  outbox: { count: 0, oldest: null },
  cursors: {},
  erasureSeq: 0,
  failedDigests: 0,
}

export const PULL = {
  scopeRev: 0,
  erasureSeq: 0,
  ask: [],
  cursors: [{ stream: 'loc:regenboog', from: 0, bootStart: null }],
  limit: { rows: 1000, bytes: 1_000_000 },
}

export async function post(
  origin: string,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  return read(
    await fetch(`${origin}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  )
}

export async function read(response: Response): Promise<Reply> {
  const text = await response.text()
  let body: unknown = text
  try {
    body = JSON.parse(text)
  } catch {
    // Not every answer is JSON; a test that expects it says so.
  }
  return { status: response.status, headers: response.headers, body }
}
