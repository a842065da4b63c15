import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { verifyDatabase } from '#electron/db/verify-database.ts'
import { createMemoryStore, type MemoryStore } from '#headquarters/store/memory/memory-store.ts'
import type { CommandId, DeviceId } from '#shared/domain/ids.ts'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import { seededRandom } from '#tests/bench/seeded-random.ts'
import { openBenchHeadquarters, type BenchHeadquarters } from '#tests/harness/bench-headquarters.ts'
import { makeTempFolder } from '#tests/harness/database.ts'
import { locationWork } from '#tests/harness/location-work.ts'
import { manyLocations } from '#tests/harness/many-locations.ts'
import { openSyncDevice } from '#tests/harness/sync-device.ts'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import { actNumbersOf, nameOfAct } from './act-names.ts'
import type { LifeAnswer, LifeQuestion } from './pipe-line.ts'

const program = fileURLToPath(new URL('device-life.ts', import.meta.url))
/** A life ends when it has said so many things, at some moment within these milliseconds. */
const MOST_SAID = 16
const LAST_MOMENTS_MS = 25

export interface DeviceCrashReport {
  readonly kills: number
  /** Acts somebody was told are done. */
  readonly acknowledged: number
  /** Acts that were in the database although the kill came before anybody was told. */
  readonly unheard: number
  /** Acknowledged acts a later life did not find. */
  readonly lost: readonly string[]
  /** Acts that were in the journal and no longer in the database: after a kill there should be none. */
  readonly restored: number
  /** What a check of the whole file found after a kill. */
  readonly findings: readonly string[]
  readonly judged: { readonly accepted: number; readonly rejected: number }
  /** Acknowledged acts headquarters never judged, when everything was sent. */
  readonly neverJudged: readonly string[]
  /** Tables that differ between the device and headquarters in the end. */
  readonly different: readonly string[]
}

interface World {
  readonly store: MemoryStore
  readonly desk: BenchHeadquarters
  readonly deviceId: DeviceId
  /** Somebody else at the same location does one more thing. */
  colleagueActs(): Promise<void>
}

/**
 * A device at its work, killed without warning at random moments, over and over: while it writes, sends, or takes news
 * in. After every kill its file is opened and looked through; in the end everything is sent and both sides compared.
 */
export async function killDevice(kills: number, seed: number): Promise<DeviceCrashReport> {
  const temp = makeTempFolder()
  try {
    const world = await openWorld(temp.folder)
    const below = seededRandom(seed)
    const acknowledged = new Set<string>()
    const lost = new Set<string>()
    const findings: string[] = []
    let restored = 0
    for (let kill = 0; kill < kills; kill += 1) {
      const end = { said: 1 + below(MOST_SAID), thenMs: below(LAST_MOMENTS_MS) }
      for (const id of await liveOnce(world, temp.folder, kill, end)) acknowledged.add(id)
      const device = await openSyncDevice(temp.folder)
      restored += device.restoredCount
      const known = new Set(actNumbersOf(device.opened.db).map(nameOfAct))
      for (const id of acknowledged) if (!known.has(id)) lost.add(id)
      findings.push(
        ...verifyDatabase(device.opened.db).map((each) => `kill ${kill}: ${JSON.stringify(each)}`),
      )
      device.opened.close()
    }
    return {
      kills,
      acknowledged: acknowledged.size,
      lost: [...lost],
      restored,
      findings,
      ...(await lookBack(world, temp.folder, acknowledged)),
    }
  } finally {
    temp.remove()
  }
}

async function openWorld(folder: string): Promise<World> {
  const store = createMemoryStore({ epoch: 'first', name: 'Hoofdkantoor' })
  const desk = openBenchHeadquarters(store)
  await desk.fill(manyLocations({ locations: 1, rosterWeeks: 4 }))
  const joined = await desk.enrolAt([0], 'kantoor')
  const colleague = await desk.enrolAt([0], 'groep')
  const device = await openSyncDevice(folder)
  device.enrol(joined)
  await device.fetchAll(desk.headquarters)
  device.opened.close()
  const acts = locationWork(0, 1, 2)
  let seq = 0
  return {
    store,
    desk,
    deviceId: joined.device,
    async colleagueActs() {
      const { value: act } = acts.next()
      if (act === undefined) return
      seq += 1
      await desk.push(colleague.device, seq, [{ id: `colleague-${seq}`, act }])
    },
  }
}

/** Lets a device live, answers what it asks, and kills it; answers which acts it said were done. */
async function liveOnce(
  world: World,
  folder: string,
  round: number,
  end: { readonly said: number; readonly thenMs: number },
): Promise<readonly string[]> {
  const child = fork(program, [folder, String(round)], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  let output = ''
  let isEnding = false
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text
    if (isEnding || output.split('\n').length <= end.said) return
    isEnding = true
    setTimeout(() => child.kill('SIGKILL'), end.thenMs)
  })
  child.on('message', (message) => void answer(world, child, message as LifeQuestion))
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
  if (signal !== 'SIGKILL')
    throw new Error(`life ${round} ended by itself, with ${String(code)}: ${output.slice(-300)}`)
  if (output.includes('refused '))
    throw new Error(`an act was refused in life ${round}: ${output.slice(-300)}`)
  // The last line may have been cut off by the kill.
  const said = output.slice(0, output.lastIndexOf('\n') + 1).split('\n')
  return said.filter((line) => line.startsWith('done ')).map((line) => line.slice('done '.length))
}

async function answer(world: World, child: ChildProcess, question: LifeQuestion): Promise<void> {
  const { headquarters } = world.desk
  if (question.kind === 'pull') await world.colleagueActs()
  const reply =
    question.kind === 'push'
      ? await headquarters.push(world.deviceId, question.request)
      : await headquarters.pull(world.deviceId, question.request)
  const message: LifeAnswer = { number: question.number, ...(reply.ok ? { reply: reply.value } : {}) }
  // The child may be gone by now: then the answer is lost on the way.
  if (child.connected) child.send(message, () => {})
}

async function lookBack(
  { store, desk }: World,
  folder: string,
  acknowledged: ReadonlySet<string>,
): Promise<Pick<DeviceCrashReport, 'judged' | 'neverJudged' | 'different' | 'unheard'>> {
  const device = await openSyncDevice(folder)
  await device.fetchAll(desk.headquarters)
  const known = actNumbersOf(device.opened.db).map(nameOfAct)
  const judged = { accepted: 0, rejected: 0 }
  const neverJudged: string[] = []
  for (const id of known) {
    const found = await store.read((reader) => reader.findJudged(id as CommandId))
    if (found === undefined) neverJudged.push(id)
    else judged[found.status] += 1
  }
  const rows = createRowReader(device.opened.db)
  const different: string[] = []
  for (const table of tableNames) {
    const here = rows.listRows(table, {})
    const there = await store.read((reader) => reader.answer({ kind: 'rows', table, where: {} }))
    if (textOf(here) !== textOf(there as readonly object[])) different.push(table)
  }
  device.opened.close()
  return { judged, neverJudged, different, unheard: known.filter((id) => !acknowledged.has(id)).length }
}

function textOf(rows: readonly object[]): string {
  return rows
    .map((row) => JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .toSorted()
    .join('\n')
}
