import { writeSync } from 'node:fs'
import { seededRandom } from '#tests/bench/seeded-random.ts'
import { locationWork } from '#tests/harness/location-work.ts'
import { openSyncDevice } from '#tests/harness/sync-device.ts'
import { actNumbersOf, nameOfAct } from './act-names.ts'
import { createPipeLine } from './pipe-line.ts'

/*
 * One life of a device that works and talks with headquarters until it is killed. Every act it is told is done, it says
 * aloud at once. Run as: node device-life.ts FOLDER ROUND
 */
const [folder = '', round = ''] = process.argv.slice(2)
const device = await openSyncDevice(folder)
const line = createPipeLine()
const below = seededRandom(Number(round) * 7_919 + 1)
const acts = locationWork(0, 0, 2)
// Goes on behind the last act that is in the database, whoever heard of it.
let number = 0
for (const last = Math.max(0, ...actNumbersOf(device.opened.db)); number < last; number += 1) acts.next()
say('ready')
for (;;) {
  const choice = below(10)
  if (choice < 6) work()
  else if (choice < 8) await push()
  else await pull()
}

function work(): void {
  const { value: act } = acts.next()
  if (act === undefined) return
  number += 1
  const answer = device.run(nameOfAct(number), act)
  say(answer.ok ? `done ${nameOfAct(number)}` : `refused ${answer.refusal.code}`)
}

async function push(): Promise<void> {
  const request = device.core.buildPush()
  if (request === undefined) return
  const reply = await line.push(request)
  if (reply !== undefined) say(`pushed ${device.core.takePush(request, reply).kind}`)
}

async function pull(): Promise<void> {
  const request = device.core.buildPull()
  say('asks for news')
  const reply = await line.pull(request)
  if (reply === undefined) return
  const step = device.core.takePull(request, reply)
  device.tidy()
  say(`heard ${step.kind}`)
}

/** Straight into the pipe: what was said is heard, even when the next instruction never comes. */
function say(words: string): void {
  writeSync(1, `${words}\n`)
}
