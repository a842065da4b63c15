import { randomBytes } from 'node:crypto'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { lockDataFolder } from '../db/lock-data-folder.ts'
import { describeOpenFailure } from '../describe-open-failure.ts'
import { judgePassword } from '../keys/judge-password.ts'
import { openKeyDesk } from '../keys/key-desk.ts'
import { newKeyFile, readKeys } from '../keys/key-store.ts'
import { KEY_BYTES } from '../keys/open-key.ts'
import type { Worker } from '../services/session/acting-person.ts'
import type { GateWork } from './gate-work.ts'
import { namesAround } from './names-around.ts'
import { refuseWith } from './refuse-with.ts'

type Answer = Result<CallOutput<'gate.setUp'>, Message>

/** Somebody chooses the first password of this computer, in an empty folder or in one that had none. */
export async function setUp(work: GateWork, { name, password }: ParsedInput<'gate.setUp'>): Promise<Answer> {
  const standing = work.standing()
  if (standing.kind !== 'new' && standing.kind !== 'open') return refuseWith('gate.alreadySetUp')
  const verdict = await judgePassword(password, [name, ...namesAround(work)])
  if (verdict.reason !== null) return refuseWith(verdict.reason.code, verdict.reason.params)
  return standing.kind === 'new'
    ? await setUpEmpty(work, name, password)
    : await setUpOpen(work, standing.application, name, password)
}

/** Keys first, then the database: whatever ends the program in between, the password opens what is there. */
async function setUpEmpty(work: GateWork, name: string, password: string): Promise<Answer> {
  const { ports } = work
  const folder = ports.dataFolder
  const locked = lockDataFolder(folder)
  if (!locked.ok) return refuseOf(work, locked.refusal)
  const key = randomBytes(KEY_BYTES)
  try {
    let made: { readonly slotId: string; readonly recoveryCode: string }
    try {
      if (readKeys(folder).kind !== 'none') return refuseWith('gate.alreadySetUp')
      made = await makeFirstKeys(work, key, name, password)
    } finally {
      locked.value.release()
    }
    const opened = await work.open({ kind: 'key', key }, { kind: 'slot', slotId: made.slotId, name })
    if (!opened.ok) return refuseOf(work, opened.refusal)
    return await work.letIn(opened.value, () => {
      opened.value.door.recoveryCodeMade()
      work.begin(opened.value)
      opened.value.door.note({ kind: 'signedIn', facts: { slot: made.slotId } })
      return ok({ recoveryCode: made.recoveryCode })
    })
  } finally {
    key.fill(0)
  }
}

async function makeFirstKeys({ ports }: GateWork, key: Buffer, name: string, password: string) {
  const desk = openKeyDesk({
    folder: ports.dataFolder,
    sealers: ports.sealers,
    layer: ports.sealers.find(({ keepsSecret }) => keepsSecret === true),
    opened: { file: { ...newKeyFile(key), slots: [] }, key, former: undefined },
    ofDatabase: key,
    installId: 'unnamed',
  })
  try {
    const slotId = await desk.addPassword(name, password)
    return { slotId, recoveryCode: await desk.newRecoveryCode() }
  } finally {
    desk.close()
  }
}

/** The slot of the machine goes, and because it could be copied until now, so does the key behind it. */
async function setUpOpen(
  work: GateWork,
  application: Extract<ReturnType<GateWork['standing']>, { kind: 'open' }>['application'],
  name: string,
  password: string,
): Promise<Answer> {
  const { keys } = application.folder
  if (keys.isKeptByPassword()) return refuseWith('gate.alreadySetUp')
  const { slotId, recoveryCode } = await keys.keepByPassword(name, password)
  const worker: Worker = { kind: 'slot', slotId, name }
  const trouble = await work.reopen(worker)
  if (trouble !== undefined) return refuseWith(trouble.code, trouble.params)
  const standing = work.standing()
  if (standing.kind === 'open') {
    standing.application.door.recoveryCodeMade()
    standing.application.door.note({ kind: 'recoveryCodeMade' })
    standing.application.door.note({ kind: 'keyChanged' })
  }
  return ok({ recoveryCode })
}

function refuseOf(work: GateWork, failure: Parameters<typeof describeOpenFailure>[0]): Answer {
  const { code, params } = describeOpenFailure(failure, work.ports.dataFolder)
  return refuseWith(code, params)
}
