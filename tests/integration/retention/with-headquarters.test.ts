import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findRejected } from '#electron/db/repositories/sync-work.ts'
import { listOutbox } from '#electron/db/repositories/outbox.ts'
import { verifyDatabase } from '#electron/db/verify-database.ts'
import { purgeDigest } from '#shared/commands/privacy/purge-digest.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { closedMonthOfFinn, rowsWithFormerChild, wordsOfFinn } from '#tests/harness/former-child.ts'
import { openHeadquarters } from '#tests/harness/headquarters.ts'
import type { TestHeadquarters } from '#tests/harness/headquarters.ts'
import { headquartersShows, joinDevice, rainbow, rainbowStreams } from '../sync/device-house.ts'
import type { HouseDevice } from '../sync/device-house.ts'
import { absenceOf, settle } from '../sync/house.ts'

let hq: TestHeadquarters
let office: HouseDevice
let tablet: HouseDevice

beforeEach(async () => {
  hq = await openHeadquarters()
  await hq.bringIn(rowsWithFormerChild())
  await hq.bringIn(closedMonthOfFinn)
  office = await joinDevice(hq, 'office', rainbow)
  tablet = await joinDevice(hq, 'tablet', rainbow)
  await settle(office, tablet)
})

afterEach(() => {
  office.close()
  tablet.close()
})

/** What is left of the child, but for the numbers of who was erased and of whom somebody asked about. */
function leftIn({ opened: { db } }: HouseDevice): readonly string[] {
  const text = db
    .all(`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`)
    .filter(({ name }) => name !== 'erased_subject')
    .flatMap(({ name }) => db.all(`select * from ${String(name)}`))
    .filter(({ kind }) => kind !== 'erased')
    .map((row) => JSON.stringify(row).replaceAll(/\\*"subject(_i|I)d\\*":\\*"finn\\*"/g, ''))
    .join('\n')
  return text.match(new RegExp(`.{0,80}(${wordsOfFinn.source}).{0,20}`, 'g')) ?? []
}

const eraseFinn = { subjectKind: 'child', subjectId: 'finn', ground: 'request' } as const

async function everybodyIsTheSame(): Promise<void> {
  for (const device of [office, tablet]) {
    expect(device.records()).toEqual(await headquartersShows(hq, rainbowStreams))
    expect(verifyDatabase(device.opened.db)).toEqual([])
    expect(listOutbox(device.opened.db)).toEqual([])
  }
}

