import { createHash } from 'node:crypto'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ChildId, DeviceId, SchoolId } from '#shared/domain/ids.ts'
import { isoDay } from '#shared/kernel/time.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import { makeDatabase, pgliteOfRun } from '#tests/harness/postgres-server.ts'
import { listRecords } from '#headquarters/cli/list-records.ts'
import type { VerbAnswer } from '#headquarters/cli/verb.ts'
import { runVerb, runVerbClosed } from '#headquarters/cli/verbs.ts'
import { openOffice } from '#headquarters/open-office.ts'
import type { RecordsPlace } from '#headquarters/open-records.ts'
import type { DeviceRecord, HqStore } from '#headquarters/store/store.ts'

/** More than one reading of a table. */
const SCHOOLS = 1_100

let folder: string
let place: RecordsPlace
let copy: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dagdeel-copies-'))
  place = { dataFolder: join(folder, 'hq'), databaseUrl: null }
  cpSync(await pgliteOfRun(), join(place.dataFolder, 'database'), { recursive: true })
  const opened = await openOffice(place, 'test')
  if (!opened.ok) throw new Error(opened.refusal)
  const { office } = opened.value
  await runVerb({ verb: 'create-organisation', words: ['Zonnestraal', '--id', 'zon'], folder }, office)
  await runVerb(
    { verb: 'create-location', words: ['De Regenboog', '--region', 'middle', '--id', 'r'], folder },
    office,
  )
  const school = Array.from({ length: SCHOOLS }, (_, index) => ({
    id: `s${index}` as SchoolId,
    name: `School "${index}" \\ é`,
    region: 'north',
  }))
  const child = ['Noor', 'Sem'].map((firstName) => ({
    id: `k-${firstName}` as ChildId,
    firstName,
    surnamePrefix: '',
    surname: 'Bakker',
    birthDate: isoDay('2024-02-29'),
    familyId: `g-${firstName}`,
    schoolId: null,
    mentorId: null,
  }))
  const filled = await office.operator.act('importOrganisation', { rows: { school, child } })
  expect(filled).toMatchObject({ ok: true })
  await office.operator.createEnrolCode('Balie', [{ stream: 'org', mode: 'readOnly' }])
  const answer = await runVerb({ verb: 'backup', words: ['copies'], folder }, office)
  copy = answer.lines[0] ?? ''
  await runVerb({ verb: 'erase', words: ['k-Noor', '--legal', 'request'], folder }, office)
  await opened.value.close()
}, 240_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const restore = (from: string, to: RecordsPlace): Promise<VerbAnswer | undefined> =>
  runVerbClosed({ verb: 'restore', words: [from], folder }, to)

function copiedLines(): readonly string[] {
  return gunzipSync(readFileSync(copy)).toString('utf8').trimEnd().split('\n')
}

/** The lines as if they had been written so: with a last line that is true of them. */
function withFingerprint(lines: readonly string[]): string {
  const before = `${lines.slice(0, -1).join('\n')}\n`
  const end = JSON.parse((lines.at(-1) ?? '').slice(1)) as { end: number }
  const sha256 = createHash('sha256').update(before).digest('hex')
  return `${before}@${JSON.stringify({ end: end.end, sha256 })}\n`
}

async function everything(store: HqStore): Promise<Record<string, unknown>> {
  const lists: Record<string, unknown> = {}
  for (const table of tableNames) lists[table] = await listRecords(store, table)
  return lists
}

