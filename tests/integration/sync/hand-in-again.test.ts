import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listOutbox } from '#electron/db/repositories/outbox.ts'
import {
  countAttention,
  findRejected,
  listAttention,
  listSettled,
} from '#electron/db/repositories/sync-work.ts'
import { verifyDatabase } from '#electron/db/verify-database.ts'
import type { MemoryStore } from '#headquarters/store/memory/memory-store.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { TestHeadquarters } from '#tests/harness/headquarters.ts'
import { headquartersShows, rainbow, rainbowStreams } from './device-house.ts'
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

/** Both clocks; without headquarters' only that of the office. */
function putClock(at: string, isAlsoHeadquarters = true): void {
  office.now = at as Instant
  if (isAlsoHeadquarters) hq.setNow(at)
}

const holidayOf = (childId: string, startDay: string, endDay: string) => ({
  ...absenceOf(childId),
  ...{ startDay, endDay },
})

describe('after headquarters went back to a copy', () => {
  test('an act that waited more than 35 days and became final since the copy goes again', async () => {
    office.done('enterAbsence', holidayOf('noor', '2027-02-01', '2027-02-02'), 'slow')
    const store = hq.store as MemoryStore
    const copy = store.copy()
    putClock('2027-01-10T09:00:00.000Z')
    await office.meet()
    expect(listOutbox(office.opened.db)).toEqual([])

    store.restoreFrom(copy)
    await hq.operator.renewEpoch()
    await office.meet()
    expect((await headquartersShows(hq, rainbowStreams)).has('absence slow.1')).toBe(true)
    expect(office.records()).toEqual(await headquartersShows(hq, rainbowStreams))
  })

  test('an act that became final more than 35 days ago does not', async () => {
    office.done('enterAbsence', holidayOf('noor', '2027-02-01', '2027-02-02'), 'old')
    await office.meet()
    putClock('2027-01-10T09:00:00.000Z')
    await office.meet()
    await hq.operator.renewEpoch()
    await office.hello()
    const request = office.core.buildReidentify('epoch')
    const identity = await hq.headquarters.reidentify(office.id(), request)
    if (!identity.ok) throw new Error('headquarters answers')
    office.core.takeReidentify(request, identity.value)
    expect(listOutbox(office.opened.db)).toEqual([])
  })

  test('an accepted act that an erasure emptied is handed in as nothing, and asks nobody for attention (PRIV-2)', async () => {
    const store = hq.store as MemoryStore
    const copy = store.copy()
    office.done('enterAbsence', absenceOf('noor'), 'emptied')
    await office.push()
    await hq.operator.eraseSubject('noor', 'article 17')
    // The erasure is heard, and what was accepted has not come down yet.
    const request = office.core.buildPull()
    const reply = await hq.headquarters.pull(office.id(), request)
    if (!reply.ok) throw new Error('headquarters answers')
    const pages = reply.value.pages.map((page) => (page.kind === 'rows' ? { ...page, more: true } : page))
    office.core.takePull(request, { ...reply.value, pages })
    expect(listOutbox(office.opened.db)).toMatchObject([{ id: 'emptied', state: 'accepted' }])

    store.restoreFrom(copy)
    await hq.operator.renewEpoch()
    await office.meet()
    expect(countAttention(office.opened.db)).toBe(0)
    expect(listOutbox(office.opened.db)).toEqual([])
    expect(findRejected(office.opened.db, 'emptied')?.state).toBe('erased')
    expect(verifyDatabase(office.opened.db)).toEqual([])
  })

  test('an act that had no effect here, because its location was taken away, waits for all of the new history', async () => {
    office.done('enterAbsence', absenceOf('noor'), 'unseen')
    await hq.operator.setScope(office.id(), [{ stream: 'org', mode: 'readWrite' }])
    await office.pull()
    await hq.operator.setScope(office.id(), rainbow)
    await office.push()
    await settle(tablet, office)
    tablet.done('removeAbsence', { absenceId: 'unseen.1' })
    await settle(tablet, office)
    expect(listOutbox(office.opened.db)).toEqual([])

    await hq.operator.renewEpoch()
    await office.hello()
    const request = office.core.buildReidentify('epoch')
    const identity = await hq.headquarters.reidentify(office.id(), request)
    if (!identity.ok) throw new Error('headquarters answers')
    office.core.takeReidentify(request, identity.value)
    await office.hello()
    // The organisation is here, the location is still on its way.
    const asked = office.core.buildPull()
    const reply = await hq.headquarters.pull(office.id(), asked)
    if (!reply.ok) throw new Error('headquarters answers')
    const pages = reply.value.pages.map((page) =>
      page.kind === 'rows' && page.stream !== 'org' ? { ...page, more: true } : page,
    )
    office.core.takePull(asked, { ...reply.value, pages })
    expect(listOutbox(office.opened.db)).toMatchObject([{ id: 'unseen', state: 'blocked' }])
    expect(office.records().has('absence unseen.1')).toBe(false)
    await office.meet()
    expect(office.records()).toEqual(await headquartersShows(hq, rainbowStreams))
  })
})

