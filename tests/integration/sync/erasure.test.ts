import { afterEach, beforeEach, expect, test } from 'vitest'
import { listOutbox } from '#electron/db/repositories/outbox.ts'
import { countAttention, findRejected } from '#electron/db/repositories/sync-work.ts'
import { verifyDatabase } from '#electron/db/verify-database.ts'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import type { TestHeadquarters } from '#tests/harness/headquarters.ts'
import { headquartersShows, rainbowStreams } from './device-house.ts'
import type { HouseDevice } from './device-house.ts'
import { absenceOf, settle } from './house.ts'
import { openTwoComputers } from './two-computers.ts'

let hq: TestHeadquarters
let office: HouseDevice
let tablet: HouseDevice

beforeEach(async () => {
  const house = await openTwoComputers()
  hq = house.hq
  office = house.office
  tablet = house.tablet
})

afterEach(() => {
  office.close()
  tablet.close()
})

/** Every text in the whole file. */
function everythingIn({ db }: OpenedDataFolder): string {
  const tables = db.all(`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`)
  return (
    tables
      .flatMap(({ name }) => (name === 'erased_subject' ? [] : db.all(`select * from ${String(name)}`)))
      // Both say by number who was erased, so that nobody comes back.
      .filter(({ kind }) => kind !== 'erased')
      .map((row) => JSON.stringify(row))
      .join('\n')
  )
}

test('an erased child is in no record, log, trail or line of a device (PRIV-2)', async () => {
  tablet.done('enterAbsence', absenceOf('noor'), 'rejected')
  office.done('enterAbsence', absenceOf('noor'), 'final')
  await settle(office, tablet)
  office.done('removeAbsence', { absenceId: 'final.1' }, 'taken')
  office.done('undoCommand', { commandId: 'taken' }, 'back')
  await office.meet()
  office.done(
    'enterAbsence',
    { ...absenceOf('noor'), startDay: '2027-01-04', endDay: '2027-01-04' },
    'waiting',
  )
  for (const device of [office, tablet]) expect(everythingIn(device.opened)).toMatch(/"noor|Noor/)

  await hq.operator.eraseSubject('noor', 'article 17')
  await settle(office, tablet)
  for (const device of [office, tablet]) {
    expect(everythingIn(device.opened)).not.toMatch(/\\?"noor\\?"|Noor/)
    expect(device.records()).toEqual(await headquartersShows(hq, rainbowStreams))
    expect(verifyDatabase(device.opened.db)).toEqual([])
    expect(device.core.buildHello().erasureSeq).toBe(1)
  }
  expect(listOutbox(office.opened.db)).toEqual([])
  expect(findRejected(office.opened.db, 'waiting')?.state).toBe('erased')
  expect(findRejected(tablet.opened.db, 'rejected')?.state).toBe('erased')
  expect(countAttention(tablet.opened.db)).toBe(0)
})

test('an act about a family does not keep the name of a child that left the computer before it was erased (PRIV-2)', async () => {
  office.done('setFamily', { familyId: 'family-noor', isDirectDebit: true, language: 'en' }, 'family')
  await office.meet()
  expect(everythingIn(office.opened)).toMatch(/Bakker/)
  await hq.operator.setScope(office.id(), [{ stream: 'org', mode: 'readWrite' }])
  await office.meet()
  await hq.operator.eraseSubject('noor', 'article 17')
  await office.meet()
  expect(office.core.buildHello().erasureSeq).toBe(1)
  expect(everythingIn(office.opened)).not.toMatch(/Bakker/)
})

test('no new act may name somebody who was erased', async () => {
  await hq.operator.eraseSubject('noor', 'article 17')
  await office.meet()
  expect(office.refused('enterAbsence', absenceOf('noor'))).toEqual({
    code: 'subjectErased',
    params: { id: 'noor' },
  })
  // The tablet has not heard of it: headquarters says no, and what it says is forgotten here too.
  tablet.done('enterAbsence', absenceOf('noor'), 'unaware')
  await tablet.push()
  expect(findRejected(tablet.opened.db, 'unaware')).toMatchObject({ state: 'erased', args: {} })
})

test('an erasure is confirmed only when the rows are gone, also when they come in several pages', async () => {
  await hq.operator.eraseSubject('noor', 'article 17')
  const request = office.core.buildPull()
  const few = { ...request, limit: { rows: 1, bytes: 1_000_000 } }
  const reply = await hq.headquarters.pull(office.id(), few)
  if (!reply.ok) throw new Error('headquarters answers')
  const pages = reply.value.pages.map((page) => (page.kind === 'rows' ? { ...page, more: true } : page))
  office.core.takePull(request, { ...reply.value, pages })
  expect(office.core.buildHello().erasureSeq).toBe(0)
  expect(office.refused('enterAbsence', absenceOf('noor')).code).toBe('subjectErased')
  await office.meet()
  expect(office.core.buildHello().erasureSeq).toBe(1)
})

test('what was undone of somebody else stays as it was', async () => {
  office.done('enterAbsence', absenceOf('sem'), 'of-sem')
  office.done('undoCommand', { commandId: 'of-sem' }, 'back')
  await hq.operator.eraseSubject('noor', 'article 17')
  await office.meet()
  office.done('redoCommand', { commandId: 'of-sem' }, 'again')
  await office.meet()
  expect(office.records().has('absence of-sem.1')).toBe(true)
  expect(everythingIn(office.opened)).toMatch(/Sem/)
})