describe('a copy', () => {
  test('is one file for its owner only, with nothing half beside it', () => {
    expect(copy).toMatch(/copies\/headquarters-[\dT-]+Z\.jsonl\.gz$/)
    expect(statSync(copy).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(folder, 'copies'))).toHaveLength(1)
  })

  test('that is cut off, changed or something else is refused, and nothing is touched', async () => {
    const whole = readFileSync(copy)
    const lines = copiedLines()
    const wrong: readonly (readonly [string, Buffer])[] = [
      ['cut', whole.subarray(0, whole.length / 2)],
      ['changed', Buffer.concat([whole.subarray(0, 500), Buffer.from('x'), whole.subarray(501)])],
      [
        'row-gone',
        gzipSync(
          lines
            .toSpliced(
              lines.findIndex((line) => line.startsWith('["k-Sem"')),
              1,
            )
            .join('\n'),
        ),
      ],
      ['mark-gone', gzipSync(lines.toSpliced(10, 1).join('\n'))],
      ['name-changed', gzipSync(lines.join('\n').replace('"Sem"', '"Sam"'))],
      ['end-gone', gzipSync(lines.slice(0, -1).join('\n'))],
      ['else', gzipSync('{"hello":"world"}\n')],
      ['no-gzip', Buffer.from('hello')],
    ]
    const before = readdirSync(place.dataFolder)
    for (const [name, bytes] of wrong) {
      const path = join(folder, `${name}.jsonl.gz`)
      writeFileSync(path, bytes)
      const answer = await restore(path, place)
      expect([name, answer?.exitCode]).toEqual([name, 1])
      expect(answer?.lines.join('\n')).toContain('Nothing was changed.')
    }
    expect((await restore(join(folder, 'nowhere'), place))?.exitCode).toBe(2)
    expect(readdirSync(place.dataFolder)).toEqual(before)
  }, 240_000)

  test('whose rows do not fit is not put back: what was there stands in its place again', async () => {
    const path = join(folder, 'wrong-row.jsonl.gz')
    writeFileSync(
      path,
      gzipSync(withFingerprint(copiedLines().map((line) => line.replace('"first_name"', '"no_such"')))),
    )
    await expect(restore(path, place)).rejects.toThrow(/./)
    expect(readdirSync(place.dataFolder).filter((name) => name.startsWith('database'))).toEqual(['database'])
    const opened = await openOffice(place, 'test')
    if (!opened.ok) throw new Error(opened.refusal)
    expect(await listRecords(opened.value.office.store, 'location')).toHaveLength(1)
    await opened.value.close()
  }, 240_000)

  test('of a newer headquarters is refused', async () => {
    const path = join(folder, 'newer.jsonl.gz')
    const newer = copiedLines().map((line) => line.replace(/"schemaStep":\d+/, '"schemaStep":999'))
    writeFileSync(path, gzipSync(withFingerprint(newer)))
    expect((await restore(path, place))?.lines[0]).toContain('newer headquarters')
  })

  test('is not put back under a server that works, and that goes on', async () => {
    const opened = await openOffice(place, 'test')
    if (!opened.ok) throw new Error(opened.refusal)
    const running = await runVerb({ verb: 'restore', words: [copy], folder }, opened.value.office)
    expect(running).toMatchObject({ exitCode: 1 })
    expect(await restore(copy, place)).toMatchObject({ exitCode: 1 })
    expect(await listRecords(opened.value.office.store, 'location')).toHaveLength(1)
    await opened.value.close()
  }, 240_000)
})

async function expectRestored(to: RecordsPlace): Promise<void> {
  const answer = await restore(join(folder, 'copies'), to)
  expect(answer).toMatchObject({ exitCode: 0 })
  expect(answer?.lines.join('\n')).toContain('Erased again, as they were since: 1.')
  const opened = await openOffice(to, 'test')
  if (!opened.ok) throw new Error(opened.refusal)
  const { office } = opened.value
  const after = await everything(office.store)
  expect(after['school']).toHaveLength(SCHOOLS)
  expect(after['school']).toContainEqual({ id: 's7', name: 'School "7" \\ é', region: 'north' })
  expect(after['child']).toMatchObject([{ id: 'k-Sem', firstName: 'Sem' }])
  expect(
    (await office.store.read((reader) => reader.listErasures(0, 10))).map(({ subjectId }) => subjectId),
  ).toEqual(['k-Noor'])
  expect((await office.store.read((reader) => reader.findStream('org'))).version).toBeGreaterThan(3)
  const added = { verb: 'create-location', words: ['De Zwaluw', '--region', 'south'], folder }
  expect(await runVerb(added, office)).toMatchObject({ exitCode: 0 })
  await opened.value.close()
}

