import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { syncPaths } from '#shared/sync/protocol.ts'
import { askRunning, openAdminDoor } from '#headquarters/cli/admin-door.ts'
import { listRecords } from '#headquarters/cli/list-records.ts'
import { runVerb, verbs } from '#headquarters/cli/verbs.ts'
import { eraseAgain } from '#headquarters/erase-again.ts'
import {
  HELLO,
  joinDevice,
  startHeadquarters,
} from '#tests/integration/headquarters-http/running-headquarters.ts'
import type { RunningHeadquarters } from '#tests/integration/headquarters-http/running-headquarters.ts'

let running: RunningHeadquarters
beforeAll(async () => {
  running = await startHeadquarters()
})
afterAll(() => running.stop())

const SAMPLE = join(import.meta.dirname, '../../../resources/sample')

describe('beginning', () => {
  test('without an organisation there are no locations to make', async () => {
    const answer = await running.operate('create-location', 'De Regenboog', '--region', 'middle')
    expect(answer).toEqual({
      exitCode: 1,
      lines: ['There is no organisation yet: "hq create-organisation NAME".'],
    })
    expect(await running.operate('locations')).toEqual({ exitCode: 0, lines: ['There is no location yet.'] })
  })

  test('--check looks at the files of the app and writes nothing', async () => {
    const answer = await running.operate('import', SAMPLE, '--check')
    expect(answer.exitCode).toBe(0)
    expect(answer.lines.at(-1)).toMatch(/Nothing was stored/)
    expect(await listRecords(running.composed.office.store, 'child')).toEqual([])
  }, 60_000)

  test('files with an error are refused whole, with the place of each', async () => {
    const folder = join(running.folder, 'wrong')
    mkdirSync(folder)
    writeFileSync(join(folder, 'organisatie.csv'), 'nummer;naam\nzon;Zonnestraal\n')
    writeFileSync(join(folder, 'locaties.csv'), 'nummer;organisatie;naam;regio\nr;zon;De Regenboog;nergens\n')
    const answer = await running.operate('import', 'wrong')
    expect(answer.exitCode).toBe(1)
    expect(answer.lines.join('\n')).toContain('locaties.csv')
    expect(await listRecords(running.composed.office.store, 'organisation')).toEqual([])
  })

  test('the same folder as the app gives the same records', async () => {
    const answer = await running.operate('import', SAMPLE)
    expect(answer.exitCode).toBe(0)
    expect((await listRecords(running.composed.office.store, 'child')).length).toBeGreaterThan(50)
    expect(await running.operate('locations')).toMatchObject({
      lines: ['regenboog  De Regenboog', 'zwaluw  De Zwaluw'],
    })
    expect((await running.operate('create-organisation', 'Nog een')).exitCode).toBe(1)
  }, 60_000)

  test('a folder that is not there is a mistake of the caller', async () => {
    expect((await running.operate('import', '/nowhere')).exitCode).toBe(2)
  })

  test('a location is added beside them', async () => {
    const answer = await running.operate('create-location', 'Café Ñandú', '--region', 'south')
    expect(answer).toEqual({ exitCode: 0, lines: ['Café Ñandú is there, as cafe-nandu.'] })
    expect((await running.operate('create-location', 'Café Ñandú', '--region', 'south')).exitCode).toBe(1)
    expect((await running.operate('create-location', 'Elders', '--region', 'east')).exitCode).toBe(2)
  })
})

