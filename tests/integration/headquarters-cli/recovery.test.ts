import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createLocalKeySealer } from '#electron/db/local-key-sealer.ts'
import { LOCAL_KEY_FILE, openDataFolder } from '#electron/db/open-data-folder.ts'
import { createAsking } from '#electron/gate/ask-headquarters.ts'
import { isKeyOf, readKeys } from '#electron/keys/key-store.ts'
import { makeRecoveryBox } from '#headquarters/machine/recovery-box.ts'
import { ensureRecoveryKey } from '#headquarters/sync/recovery.ts'
import type { KeyFile } from '#shared/schema/key-file.ts'
import { syncPaths } from '#shared/sync/protocol.ts'
import { makeTempFolder } from '#tests/harness/database.ts'
import {
  HELLO,
  joinDevice,
  startSmallHeadquarters,
} from '#tests/integration/headquarters-http/running-headquarters.ts'
import type { RunningHeadquarters } from '#tests/integration/headquarters-http/running-headquarters.ts'

let running: RunningHeadquarters
let temp: ReturnType<typeof makeTempFolder>

beforeEach(async () => {
  running = await startSmallHeadquarters()
  temp = makeTempFolder()
})

afterEach(async () => {
  await running.stop()
  temp.remove()
})

/** A folder on a computer that left its key at an address; the computer itself is what the folder calls itself. */
async function computerAt(address: string): Promise<{ readonly file: KeyFile; readonly installId: string }> {
  const folder = await openDataFolder({
    folder: temp.folder,
    sealers: [createLocalKeySealer(join(temp.folder, LOCAL_KEY_FILE))],
  })
  if (!folder.ok) throw new Error(JSON.stringify(folder.refusal))
  folder.value.keys.putHeadquartersSlot(address)
  const installId = folder.value.deviceId
  folder.value.close()
  const keys = readKeys(temp.folder)
  if (keys.kind !== 'known') throw new Error(`the keys are ${keys.kind}`)
  return { file: keys.file, installId }
}

async function letterbox(): Promise<string> {
  const { store, now } = running.composed.office
  return (await ensureRecoveryKey(store, now, makeRecoveryBox)).address
}

/** Joins as the computer with this folder; `joinDevice` names the computer after its name. */
async function joinAs(installId: string, name: string) {
  const device = await joinDevice(running, name)
  const { store } = running.composed.office
  await store.write(async (writer) => {
    const record = await writer.lockDevice(device.id)
    if (record === undefined) throw new Error('it just joined')
    await writer.putDevice({ ...record, installId: installId as typeof record.installId })
  })
  return device
}

const kinds = async (): Promise<readonly string[]> =>
  (await running.composed.office.store.read((reader) => reader.listAudit(0, 1_000))).map(({ kind }) => kind)