test('put back it is what it was, under another history; who was erased since is erased again; the old is kept', async () => {
  const opened = await openOffice(place, 'test')
  if (!opened.ok) throw new Error(opened.refusal)
  const before = await everything(opened.value.office.store)
  const { epoch } = await opened.value.office.store.read((reader) => reader.meta())
  await opened.value.close()

  await expectRestored(place)
  expect(readdirSync(place.dataFolder)).toContain('database.before-restore-1')

  const again = await openOffice(place, 'test')
  if (!again.ok) throw new Error(again.refusal)
  const after = await everything(again.value.office.store)
  for (const table of tableNames.filter((name) => name !== 'location' && name !== 'daypart_boundary')) {
    expect(after[table]).toEqual(before[table])
  }
  expect((await again.value.office.store.read((reader) => reader.meta())).epoch).not.toBe(epoch)
  await again.value.close()
}, 240_000)

test('a restore that is killed before the register is taken over leaves headquarters as it was, with who was revoked', async () => {
  const here = await placeWithCopy('killed')
  const before = await openOffice(here, 'test', 'mustBeThere')
  if (!before.ok) throw new Error(before.refusal)
  await before.value.office.operator.adoptRegister([{ device: stolen, scope: [] }])
  await before.value.close()
  // Behind the filling everything stops: the ledger of erasures cannot be read.
  const ledger = join(here.dataFolder, 'erasures.jsonl')
  mkdirSync(ledger)
  await expect(restore(copy, here)).rejects.toThrow(/./)
  expect(databasesIn(here)).toEqual(['database'])
  rmSync(ledger, { recursive: true })
  const opened = await openOffice(here, 'test', 'mustBeThere')
  if (!opened.ok) throw new Error(opened.refusal)
  const { store } = opened.value.office
  expect(await listRecords(store, 'location')).toEqual([])
  expect(await store.read((reader) => reader.findDevice(stolen.id))).toMatchObject({ status: 'revoked' })
  await opened.value.close()
}, 240_000)

const stolen: DeviceRecord = {
  ...{ id: 'stolen' as DeviceId, installId: 'install' as DeviceId, name: 'Laptop', publicKey: 'key' },
  ...{
    status: 'revoked',
    replacedBy: null,
    scopeRev: 0,
    lastSeq: 0,
    erasureSeq: 0,
    mayDeleteManyUntil: null,
  },
  ...{ appVersion: '1.0.0', lastSeenAt: null, skewMs: null, waitingCount: 0, workSince: null },
  enrolledAt: '2026-11-24T09:00:00.000Z' as Instant,
  ...{ chain: null, chainBrokenAt: null },
}

test('a restore that is killed when everything is in is finished by the next start', async () => {
  const here = await placeWithCopy('half')
  cpSync(join(place.dataFolder, 'database'), join(here.dataFolder, 'database.restored'), { recursive: true })
  rmSync(join(here.dataFolder, 'database.restored', 'headquarters.lock'), { force: true })
  const opened = await openOffice(here, 'test', 'mustBeThere')
  if (!opened.ok) throw new Error(opened.refusal)
  expect((await listRecords(opened.value.office.store, 'location')).map(({ id }) => id)).toContain('r')
  await opened.value.close()
  expect(databasesIn(here)).toEqual(['database', 'database.before-restore-1'])
}, 240_000)

/** A headquarters without anything in it. */
async function placeWithCopy(name: string): Promise<RecordsPlace> {
  const here: RecordsPlace = { dataFolder: join(folder, name), databaseUrl: null }
  cpSync(await pgliteOfRun(), join(here.dataFolder, 'database'), { recursive: true })
  return here
}

function databasesIn({ dataFolder }: RecordsPlace): readonly string[] {
  return readdirSync(dataFolder)
    .filter((name) => name.startsWith('database'))
    .toSorted()
}

test('a copy of the embedded database can be put into PostgreSQL, once', async () => {
  const other: RecordsPlace = { dataFolder: join(folder, 'on-postgres'), databaseUrl: await makeDatabase() }
  cpSync(join(place.dataFolder, 'erasures.jsonl'), join(other.dataFolder, 'erasures.jsonl'))
  await expectRestored(other)
  const second = await restore(copy, other)
  expect(second).toMatchObject({ exitCode: 1 })
  expect(second?.lines[0]).toContain('holds a headquarters already')
}, 240_000)