describe('computers', () => {
  test('a code is the first line, so that a script can take it', async () => {
    const answer = await running.operate(
      'device-code',
      'Balie',
      '--location',
      'regenboog',
      '--read-only',
      'zwaluw',
    )
    expect(answer.exitCode).toBe(0)
    expect(answer.lines[0]).toMatch(/^[A-Z2-9]{4}(-[A-Z2-9]{4}){3}$/)
    expect(answer.lines[1]).toContain('works once, until 2026-11-26 10:00')
    expect(answer.lines[2]).toBe(
      'It may change what is of the whole organisation and De Regenboog (regenboog); and only look at De Zwaluw (zwaluw).',
    )
  })

  test('a code needs a name and locations that are there', async () => {
    expect((await running.operate('device-code', 'Balie')).exitCode).toBe(1)
    expect((await running.operate('device-code', '', '--all')).exitCode).toBe(2)
    const unknown = await running.operate('device-code', 'Balie', '--location', 'maan')
    expect(unknown.lines[0]).toContain('There is no location maan. There are: cafe-nandu, regenboog, zwaluw.')
  })

  test('the list says what each sees, when it was seen and what waits there', async () => {
    const device = await joinDevice(running, 'Keuken')
    await device.signIn()
    await device.send(syncPaths.hello, { ...HELLO, outbox: { count: 3, oldest: '2026-11-22T08:00:00.000Z' } })
    const { lines } = await running.operate('devices')
    expect(lines.join('\n')).toContain(`${device.id}  active    Keuken`)
    expect(lines.join('\n')).toContain('last seen 2026-11-23 10:00, clock 0 s off, 3 acts waiting there')
  })

  test('a code for somebody names who, and only somebody who works here', async () => {
    const [person] = await listRecords(running.composed.office.store, 'staff_member')
    const answer = await running.operate(
      'device-code',
      'Tas',
      '--location',
      'zwaluw',
      '--user',
      person?.id ?? '',
    )
    expect(answer.lines[2]).toContain(`what is of ${person?.firstName ?? ''}`)
    expect(answer.lines[2]).toContain(`only (${person?.id ?? ''})`)
    const stranger = await running.operate('device-code', 'Tas', '--location', 'zwaluw', '--user', 'niemand')
    expect(stranger).toEqual({ exitCode: 1, lines: ['There is no member of staff niemand.'] })
  })

  test('a computer goes by its name when that says which; of several by its number', async () => {
    const device = await joinDevice(running, 'Voordeur')
    expect(await running.operate('revoke', 'voordeur', '--wipe', 'now')).toMatchObject({ exitCode: 0 })
    expect((await running.composed.http.devices.find(device.id))?.status).toBe('revoked')
    // Of that name there is another now: the one that was shut out is not meant.
    const second = await joinDevice(running, 'Voordeur ')
    expect(await running.operate('allow-delete', 'Voordeur')).toMatchObject({ exitCode: 0 })
    expect((await running.operate('devices')).lines).toContain(
      '    may remove very many rows until 2026-11-24 10:00',
    )
    const third = await joinDevice(running, 'VOORDEUR')
    const unclear = await running.operate('revoke', 'Voordeur', '--wipe', 'now')
    expect(unclear.exitCode).toBe(1)
    expect(unclear.lines[0]).toContain(`${second.id}, ${third.id}`)
    for (const { id } of [second, third]) await running.operate('revoke', id, '--wipe', 'now')
  })

  test('a computer that is replaced is told to hand over first, and is cleared when it did', async () => {
    const device = await joinDevice(running, 'Oude laptop')
    await device.signIn()
    await device.send(syncPaths.hello, { ...HELLO, outbox: { count: 1, oldest: '2026-11-22T08:00:00.000Z' } })
    const answer = await running.operate('revoke', 'Oude laptop', '--wipe', 'after-push')
    expect(answer.exitCode).toBe(0)
    expect(answer.lines[0]).toBe(
      'Oude laptop gets nothing new any more. At its next contact it hands over its work (1 act when it was last heard) and then forgets everything.',
    )
    expect((await running.operate('devices')).lines).toContain(`${device.id}  retiring  Oude laptop`)
    await device.signIn()
    await device.send(syncPaths.hello, HELLO)
    expect((await running.operate('devices')).lines).toContain(`${device.id}  cleared   Oude laptop`)
  })

  test('another scope ends the sign-in of that computer, which then sees the new one', async () => {
    const device = await joinDevice(running, 'Verhuisd')
    await device.signIn()
    const answer = await running.operate(
      'scope',
      device.id,
      '--location',
      'zwaluw',
      '--organisation-read-only',
    )
    expect(answer.lines).toEqual([
      'Verhuisd may now change De Zwaluw (zwaluw); and only look at what is of the whole organisation.',
    ])
    expect((await device.send(syncPaths.hello, HELLO)).status).toBe(401)
    expect(await running.composed.http.devices.listScope(device.id)).toEqual([
      { stream: 'org', mode: 'readOnly' },
      { stream: 'loc:zwaluw', mode: 'readWrite' },
    ])
  })

  test('shutting a computer out asks how, and says what is given up', async () => {
    const device = await joinDevice(running, 'Laptop')
    expect((await running.operate('revoke', device.id)).exitCode).toBe(2)
    expect((await running.operate('revoke', device.id, '--wipe', 'later')).exitCode).toBe(2)
    expect(await running.operate('revoke', device.id, '--wipe', 'now')).toEqual({
      exitCode: 0,
      lines: ['Laptop is shut out. 0 acts that waited there are given up.'],
    })
    expect((await running.composed.http.devices.find(device.id))?.status).toBe('revoked')
  })

  test('a computer that is not there is refused', async () => {
    for (const verb of [
      ['revoke', 'nobody', '--wipe', 'now'],
      ['scope', 'nobody', '--all'],
      ['allow-delete', 'nobody'],
    ]) {
      const [name = '', ...words] = verb
      expect((await running.operate(name, ...words)).exitCode).toBe(1)
    }
  })

  test('removing very many rows is allowed and taken back per computer', async () => {
    const device = await joinDevice(running, 'Opruimen')
    await running.operate('allow-delete', device.id)
    await device.signIn()
    expect((await device.send(syncPaths.hello, HELLO)).body).toMatchObject({ mayDeleteMany: true })
    await running.operate('allow-delete', device.id, '--off')
    await device.signIn()
    expect((await device.send(syncPaths.hello, HELLO)).body).toMatchObject({ mayDeleteMany: false })
  })
})