describe('erasing a child on a computer of headquarters (PRIV-2)', () => {
  test('waits for headquarters, and then reaches every computer', async () => {
    office.done('setFamily', { familyId: 'family-finn', isDirectDebit: false, language: 'en' }, 'family')
    tablet.done('enterAbsence', { ...absenceOf('finn'), startDay: '2023-09-04', endDay: '2023-09-04' }, 'ill')
    await settle(office, tablet)
    expect(leftIn(tablet).length).toBeGreaterThan(10)
    office.done('erasePerson', eraseFinn, 'erase')
    expect(listOutbox(office.opened.db).map(({ id }) => id)).toEqual(['erase'])
    await settle(office, tablet)
    for (const device of [office, tablet]) {
      expect(leftIn(device)).toEqual([])
      expect(device.core.buildHello().erasureSeq).toBe(1)
    }
    await everybodyIsTheSame()
    expect(JSON.stringify(await hq.list('child'))).not.toMatch(wordsOfFinn)
    const kept = await hq.store.read(async (reader) => [
      await reader.findJudged('erase' as never),
      await reader.findJudged('family' as never),
      await reader.listErasures(0, 10),
    ])
    expect(kept).toMatchObject([
      { status: 'accepted', args: null },
      { args: null },
      [{ subjectId: 'finn', legalRef: 'request' }],
    ])
  })

  test('makes what another computer still had to send about it empty', async () => {
    tablet.done(
      'enterAbsence',
      { ...absenceOf('finn'), startDay: '2023-09-04', endDay: '2023-09-04' },
      'late',
    )
    office.done('erasePerson', eraseFinn, 'erase')
    await settle(office, tablet)
    expect(findRejected(tablet.opened.db, 'late')?.state).toBe('erased')
    expect(leftIn(tablet)).toEqual([])
    await everybodyIsTheSame()
  })

  test('asked on two computers at once is done once', async () => {
    office.done('erasePerson', eraseFinn, 'first')
    tablet.done('erasePerson', { ...eraseFinn, ground: 'objection' }, 'second')
    await settle(office, tablet)
    expect(findRejected(tablet.opened.db, 'second')?.state).toBe('erased')
    expect(await hq.store.read((reader) => reader.listErasures(0, 10))).toHaveLength(1)
    for (const device of [office, tablet]) expect(leftIn(device)).toEqual([])
    await everybodyIsTheSame()
  })

  test('is refused by headquarters when a hold was set elsewhere meanwhile, and everything is as it was', async () => {
    const before = office.records()
    tablet.done('setHold', {
      locationId: 'rainbow',
      subjectKind: 'child',
      subjectId: 'finn',
      reason: 'klacht',
    })
    await tablet.meet()
    office.done('erasePerson', eraseFinn, 'erase')
    await settle(office, tablet)
    expect(findRejected(office.opened.db, 'erase')?.refusal.code).toBe('legalHold')
    expect(office.records().size).toBe(before.size + 1)
    expect(leftIn(office).length).toBeGreaterThan(10)
    await everybodyIsTheSame()
  })

  test.each([
    ['an erasure', 'erasePerson', eraseFinn, 'legalHold'],
    [
      'a purge',
      'purgeExpired',
      {
        ...{ asOf: '2026-11-23', children: ['finn'], staff: [], rows: [] },
        digest: purgeDigest([{ table: 'child', id: 'finn' }]),
      },
      'purgeNotOver',
    ],
  ])(
    '%s of a computer that was away is refused for a hold of a later day, and everything is as it was (PRIV-1)',
    async (_what, type, args, code) => {
      office.done(type, args, 'goes')
      hq.setNow('2026-11-25T09:00:00.000Z')
      tablet.now = '2026-11-25T09:00:00.000Z' as Instant
      tablet.done('setHold', {
        ...{ locationId: 'rainbow', subjectKind: 'child', subjectId: 'finn', reason: 'klacht' },
      })
      await settle(tablet, office)
      expect(findRejected(office.opened.db, 'goes')?.refusal.code).toBe(code)
      expect(leftIn(office).length).toBeGreaterThan(10)
      await everybodyIsTheSame()
    },
  )
})

describe('purging on a computer of headquarters (PRIV-1)', () => {
  const rows = [{ table: 'observed_time', ids: ['finn-came'] }] as const
  const attendance = {
    ...{ asOf: '2026-11-23', children: [], staff: [], rows },
    digest: purgeDigest([{ table: 'observed_time', id: 'finn-came' }]),
  }

  test('of people reaches everybody as an erasure, with a proof', async () => {
    const digest = purgeDigest([{ table: 'child', id: 'finn' }])
    office.done(
      'purgeExpired',
      { asOf: '2026-11-23', children: ['finn'], staff: [], rows: [], digest },
      'purge',
    )
    await settle(office, tablet)
    for (const device of [office, tablet]) expect(leftIn(device)).toEqual([])
    expect(await hq.list('purge_run')).toMatchObject([{ counts: [{ kind: 'children', count: 1 }], digest }])
    await everybodyIsTheSame()
  })

  test('of rows leaves none of them here or at headquarters, nor what acts said of them', async () => {
    office.done('purgeExpired', attendance, 'purge')
    await settle(office, tablet)
    expect(leftIn(office).filter((text) => text.includes('finn-came'))).toEqual([])
    expect(await hq.list('observed_time')).toEqual([])
    const purge = await hq.store.read((reader) => reader.findJudged('purge' as never))
    expect(purge).toMatchObject({ status: 'accepted', args: null })
    await everybodyIsTheSame()
  })

  test('is refused when what was shown is not what goes, or is not over', () => {
    expect(office.refused('purgeExpired', { ...attendance, digest: '0'.repeat(64) }).code).toBe(
      'purgeDiffers',
    )
    const digest = purgeDigest([{ table: 'child', id: 'noor' }])
    const noor = { asOf: '2026-11-23', children: ['noor'], staff: [], rows: [], digest }
    expect(office.refused('purgeExpired', noor)).toMatchObject({ code: 'purgeNotOver', params: { count: 1 } })
    expect(office.refused('purgeExpired', { ...attendance, asOf: '2027-11-23' }).code).toBe('purgeTooEarly')
  })
})