describe('an act headquarters cannot even look at', () => {
  test('is set aside with its reason, and what was done after it goes on', async () => {
    office.done('enterAbsence', absenceOf('noor'), 'unfit')
    office.done('enterAbsence', absenceOf('sem'), 'fine')
    const push = office.core.buildPush(1)
    if (push === undefined) throw new Error('something waits')
    expect(push.commands.map(({ id }) => id)).toEqual(['unfit'])
    expect(office.core.takeUnfit(push, 'tooLargeToSend')).toEqual({ kind: 'reidentify', reason: 'gap' })
    expect(office.records().has('absence unfit.1')).toBe(false)
    await office.meet()
    expect(office.records().has('absence fine.1')).toBe(true)
    expect(office.records()).toEqual(await headquartersShows(hq, rainbowStreams))
    expect(listAttention(office.opened.db, 10)).toMatchObject([
      { commandId: 'unfit', refusal: { code: 'tooLargeToSend' }, args: { childId: 'noor' } },
    ])
    expect(verifyDatabase(office.opened.db)).toEqual([])
  })

  test('told twice it is set aside once', async () => {
    office.done('enterAbsence', absenceOf('noor'), 'unfit')
    const push = office.core.buildPush()
    if (push === undefined) throw new Error('something waits')
    office.core.takeUnfit(push, 'notUnderstood')
    office.core.takeUnfit(push, 'notUnderstood')
    await office.meet()
    expect(countAttention(office.opened.db)).toBe(1)
  })
})

describe('an act that was not accepted', () => {
  /** The tablet reports noor ill; the office did so at the same time and comes later. */
  async function rejectOfOffice(): Promise<void> {
    office.done('enterAbsence', absenceOf('noor'), 'mine')
    tablet.done('enterAbsence', { ...absenceOf('noor'), endDay: '2026-12-01' }, 'first')
    await tablet.meet()
    await office.meet()
    expect(listAttention(office.opened.db, 10).map(({ commandId }) => commandId)).toEqual(['mine'])
  }

  test('was judged at the time of headquarters, whatever the clock of this computer says', async () => {
    putClock('2026-11-24T15:30:00.000Z', false)
    await rejectOfOffice()
    const [card] = listAttention(office.opened.db, 10)
    expect(card?.rejectedAt).toBe(hq.now())
  })

  test('is answered by the same kind of act about the same child and day, with a changed form', async () => {
    await rejectOfOffice()
    office.done('enterAbsence', holidayOf('noor', '2026-12-02', '2026-12-03'), 'amended')
    expect(countAttention(office.opened.db)).toBe(0)
    await office.meet()
    expect(office.records().has('absence amended.1')).toBe(true)
    expect(findRejected(office.opened.db, 'mine')).toMatchObject({
      state: 'superseded',
      resolvedBy: 'amended',
    })
    expect(listSettled(office.opened.db, 10)).toMatchObject([
      { commandId: 'mine', state: 'superseded', actorId: 'manager' },
    ])
  })

  test('is not answered by an act about other days, or about another child', async () => {
    await rejectOfOffice()
    office.done('enterAbsence', holidayOf('noor', '2027-01-04', '2027-01-05'), 'later')
    office.done('enterAbsence', absenceOf('sem'), 'of-sem')
    await office.meet()
    expect(countAttention(office.opened.db)).toBe(1)
  })

  test('that was put away is read back with who did it', async () => {
    await rejectOfOffice()
    office.done('dismissRejection', { commandId: 'mine' }, 'seen')
    expect(listSettled(office.opened.db, 10)).toMatchObject([
      { commandId: 'mine', state: 'dismissed', actorId: 'manager', refusal: { code: 'alreadyAbsent' } },
    ])
  })
})
