import { codeGoodMs } from '../sync/enrol.ts'
import { later } from '../sync/held-moment.ts'
import type { DeviceRecord } from '../store/store.ts'
import { findDevice } from './find-device.ts'
import { localTime } from './local-time.ts'
import type { Office } from './office.ts'
import {
  describeScope,
  readScope,
  readStreamNames,
  scopeHelp,
  scopeOptions,
  scopeUsage,
} from './scope-words.ts'
import { done, misunderstood, refused } from './verb.ts'
import type { Verb, VerbAnswer } from './verb.ts'

const MAX_NAME_CHARS = 80
const deviceHelp =
  'DEVICE    its number, or its name when only one computer is called so; "hq devices" lists both'

const deviceCode: Verb = {
  name: 'device-code',
  usage: `NAME ${scopeUsage}`,
  about: 'makes a one-time code with which one computer joins',
  more: scopeHelp,
  operands: 1,
  options: scopeOptions,
  async run(words, { store, operator, now }) {
    const name = (words.operands[0] ?? '').trim()
    if (name === '' || name.length > MAX_NAME_CHARS)
      return misunderstood(`Give the computer a name of at most ${MAX_NAME_CHARS} signs.`)
    const scope = await readScope(words, store)
    if (!scope.ok) return refused(scope.refusal)
    const code = await operator.createEnrolCode(name, scope.value)
    return done(
      code,
      `This code lets one computer join as "${name}". It is shown once and works once, until ${localTime(later(now(), codeGoodMs))}.`,
      `It may ${describeScope(scope.value, await readStreamNames(store))}.`,
    )
  },
}

const devices: Verb = {
  name: 'devices',
  usage: '',
  about: 'lists the computers, what each sees and what waits on it',
  more: [
    'active    works',
    'retiring  was told to hand over its work and then to forget everything (revoke --wipe after-push)',
    'cleared   handed over everything, and forgets it',
    'revoked   is shut out, and forgets everything at its next contact (revoke --wipe now)',
    'replaced  an older number of a computer that goes by another one now',
    'Times are those of the clock in the Netherlands. What waits is what the computer last told.',
  ],
  operands: 0,
  options: {},
  async run(_words, { store }) {
    const nameOf = await readStreamNames(store)
    const lines = await store.read(async (reader) => {
      const known = await reader.listDevices()
      return Promise.all(
        known.map(async (device) =>
          deviceLines(device, describeScope(await reader.listScope(device.id), nameOf)),
        ),
      )
    })
    return lines.length === 0 ? done('No computer has joined yet.') : done(...lines.flat())
  },
}

function deviceLines(device: DeviceRecord, scope: string): string[] {
  const seen = device.lastSeenAt === null ? 'never seen' : `last seen ${localTime(device.lastSeenAt)}`
  const skew = device.skewMs === null ? '' : `, clock ${Math.round(device.skewMs / 1000)} s off`
  const { mayDeleteManyUntil, chainBrokenAt } = device
  return [
    `${device.id}  ${device.status.padEnd(8)}  ${device.name}`,
    `    app ${device.appVersion}, ${seen}${skew}, ${actsOf(device)} waiting there`,
    `    may ${scope}`,
    ...(mayDeleteManyUntil === null
      ? []
      : [`    may remove very many rows until ${localTime(mayDeleteManyUntil)}`]),
    ...(chainBrokenAt === null
      ? []
      : [
          `    ! its audit trail lost its end or was changed; noticed ${localTime(chainBrokenAt)}. A copy that was put back does that too`,
        ]),
  ]
}

function actsOf({ waitingCount }: DeviceRecord): string {
  return waitingCount === 1 ? '1 act' : `${waitingCount} acts`
}

const scope: Verb = {
  name: 'scope',
  usage: `DEVICE ${scopeUsage}`,
  about: 'says anew what a computer sees',
  more: [deviceHelp, ...scopeHelp],
  operands: 1,
  options: scopeOptions,
  async run(words, office) {
    const read = await readScope(words, office.store)
    if (!read.ok) return refused(read.refusal)
    return onDevice(words.operands[0] ?? '', office, async (device) => {
      await office.operator.setScope(device.id, read.value)
      return done(`${device.name} may now ${describeScope(read.value, await readStreamNames(office.store))}.`)
    })
  },
}

const revoke: Verb = {
  name: 'revoke',
  usage: 'DEVICE --wipe now|after-push',
  about: 'shuts a computer out; it clears itself now, or after handing over its work',
  more: [
    deviceHelp,
    '--wipe now         stolen or lost: it is let in no more and forgets everything at its next contact. What it had not',
    '                   sent is lost',
    '--wipe after-push  replaced by another: it gets nothing new, hands over what waits there, and then forgets',
    '                   everything. "hq devices" says "cleared" when it handed over everything',
  ],
  operands: 1,
  options: { wipe: { type: 'string' } },
  async run(words, office) {
    const wipe = words.text('wipe')
    if (wipe !== 'now' && wipe !== 'after-push')
      return misunderstood(
        'Say what the computer must do: --wipe now (stolen: it forgets everything at its next contact, unsent work',
        'included) or --wipe after-push (replaced: it hands over its work first).',
      )
    return onDevice(words.operands[0] ?? '', office, async (device) => {
      await office.operator.revoke(device.id, wipe === 'now' ? 'now' : 'afterPush')
      if (wipe === 'now')
        return done(`${device.name} is shut out. ${actsOf(device)} that waited there are given up.`)
      return done(
        `${device.name} gets nothing new any more. At its next contact it hands over its work (${actsOf(device)} when it was last heard) and then forgets everything.`,
        '"hq devices" says "cleared" when it has.',
      )
    })
  },
}

const allowDelete: Verb = {
  name: 'allow-delete',
  usage: 'DEVICE [--off]',
  about: 'lets a computer remove very many rows at once, when it asked first; for a day',
  more: [deviceHelp, '--off     takes the leave back at once; otherwise it ends by itself after a day'],
  operands: 1,
  options: { off: { type: 'boolean' } },
  async run(words, office) {
    return onDevice(words.operands[0] ?? '', office, async (device) => {
      await office.operator.allowDeletingMany(device.id, !words.has('off'))
      return done(
        words.has('off')
          ? `${device.name} stops again before it removes very many rows.`
          : `${device.name} may remove very many rows at its next contact, within a day.`,
      )
    })
  },
}

async function onDevice(
  word: string,
  office: Office,
  work: (device: DeviceRecord) => Promise<VerbAnswer>,
): Promise<VerbAnswer> {
  const device = await findDevice(word, office.store)
  if (!device.ok) return refused(device.refusal)
  const answer = await work(device.value)
  office.forgetDevice(device.value.id)
  return answer
}

export const deviceVerbs: readonly Verb[] = [deviceCode, devices, scope, revoke, allowDelete]
