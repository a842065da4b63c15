import { readRecoveryRequest } from '#shared/sync/recovery-texts.ts'
import { fingerprintOf, makeRecoveryBox, openRequest } from '../machine/recovery-box.ts'
import type { DeviceRecord } from '../store/store.ts'
import { ensureRecoveryKey } from '../sync/recovery.ts'
import { isAlive } from './is-alive.ts'
import { localTime } from './local-time.ts'
import { noteAudit } from './note-audit.ts'
import { done, misunderstood, refused } from './verb.ts'
import type { Verb } from './verb.ts'

const recoverKey: Verb = {
  name: 'recover-key',
  usage: '',
  about: 'shows the fingerprint of the letterbox in which computers leave their key',
  more: [
    'Computers are told of it when they join and at every contact. Its other half lies with the records, and in every copy.',
  ],
  operands: 0,
  options: {},
  async run(_words, { store, now }) {
    const key = await ensureRecoveryKey(store, now, makeRecoveryBox)
    return done(fingerprintOf(key.address), `Made ${localTime(key.madeAt)}.`)
  },
}

const openComputer: Verb = {
  name: 'open-computer',
  usage: '--request TEXT [--yes]',
  about: 'opens a computer for somebody who lost the password and the printed code',
  more: [
    '--request TEXT  the text the computer shows under "Wachtwoord vergeten"',
    '--yes           after you made sure who asks: call back on a number you know. Without it you only see which computer',
    '                asks. A computer that was revoked is never opened.',
  ],
  operands: 0,
  options: { request: { type: 'string' }, yes: { type: 'boolean' } },
  async run(words, office) {
    const asked = words.text('request')
    if (asked === undefined) return misunderstood('Give the text the computer shows: --request TEXT.')
    const request = readRecoveryRequest(asked)
    if (request === undefined)
      return refused('This text is not whole: a letter is wrong or missing. Ask for it again.')
    const key = await office.store.read((reader) => reader.findRecoveryKey())
    const opened = key === undefined ? undefined : openRequest(key, request)
    if (opened === undefined) return refused('This computer did not leave its key at this headquarters.')
    try {
      const computer = findComputer(
        opened.installId,
        await office.store.read((reader) => reader.listDevices()),
      )
      if (computer === undefined) {
        await noteAudit(office, 'openingRefused', null, { because: 'unknown' })
        return refused('Headquarters does not know this computer.')
      }
      const about = linesAbout(computer)
      if (!isAlive(computer)) {
        await noteAudit(office, 'openingRefused', computer.id, { because: computer.status })
        return refused(...about, `It was shut out (${computer.status}) and is not opened.`)
      }
      if (!words.has('yes'))
        return refused(
          ...about,
          'Is this the computer, and do you know who asks? Then ask it again with --yes.',
        )
      const answer = opened.answer()
      if (answer === undefined)
        return refused('This text cannot be answered. Let the computer make a new one.')
      await noteAudit(office, 'computerOpened', computer.id, {})
      return done(
        answer,
        ...about,
        'Somebody at that computer types or pastes the first line. It works there only, until another text is asked for.',
      )
    } finally {
      opened.forget()
    }
  },
}

/** Under whatever names it came: shut out under one is shut out. */
function findComputer(installId: string, devices: readonly DeviceRecord[]): DeviceRecord | undefined {
  const own = devices.filter((device) => device.installId === installId)
  return own.find(({ status }) => status === 'revoked') ?? own.findLast(({ status }) => status !== 'replaced')
}

function linesAbout({ id, name, lastSeenAt, status, waitingCount }: DeviceRecord): readonly string[] {
  const seen = lastSeenAt === null ? 'never seen' : `last seen ${localTime(lastSeenAt)}`
  return [`${name} (${id}), ${status}, ${seen}, ${waitingCount} waiting there`]
}

export const recoveryVerbs: readonly Verb[] = [recoverKey, openComputer]
