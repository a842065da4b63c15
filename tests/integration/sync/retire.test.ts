import { afterEach, beforeEach, expect, test } from 'vitest'
import { countAuditLines, listAuditOfRow } from '#electron/db/repositories/audit-log.ts'
import { createCommandLogReader } from '#electron/db/repositories/command-log.ts'
import { findInOutbox, listOutbox } from '#electron/db/repositories/outbox.ts'
import {
  countAttention,
  findRejected,
  listAttention,
  listWaiting,
} from '#electron/db/repositories/sync-work.ts'
import { verifyDatabase } from '#electron/db/verify-database.ts'
import type { CommandId } from '#shared/domain/ids.ts'
import { headquartersShows, rainbowStreams } from './device-house.ts'
import type { HouseDevice } from './device-house.ts'
import { absenceOf, settle } from './house.ts'
import { openTwoComputers } from './two-computers.ts'
import type { TestHeadquarters } from '#tests/harness/headquarters.ts'

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

test('news of others comes under own work, and own work stays on top of it', async () => {
  office.done('enterAbsence', absenceOf('noor'), 'own')
  tablet.done('enterAbsence', absenceOf('sem'), 'other')
  await tablet.meet()
  await office.pull()
  expect(office.records().has('absence own.1')).toBe(true)
  expect(office.records().has('absence other.1')).toBe(true)
  expect(listWaiting(office.opened.db, 10)).toMatchObject([{ commandId: 'own', held: null }])
  expect(verifyDatabase(office.opened.db)).toEqual([])
})

test('own work that no longer fits has no effect here, says why, and goes to headquarters all the same', async () => {
  office.done('enterAbsence', absenceOf('noor'), 'late')
  tablet.done('enterAbsence', absenceOf('noor'), 'early')
  await tablet.meet()
  await office.pull()
  expect(office.records().has('absence late.1')).toBe(false)
  expect(listWaiting(office.opened.db, 10)).toMatchObject([
    { commandId: 'late', held: { code: 'refusal.alreadyAbsent' } },
  ])
  expect(office.core.buildPush()?.commands.map(({ id }) => id)).toEqual(['late'])
  expect(createCommandLogReader(office.opened.db).listHistory(10)).toEqual([])
  await office.meet()
  expect(listAttention(office.opened.db, 10)).toMatchObject([
    { commandId: 'late', refusal: { code: 'alreadyAbsent' }, meanwhile: [{ commandId: 'early' }] },
  ])
  expect(verifyDatabase(office.opened.db)).toEqual([])
})

test('an answer that comes twice or late changes nothing', async () => {
  office.done('enterAbsence', absenceOf('noor'), 'ill')
  const push = office.core.buildPush()
  if (push === undefined) throw new Error('something waits')
  const pushed = await hq.headquarters.push(office.id(), push)
  const pull = office.core.buildPull()
  const pulled = await hq.headquarters.pull(office.id(), pull)
  if (!pushed.ok || !pulled.ok) throw new Error('headquarters answers')
  office.core.takePush(push, pushed.value)
  office.core.takePull(pull, pulled.value)
  const records = office.records()
  const log = createCommandLogReader(office.opened.db).listLog(10)
  expect(office.core.takePush(push, pushed.value)).toEqual({ kind: 'done' })
  expect(office.core.takePull(pull, pulled.value)).toEqual({ kind: 'done' })
  office.core.buildPull()
  expect(office.core.takePull(pull, pulled.value)).toEqual({ kind: 'done' })
  expect(office.records()).toEqual(records)
  expect(createCommandLogReader(office.opened.db).listLog(10)).toEqual(log)
  expect(countAuditLines(office.opened.db, 'ill')).toBe(1)
})

test('a push whose answer is lost is sent again and done once', async () => {
  office.done('enterAbsence', absenceOf('noor'), 'ill')
  const push = office.core.buildPush()
  if (push === undefined) throw new Error('something waits')
  await hq.headquarters.push(office.id(), push)
  await office.meet()
  expect(listOutbox(office.opened.db)).toEqual([])
  expect((await hq.list('absence')).filter(({ childId }) => childId === 'noor').length).toBe(2)
  expect(office.records()).toEqual(await headquartersShows(hq, rainbowStreams))
})

test('the fate of work whose answer was lost comes down with the next pull as well', async () => {
  office.done('enterAbsence', absenceOf('noor'), 'ill')
  const push = office.core.buildPush()
  if (push === undefined) throw new Error('something waits')
  await hq.headquarters.push(office.id(), push)
  await office.pull()
  expect(listOutbox(office.opened.db)).toEqual([])
  expect(countAuditLines(office.opened.db, 'ill')).toBe(1)
})

test('work is undone before it is sent, and both go to headquarters as they were done', async () => {
  office.done('enterAbsence', absenceOf('noor'), 'ill')
  office.done('undoCommand', { commandId: 'ill' }, 'back')
  expect(office.records().has('absence ill.1')).toBe(false)
  await office.meet()
  expect(office.records()).toEqual(await headquartersShows(hq, rainbowStreams))
  expect(createCommandLogReader(office.opened.db).findCommand('ill')?.undoneBy).toBe('back')
  office.done('redoCommand', { commandId: 'ill' }, 'again')
  await office.meet()
  expect(office.records().has('absence ill.1')).toBe(true)
  expect(createCommandLogReader(office.opened.db).findCommand('ill')?.undoneBy).toBeNull()
  expect(verifyDatabase(office.opened.db)).toEqual([])
})

