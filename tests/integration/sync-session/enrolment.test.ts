import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createLocalKeySealer } from '#electron/db/local-key-sealer.ts'
import { openKey } from '#electron/keys/open-key.ts'
import { openConnection } from '#electron/db/open-connection.ts'
import { LOCAL_KEY_FILE } from '#electron/db/open-data-folder.ts'
import { stateHash } from '#electron/db/state-hash.ts'
import type { FetchPort } from '#electron/ports.ts'
import type { EnrolTrouble } from '#shared/ipc/calls/sync.ts'
import { enrolRequest } from '#shared/sync/protocol.ts'
import { startApp } from '#tests/harness/app.ts'
import type { TestApp } from '#tests/harness/app.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { makeTempFolder } from '#tests/harness/database.ts'

let temp: ReturnType<typeof makeTempFolder>
let app: TestApp | undefined

beforeEach(() => {
  temp = makeTempFolder()
})
afterEach(() => {
  app?.close()
  app = undefined
  temp.remove()
})

const form = {
  address: 'https://hq.example.nl',
  code: 'ABCD EFGH JKLM',
  deviceName: 'Kantoor',
  isReplacing: true,
}
const granted = {
  device: 'd1',
  epoch: 'e1',
  headquartersName: 'De Boog',
  organisationName: 'Stichting De Boog',
}

/** A headquarters that answers everything with this. */
function answering(status: number, text: string, headers: Readonly<Record<string, string>> = {}) {
  const asked: unknown[] = []
  const port: FetchPort = (_address, request) => {
    asked.push(request.body === undefined ? undefined : JSON.parse(request.body))
    return Promise.resolve({
      status,
      headers: { get: (name) => headers[name] ?? null },
      body: bytesOf(text),
    })
  }
  return { port, asked }
}

async function* bytesOf(text: string) {
  yield await Promise.resolve(Buffer.from(text))
}

async function open(port: FetchPort): Promise<TestApp> {
  app = await startApp({ folder: temp.folder, data: aRowSet(), ports: { fetch: port } })
  return app
}

const trouble = (which: EnrolTrouble) => ({ code: `sync.enrol.${which}`, params: {} })

describe('joining headquarters', () => {
  test.each([
    ['unreachable', () => Promise.reject(new TypeError('fetch failed'))],
    ['notTrusted', () => Promise.reject(Object.assign(new Error('x'), { code: 'CERT_HAS_EXPIRED' }))],
    ['notHeadquarters', answering(200, '<html>hello</html>').port],
    ['notHeadquarters', answering(404, '{"code":"notFound"}').port],
    ['busy', answering(503, '{"code":"unavailable"}', { 'retry-after': '9' }).port],
    ['busy', answering(500, '{"code":"internal","incident":"A1"}').port],
    ['updateNeeded', answering(426, '{"code":"upgradeRequired"}').port],
    ['code', answering(401, '{"code":"enrolCode"}').port],
    ['code', answering(400, '{"code":"invalid"}').port],
  ] as const)('%s is said, and not a record is touched', async (which, port) => {
    const { application, refused, done } = await open(port)
    const before = stateHash(application.folder.db)
    expect(await refused('sync.enrol', form)).toEqual(trouble(which))
    expect(stateHash(application.folder.db)).toBe(before)
    expect((await done('sync.status', {})).state).toBe('standalone')
  })

  test('without a copy that can be proved nothing is asked and nothing goes', async () => {
    const { port, asked } = answering(200, JSON.stringify(granted))
    const { application, refused } = await open(port)
    const before = stateHash(application.folder.db)
    // Where the copies should go there is a file.
    writeFileSync(join(temp.folder, 'copies'), 'in the way')
    expect(await refused('sync.enrol', form)).toEqual(trouble('copyFailed'))
    expect([asked.length, stateHash(application.folder.db) === before]).toEqual([0, true])
  })

  test('the copy opens with the same key and holds every record', async () => {
    const { port, asked } = answering(200, JSON.stringify(granted))
    const { application, done } = await open(port)
    application.act('bookBalance', {
      ...{ childId: 'noor', locationId: 'rainbow', account: 'holidayDays', minutes: 600, day: '2026-11-23' },
      ...{ expiresOn: '2026-12-31', note: 'een dag gekocht' },
    })
    const children = application.folder.db.all('select id from child order by id')
    expect(await done('sync.enrol', form)).toMatchObject({
      headquartersName: 'De Boog',
      deviceName: 'Kantoor',
    })
    expect(enrolRequest.parse(asked[0])).toMatchObject({ code: 'ABCDEFGHJKLM', deviceName: 'Kantoor' })
    expect(application.folder.db.all('select id from child')).toEqual([])
    expect(application.folder.db.all('select id from ledger_entry')).toEqual([])

    const [copy] = readdirSync(join(temp.folder, 'copies'))
    const key = await openKey({
      folder: temp.folder,
      sealers: [createLocalKeySealer(join(temp.folder, LOCAL_KEY_FILE))],
      way: { kind: 'machine' },
      hasData: true,
    })
    if (!key.ok) throw new Error('the key does not open')
    const connection = openConnection(join(temp.folder, 'copies', copy ?? ''), key.value.key, 'read')
    expect(connection.prepare('select id from child order by id').all()).toEqual(children)
    expect(connection.prepare('select count(*) as total from ledger_entry').get()).toEqual({ total: 1 })
    connection.close()
  })

  test('whoever belongs to headquarters cannot join another', async () => {
    const { refused, done } = await open(answering(200, JSON.stringify(granted)).port)
    await done('sync.enrol', form)
    expect(await refused('sync.enrol', form)).toEqual(trouble('already'))
  })

  test('the key of the computer is in no request, no log and no readable file', async () => {
    const { port, asked } = answering(200, JSON.stringify(granted))
    const { application, done, logged } = await open(port)
    await done('sync.enrol', form)
    const [row] = application.folder.db.all("select value from sync_state where key = 'privateKey'")
    const privateKey = String(row?.['value'])
    expect(privateKey.length).toBeGreaterThan(40)
    expect(JSON.stringify([asked, logged])).not.toContain(privateKey)
    application.close()
    for (const name of readdirSync(temp.folder)) {
      if (name === 'copies') continue
      expect(readFileSync(join(temp.folder, name)).includes(privateKey), name).toBe(false)
    }
    expect(existsSync(join(temp.folder, 'dagdeel.db'))).toBe(true)
  })
})