describe('opening a computer at headquarters (PRIV-6)', () => {
  test('a computer that knows the letterbox is opened by the text that comes back, and by nothing else', async () => {
    const { file, installId } = await computerAt(await letterbox())
    const device = await joinAs(installId, 'Balie')
    const asking = createAsking()
    const request = asking.ask(file) ?? ''

    const looked = await running.operate('open-computer', '--request', request)
    expect(looked.exitCode).toBe(1)
    expect(looked.lines[0]).toBe(`Balie (${device.id}), active, last seen 2026-11-23 10:00, 0 waiting there`)
    expect(await kinds()).not.toContain('computerOpened')

    const opened = await running.operate('open-computer', '--request', request, '--yes')
    expect(opened.exitCode).toBe(0)
    const key = asking.hear(file, opened.lines[0] ?? '')
    if (typeof key === 'string') throw new Error(key)
    expect(isKeyOf(file, key)).toBe(true)
    expect(await kinds()).toContain('computerOpened')
    // Another run of the program, on this computer or on another, has no use for the answer.
    expect(createAsking().hear(file, opened.lines[0] ?? '')).toBe('notForHere')
    const other = createAsking()
    other.ask(file)
    expect(other.hear(file, opened.lines[0] ?? '')).toBe('notForHere')
  })

  test('one that was revoked is never opened, also not under another of its names, and that is written down', async () => {
    const { file, installId } = await computerAt(await letterbox())
    const device = await joinAs(installId, 'Laptop')
    await running.operate('revoke', device.id, '--wipe', 'now')
    const request = createAsking().ask(file) ?? ''
    for (const words of [[], ['--yes']]) {
      const answer = await running.operate('open-computer', '--request', request, ...words)
      expect(answer.exitCode).toBe(1)
      expect(answer.lines.at(-1)).toBe('It was shut out (revoked) and is not opened.')
    }
    await joinAs(installId, 'Laptop weer')
    const again = await running.operate('open-computer', '--request', request, '--yes')
    expect(again.lines.at(-1)).toBe('It was shut out (revoked) and is not opened.')
    expect((await kinds()).filter((kind) => kind === 'openingRefused')).toHaveLength(3)
  })

  test('one that headquarters does not know, one of another headquarters and a text with a slip are refused', async () => {
    await letterbox()
    const stranger = await computerAt(await letterbox())
    const request = createAsking().ask(stranger.file) ?? ''
    expect(await running.operate('open-computer', '--request', request, '--yes')).toEqual({
      exitCode: 1,
      lines: ['Headquarters does not know this computer.'],
    })
    const slip = request.replace(/.$/, (letter) => (letter === '7' ? '8' : '7'))
    expect((await running.operate('open-computer', '--request', slip, '--yes')).lines[0]).toContain(
      'This text is not whole',
    )
    rmSync(temp.folder, { recursive: true, force: true })
    const elsewhere = await computerAt(makeRecoveryBox().address)
    const other = createAsking().ask(elsewhere.file) ?? ''
    expect((await running.operate('open-computer', '--request', other, '--yes')).lines[0]).toBe(
      'This computer did not leave its key at this headquarters.',
    )
  })

  test('computers hear of the letterbox when they join and at every contact; its other half never leaves', async () => {
    const before = await joinDevice(running, 'Eerste')
    await before.signIn()
    expect((await before.send(syncPaths.hello, HELLO)).body).not.toHaveProperty('recoveryAddress')
    const address = await letterbox()
    const greeted = await before.send(syncPaths.hello, HELLO)
    expect(greeted.body).toMatchObject({ recoveryAddress: address })
    const key = await running.composed.office.store.read((reader) => reader.findRecoveryKey())
    expect(JSON.stringify(greeted.body)).not.toContain(key?.privateKey)
    expect(await letterbox()).toBe(address)
    const shown = await running.operate('recover-key')
    expect(shown.lines[0]).toMatch(/^[0-9a-f]{4}( [0-9a-f]{4}){7}$/)
    expect(shown.lines.join('\n')).not.toContain(key?.privateKey)
  })
})

describe('hq verify (PRIV-5)', () => {
  test('says that the trail is whole, and keeps where it ended outside the records, for its owner only', async () => {
    const { lines, exitCode } = await running.operate('verify')
    expect({ lines, exitCode }).toEqual({
      exitCode: 0,
      lines: ['The audit trail of headquarters is whole: 0 lines.'],
    })
    await joinDevice(running, 'Balie')
    expect((await running.operate('verify')).lines).toEqual([
      'The audit trail of headquarters is whole: 2 lines.',
    ])
    expect(statSync(join(running.folder, 'audit-head.json')).mode & 0o777).toBe(0o600)
  })

  test('finds an end that was cut off, and after a copy was put back follows it anew when told so', async () => {
    await joinDevice(running, 'Balie')
    await running.operate('verify')
    const known = running.composed.office.auditHead.read()
    running.composed.office.auditHead.keep({ seq: (known?.seq ?? 0) + 3, hash: 'a'.repeat(64) })
    const cut = await running.operate('verify')
    expect(cut.exitCode).toBe(1)
    expect(cut.lines[0]).toContain('The audit trail had 5 lines when it was looked at before')
    expect((await running.operate('verify')).exitCode).toBe(1)
    expect((await running.operate('verify', '--anew')).exitCode).toBe(0)
    expect(await kinds()).toContain('trailTakenAnew')
  })

  test('names a computer that lost the end of its own trail, and so does the list of computers', async () => {
    const device = await joinDevice(running, 'Balie')
    await device.signIn()
    const head = { hash: 'a'.repeat(64), hasLost: false }
    await device.send(syncPaths.hello, { ...HELLO, chain: { ...head, seq: 9 } })
    await device.send(syncPaths.hello, { ...HELLO, chain: { ...head, seq: 4 } })
    const verified = await running.operate('verify')
    expect(verified.exitCode).toBe(1)
    expect(verified.lines.at(-1)).toBe(
      `The audit trail of Balie (${device.id}) lost its end or was changed; noticed 2026-11-23 10:00.`,
    )
    expect((await running.operate('devices')).lines.join('\n')).toContain('! its audit trail lost its end')
  })
})
