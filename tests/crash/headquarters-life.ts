import { readFileSync, writeSync } from 'node:fs'
import { openPgliteStore } from '#headquarters/store/pglite/open-pglite-store.ts'
import type { DeviceRecord, HqReader } from '#headquarters/store/store.ts'
import type { CommandId, DeviceId } from '#shared/domain/ids.ts'
import { addToDigest, digestOfRow, emptyDigest, writeDigest } from '#shared/sync/digest.ts'
import type { Outcome } from '#shared/sync/protocol.ts'
import { streamOfLocation } from '#shared/sync/stream.ts'
import { openBenchHeadquarters, type BenchHeadquarters } from '#tests/harness/bench-headquarters.ts'
import { locationWork, takeActs, type Act } from '#tests/harness/location-work.ts'
import { manyLocations, nameOfLocation } from '#tests/harness/many-locations.ts'

/*
 * One life of headquarters on PGlite: three devices of one location and one of another send their acts until the process
 * is killed. It begins by looking whether everything that was ever answered is there, and goes on where it stopped, the
 * last acts once more. Run as: node headquarters-life.ts FOLDER ANSWERS ROUND
 */
const PUSH_ACTS = 4
const SENT_AGAIN = 3
const desks = [
  { place: 0, part: 0, parts: 3 },
  { place: 0, part: 1, parts: 3 },
  { place: 0, part: 2, parts: 3 },
  { place: 1, part: 0, parts: 1 },
]

const [folder = '', answers = '', round = ''] = process.argv.slice(2)
const { store } = await openPgliteStore({
  folder,
  firstMeta: () => ({ epoch: 'first', name: 'Hoofdkantoor' }),
  patience: { chance: () => 0.5, sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) },
})
const desk = openBenchHeadquarters(store, `life-${round}`)
if (round === 'first') await beginHistory()
else {
  for (const fault of await store.read(findFaults)) say(`fault ${fault}`)
  say('checked')
  await Promise.all(desks.map((_, number) => workAt(desk, number)))
}

async function beginHistory(): Promise<void> {
  await desk.fill(manyLocations({ locations: 2, rosterWeeks: 2 }))
  for (const [number, { place }] of desks.entries()) {
    const { device } = await desk.enrolAt([place], `computer-${number}`)
    say(`joined ${device}`)
  }
  await store.close()
}

async function deviceOf(reader: HqReader, number: number): Promise<DeviceRecord> {
  const found = (await reader.listDevices()).find(({ name }) => name === `computer-${number}`)
  if (found === undefined) throw new Error(`computer ${number} never joined`)
  return found
}

async function workAt(at: BenchHeadquarters, number: number): Promise<void> {
  const where = desks[number] ?? { place: 0, part: 0, parts: 1 }
  const work = locationWork(where.place, where.part, where.parts)
  const { id, lastSeq } = await store.read((reader) => deviceOf(reader, number))
  const before = takeActs(work, lastSeq)
  const again = Math.min(SENT_AGAIN, lastSeq)
  if (again > 0) await send(at, id, number, lastSeq - again, before.slice(-again))
  for (let seq = lastSeq; ; seq += PUSH_ACTS) await send(at, id, number, seq, takeActs(work, PUSH_ACTS))
}

async function send(
  at: BenchHeadquarters,
  device: DeviceId,
  number: number,
  after: number,
  acts: readonly Act[],
): Promise<void> {
  const named = acts.map((act, place) => ({ id: `computer-${number}-${after + place + 1}`, act }))
  for (const outcome of await at.push(device, after + 1, named)) say(`judged ${lineOf(outcome)}`)
}

function lineOf({ id, status, versions }: Outcome): string {
  return JSON.stringify([id, status, versions])
}

/** What was answered and is not there, or is there otherwise; and streams that do not hold together. */
async function findFaults(reader: HqReader): Promise<readonly string[]> {
  const faults: string[] = []
  for (const line of new Set(readFileSync(answers, 'utf8').split('\n').filter(Boolean))) {
    const [id, status, versions] = JSON.parse(line) as [CommandId, string, Record<string, number>]
    const found = await reader.findJudged(id)
    if (found === undefined) faults.push(`lost ${id}`)
    else if (found.status !== status || !isSame(found.versions, versions)) faults.push(`otherwise ${id}`)
  }
  for (const stream of ['org', ...[0, 1].map((place) => streamOfLocation(nameOfLocation(place)))] as const) {
    const state = await reader.findStream(stream)
    const rows = await reader.listRowsOfStream({ stream, after: 0, limit: 1_000_000, goneAfter: null })
    let digest = emptyDigest
    for (const row of rows) {
      if (row.payload !== null) digest = addToDigest(digest, digestOfRow(row.table, row.id, row.version))
      if (row.version > state.version) faults.push(`${stream} holds a row beyond its version`)
    }
    if (writeDigest(digest) !== state.digest) faults.push(`${stream} has another digest than its rows`)
  }
  faults.push(...(await findBrokenOrder(reader)))
  return faults
}

/** Each version of a stream belongs to one act, and a device's acts have theirs in the order of their numbers. */
async function findBrokenOrder(reader: HqReader): Promise<readonly string[]> {
  const faults: string[] = []
  const owner = new Map<string, string>()
  for (const number of desks.keys()) {
    const { id, lastSeq } = await deviceOf(reader, number)
    const seqs = Array.from({ length: lastSeq }, (_, place) => place + 1)
    const judged = await reader.listJudgedBySeq(id, seqs)
    if (judged.length !== lastSeq) faults.push(`computer ${number} has ${judged.length} of ${lastSeq} acts`)
    let before = 0
    for (const { seq, command } of judged.toSorted((a, b) => a.seq - b.seq)) {
      if (command.id !== `computer-${number}-${seq}`)
        faults.push(`number ${seq} of computer ${number} is ${command.id}`)
      for (const [stream, version] of Object.entries(command.versions)) {
        const key = `${stream} ${version ?? 0}`
        if (owner.has(key)) faults.push(`${key} belongs to ${owner.get(key) ?? ''} and ${command.id}`)
        owner.set(key, command.id)
        if ((version ?? 0) <= before) faults.push(`${command.id} was before its predecessor`)
        before = version ?? 0
      }
    }
  }
  return faults
}

function isSame(a: object, b: object): boolean {
  const sorted = (each: object): string =>
    JSON.stringify(Object.entries(each).toSorted(([x], [y]) => (x < y ? -1 : 1)))
  return sorted(a) === sorted(b)
}

/** Straight into the pipe: what was said is heard, even when the next instruction never comes. */
function say(words: string): void {
  writeSync(1, `${words}\n`)
}