describe('erasing somebody', () => {
  test('needs a ground and somebody who is there; an older copy that is put back loses them again', async () => {
    const { office } = running.composed
    const [first, second] = await listRecords(office.store, 'child')
    const device = await joinDevice(running, 'Getuige')
    expect((await running.operate('erase', first?.id ?? '')).exitCode).toBe(2)
    expect((await running.operate('erase', 'nobody', '--legal', 'x')).exitCode).toBe(1)
    const answer = await running.operate('erase', first?.id ?? '', '--legal', 'request of 3 May')
    expect(answer.exitCode).toBe(0)
    expect((await listRecords(office.store, 'child')).map(({ id }) => id)).not.toContain(first?.id)
    expect((await running.operate('erase', first?.id ?? '', '--legal', 'again')).exitCode).toBe(1)

    const open = await running.operate('erasures')
    expect(open.lines.join('\n')).toContain(`${first?.id}  2026-11-23T09:00:00.000Z  request of 3 May`)
    expect(open.lines.join('\n')).toContain(`Getuige (${device.id})`)
    await device.signIn()
    await device.send(syncPaths.hello, { ...HELLO, erasureSeq: 1 })
    expect((await running.operate('erasures')).lines.join('\n')).not.toContain('Getuige')

    // The ledger lies outside the records and knows of an erasure these records do not.
    office.erasures.remember([
      { seq: 2, subjectId: second?.id ?? '', at: '2026-11-23T09:05:00.000Z' as never, legalRef: 'later' },
    ])
    expect(await eraseAgain(office)).toBe(1)
    expect((await listRecords(office.store, 'child')).map(({ id }) => id)).not.toContain(second?.id)
    expect(await eraseAgain(office)).toBe(0)
  })

  test('that was asked and cut off before it was done is done at the next start', async () => {
    const { office } = running.composed
    const [child] = await listRecords(office.store, 'child')
    const id = child?.id ?? ''
    running.setStoreAway(true)
    expect(office.erasures.listOpen()).toEqual([])
    office.erasures.intend({ subjectId: id, at: office.now(), legalRef: 'request of 4 May' })
    await expect(office.operator.eraseSubject(id, 'request of 4 May')).rejects.toThrow(/./)
    running.setStoreAway(false)
    expect((await running.operate('erasures')).lines.at(-1)).toBe(
      `!  ${id}  asked 2026-11-23 10:00 and not done yet: ask it again, or start headquarters anew`,
    )
    expect(await eraseAgain(office)).toBe(1)
    expect((await listRecords(office.store, 'child')).map((row) => row.id as string)).not.toContain(id)
    expect(office.erasures.listOpen()).toEqual([])
    expect((await running.operate('erasures')).lines.join('\n')).toContain('request of 4 May')
  })

  test('notes that it must be done before anything is erased', async () => {
    const { office } = running.composed
    const [child] = await listRecords(office.store, 'child')
    const id = child?.id ?? ''
    const wish = { verb: 'erase', words: [id, '--legal', 'request of 5 May'], folder: running.folder }
    const operator = { ...office.operator, eraseSubject: () => Promise.reject(new Error('killed')) }
    await expect(runVerb(wish, { ...office, operator })).rejects.toThrow('killed')
    expect(office.erasures.listOpen()).toMatchObject([{ subjectId: id, legalRef: 'request of 5 May' }])
    const failed: unknown[] = []
    expect(await eraseAgain({ ...office, operator }, (fault) => failed.push(fault))).toBe(0)
    expect(failed).toHaveLength(1)
    expect(await eraseAgain(office)).toBe(1)
    expect(office.erasures.listOpen()).toEqual([])
  })

  test('stops for a legal hold, unless it is said why not', async () => {
    const { office } = running.composed
    const [child] = await listRecords(office.store, 'child')
    const id = child?.id ?? ''
    const hold = { locationId: null, subjectKind: 'child', subjectId: id, reason: 'klacht loopt' }
    expect((await office.operator.act('setHold', hold)).ok).toBe(true)
    const stopped = await running.operate('erase', id, '--legal', 'request of 2 May')
    expect(stopped.exitCode).toBe(1)
    expect(stopped.lines.join(' ')).toContain('--despite-hold')
    const words = ['erase', id, '--legal', 'request of 2 May', '--despite-hold', 'word of the judge'] as const
    expect((await running.operate(...words)).exitCode).toBe(0)
    expect((await running.operate('erasures')).lines.join(' ')).toContain(
      'despite a legal hold: word of the judge',
    )
  })
})

