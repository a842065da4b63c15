import type { DeviceId } from '#shared/domain/ids.ts'
import type { DeviceRecord } from '../store/store.ts'
import type { Office } from './office.ts'
import { describeScope, readScope, scopeOptions, scopeUsage } from './scope-words.ts'
import { done, misunderstood, refused } from './verb.ts'
import type { Verb, VerbAnswer } from './verb.ts'

const MAX_NAME_CHARS = 80

const deviceCode: Verb = {
  name: 'device-code',
  usage: `NAME ${scopeUsage}`,
  about: 'makes a one-time code with which one computer joins',
  operands: 1,
  options: scopeOptions,
  async run(words, { store, operator }) {
    const name = (words.operands[0] ?? '').trim()
    if (name === '' || name.length > MAX_NAME_CHARS)
      return misunderstood(`Give the computer a name of at most ${MAX_NAME_CHARS} signs.`)
    const scope = await readScope(words, store)
    if (!scope.ok) return refused(scope.refusal)
    const code = await operator.createEnrolCode(name, scope.value)
    return done(
      code,
      `This code lets one computer join as "${name}". It is shown once and works once.`,
      `It will see: ${describeScope(scope.value)}.`,
    )
  },
}

const devices: Verb = {
  name: 'devices',
  usage: '',
  about: 'lists the computers, what each sees and what waits on it',
  operands: 0,
  options: {},
  async run(_words, { store }) {
    const lines = await store.read(async (reader) => {
      const known = await reader.listDevices()
      return Promise.all(known.map(async (device) => deviceLines(device, await reader.listScope(device.id))))
    })
    return lines.length === 0 ? done('No computer has joined yet.') : done(...lines.flat())
  },
}

function deviceLines(device: DeviceRecord, scope: Parameters<typeof describeScope>[0]): string[] {
  const seen = device.lastSeenAt === null ? 'never seen' : `last seen ${device.lastSeenAt}`
  const skew = device.skewMs === null ? '' : `, clock ${Math.round(device.skewMs / 1000)} s off`
  return [
    `${device.id}  ${device.status.padEnd(8)}  ${device.name}`,
    `    app ${device.appVersion}, ${seen}${skew}, ${device.waitingCount} acts waiting there`,
    `    sees ${describeScope(scope) || 'nothing'}`,
  ]
}

const scope: Verb = {
  name: 'scope',
  usage: `DEVICE ${scopeUsage}`,
  about: 'says anew what a computer sees',
  operands: 1,
  options: scopeOptions,
  async run(words, office) {
    const read = await readScope(words, office.store)
    if (!read.ok) return refused(read.refusal)
    return onDevice(words.operands[0] ?? '', office, async (device) => {
      await office.operator.setScope(device.id, read.value)
      return done(`${device.name} now sees: ${describeScope(read.value)}.`)
    })
  },
}

const revoke: Verb = {
  name: 'revoke',
  usage: 'DEVICE --wipe now|after-push',
  about: 'shuts a computer out; it clears itself now, or after handing over its work',
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
      const lost = wipe === 'now' ? ` ${device.waitingCount} acts that waited there are given up.` : ''
      return done(`${device.name} is shut out.${lost}`)
    })
  },
}

const allowDelete: Verb = {
  name: 'allow-delete',
  usage: 'DEVICE [--off]',
  about: 'lets a computer remove very many rows at once, when it asked first',
  operands: 1,
  options: { off: { type: 'boolean' } },
  async run(words, office) {
    return onDevice(words.operands[0] ?? '', office, async (device) => {
      await office.operator.allowDeletingMany(device.id, !words.has('off'))
      return done(
        words.has('off')
          ? `${device.name} stops again before it removes very many rows.`
          : `${device.name} may remove very many rows at its next contact.`,
      )
    })
  },
}

async function onDevice(
  id: string,
  office: Office,
  work: (device: DeviceRecord) => Promise<VerbAnswer>,
): Promise<VerbAnswer> {
  const device = await office.store.read((reader) => reader.findDevice(id as DeviceId))
  if (device === undefined) return refused(`There is no computer ${id}. "hq devices" lists them.`)
  const answer = await work(device)
  office.forgetDevice(device.id)
  return answer
}

export const deviceVerbs: readonly Verb[] = [deviceCode, devices, scope, revoke, allowDelete]