test('an act that is final can be undone later, over a restart', async () => {
  office.done('enterAbsence', absenceOf('noor'), 'ill')
  await office.meet()
  office = await office.restart()
  office.done('undoCommand', { commandId: 'ill' }, 'back')
  await office.meet()
  expect(office.records().has('absence ill.1')).toBe(false)
  expect(verifyDatabase(office.opened.db)).toEqual([])
})

test('taking back what headquarters then rejects settles the rejection', async () => {
  tablet.done('enterAbsence', absenceOf('noor'), 'early')
  await tablet.meet()
  office.done('enterAbsence', absenceOf('noor'), 'late')
  office.done('undoCommand', { commandId: 'late' }, 'back')
  await office.meet()
  expect(findRejected(office.opened.db, 'late')).toMatchObject({ state: 'takenBack', resolvedBy: 'back' })
  expect(countAttention(office.opened.db)).toBe(0)
  expect(office.records()).toEqual(await headquartersShows(hq, rainbowStreams))
  expect(verifyDatabase(office.opened.db)).toEqual([])
})

test('an undo that headquarters rejects leaves the act standing', async () => {
  office.done('enterAbsence', absenceOf('noor'), 'ill')
  await settle(office, tablet)
  // Both take it away; the tablet is first.
  office.done('undoCommand', { commandId: 'ill' }, 'back')
  tablet.done('removeAbsence', { absenceId: 'ill.1' }, 'removed')
  await tablet.meet()
  await office.meet()
  expect(listAttention(office.opened.db, 10)).toMatchObject([
    { commandId: 'back', refusal: { code: 'changedSince' } },
  ])
  expect(createCommandLogReader(office.opened.db).findCommand('ill')?.undoneBy).toBeNull()
  expect(verifyDatabase(office.opened.db)).toEqual([])
})

async function rejectedAct(): Promise<void> {
  tablet.done('enterAbsence', absenceOf('noor'), 'early')
  await tablet.meet()
  office.done('enterAbsence', absenceOf('noor'), 'late')
  await office.meet()
}

test('a rejected act is put away by an act of its own, once', async () => {
  await rejectedAct()
  expect(office.core.standing().attentionCount).toBe(1)
  office.done('dismissRejection', { commandId: 'late' }, 'seen')
  expect(office.core.standing().attentionCount).toBe(0)
  expect(findRejected(office.opened.db, 'late')).toMatchObject({ state: 'dismissed', resolvedBy: 'seen' })
  expect(office.refused('dismissRejection', { commandId: 'late' }).code).toBe('notRejected')
  expect(office.refused('dismissRejection', { commandId: 'never' }).code).toBe('notRejected')
  await office.meet()
  expect(listOutbox(office.opened.db)).toEqual([])
  expect((await hq.store.read((reader) => reader.findJudged('seen' as CommandId)))?.status).toBe('accepted')
})

test('a new act in its place supersedes the rejected one', async () => {
  await rejectedAct()
  const later = { ...absenceOf('noor'), startDay: '2027-01-04', endDay: '2027-01-04' }
  const again = office.run('enterAbsence', later, { id: 'instead' as CommandId, amends: 'late' as CommandId })
  expect(again.ok).toBe(true)
  // While it is on its way there is nothing to choose.
  expect(office.core.standing().attentionCount).toBe(0)
  expect(findRejected(office.opened.db, 'late')?.state).toBe('open')
  await office.meet()
  expect(findRejected(office.opened.db, 'late')).toMatchObject({ state: 'superseded', resolvedBy: 'instead' })
})

test('a rejected act in place of a rejected act is the one that is shown', async () => {
  await rejectedAct()
  const later = { ...absenceOf('noor'), startDay: '2027-01-04', endDay: '2027-01-04' }
  office.run('enterAbsence', later, { id: 'instead' as CommandId, amends: 'late' as CommandId })
  tablet.done('enterAbsence', later, 'earlier')
  await tablet.meet()
  await office.meet()
  expect(listAttention(office.opened.db, 10).map(({ commandId }) => commandId)).toEqual(['instead'])
})

test('what headquarters wrote is what can be undone: the images of an act are those it really made', async () => {
  office.done('enterAbsence', absenceOf('noor'), 'ill')
  await office.meet()
  const [line] = listAuditOfRow(office.opened.db, 'absence', 'ill.1', 10)
  expect(line?.after).toEqual((await headquartersShows(hq, rainbowStreams)).get('absence ill.1'))
})

test('accepted work stays in line while one of its streams has not come so far', async () => {
  office.done('enterAbsence', absenceOf('noor'), 'ill')
  await office.push()
  const request = office.core.buildPull()
  const reply = await hq.headquarters.pull(office.id(), request)
  if (!reply.ok) throw new Error('headquarters answers')
  // The answer without the stream the act touched.
  const pages = reply.value.pages.filter(({ stream }) => stream === 'org')
  office.core.takePull(request, { ...reply.value, pages })
  expect(findInOutbox(office.opened.db, 'ill')?.state).toBe('accepted')
  expect(office.records().has('absence ill.1')).toBe(true)
  await office.pull()
  expect(listOutbox(office.opened.db)).toEqual([])
  expect(office.records().has('absence ill.1')).toBe(true)
})