test('a new history is told, and every computer must compare', async () => {
  const { store } = running.composed.office
  const before = (await store.read((reader) => reader.meta())).epoch
  const answer = await running.operate('new-epoch')
  const after = (await store.read((reader) => reader.meta())).epoch
  expect(after).not.toBe(before)
  expect(answer.lines[0]).toContain(after)
})

test.each(verbs.map(({ name }) => name))(
  '%s refuses words it does not know, and says how to use it',
  async (name) => {
    const answer = await running.operate(name, '--nonsense')
    expect(answer.exitCode).toBe(2)
    expect(answer.lines.at(-1)).toBe(
      `Use: hq ${name} ${verbs.find((verb) => verb.name === name)?.usage ?? ''}`.trimEnd(),
    )
  },
)

test('a verb nobody knows is answered with the list of verbs', async () => {
  const answer = await running.operate('fly')
  expect(answer.exitCode).toBe(2)
  expect(answer.lines.join('\n')).toContain('device-code')
})

describe('the door to a server that runs', () => {
  test('who can read the secret of the folder may ask; the file is for its owner only', async () => {
    const log = running.composed.http.log
    const door = await openAdminDoor(running.folder, (wish) => runVerb(wish, running.composed.office), log)
    const file = join(running.folder, 'operator-door.json')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const answer = await askRunning(running.folder, { verb: 'locations', words: [], folder: '/' })
    expect(answer?.lines).toContain('regenboog  De Regenboog')

    const { port, secret } = JSON.parse(readFileSync(file, 'utf8')) as { port: number; secret: string }
    const wish = JSON.stringify({ verb: 'locations', words: [], folder: '/' })
    for (const authorization of ['', 'Bearer ', `Bearer ${secret.slice(1)}`, secret]) {
      const reply = await fetch(`http://127.0.0.1:${port}/`, {
        method: 'POST',
        headers: { authorization },
        body: wish,
      })
      expect(reply.status).toBe(403)
    }
    const broken = await fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}` },
      body: '{',
    })
    expect(broken.status).toBe(500)
    await door.close()
    expect(await askRunning(running.folder, { verb: 'locations', words: [], folder: '/' })).toBeUndefined()
  })

  test('a file that a killed server left behind leads nowhere, and is no obstacle', async () => {
    writeFileSync(
      join(running.folder, 'operator-door.json'),
      JSON.stringify({ port: 1, secret: 'x'.repeat(64) }),
    )
    expect(await askRunning(running.folder, { verb: 'locations', words: [], folder: '/' })).toBeUndefined()
    writeFileSync(join(running.folder, 'operator-door.json'), 'half a fi')
    expect(await askRunning(running.folder, { verb: 'locations', words: [], folder: '/' })).toBeUndefined()
  })
})
