import { beforeEach, describe, expect, test } from 'vitest'
import { openHeadquarters } from '#tests/harness/headquarters.ts'
import type { TestDevice, TestHeadquarters } from '#tests/harness/headquarters.ts'
import { askedFriday, everywhere, noorIll, onlyRainbow, twoLocations } from '#tests/harness/two-locations.ts'

describe('headquarters judges what devices did', () => {
  let hq: TestHeadquarters
  let desk: TestDevice
  let tablet: TestDevice

  beforeEach(async () => {
    hq = await openHeadquarters()
    await hq.bringIn(twoLocations())
    desk = await hq.join('desk', onlyRainbow)
    tablet = await hq.join('tablet', onlyRainbow)
    hq.news.length = 0
  })

  test('the last place approved on two devices is given once, and the second hears why and by whom', async () => {
    await desk.act('enterRequest', { wish: askedFriday('noor'), note: '' }, { id: 'noor-asks' })
    await tablet.act('enterRequest', { wish: askedFriday('lars'), note: '' }, { id: 'lars-asks' })
    const base = { 'loc:rainbow': tablet.cursor('loc:rainbow') }
    const first = await desk.act('approveRequest', { requestId: 'noor-asks.1' }, { id: 'noor-first' })
    const second = await tablet.act('approveRequest', { requestId: 'lars-asks.1' }, { base })
    expect(first.status).toBe('accepted')
    expect(second).toMatchObject({
      status: 'rejected',
      versions: {},
      refusal: { code: 'checkSaysNo', params: { step: 'groupMax', children: 2, max: 1 } },
    })
    expect(second.meanwhile?.[0]).toMatchObject({
      commandId: 'noor-first',
      label: { code: 'requests.did.approve' },
      actorName: 'Anja Kok',
      deviceName: 'desk',
    })
    const given = (await hq.list('extra_attendance')).filter(({ day }) => day === '2026-11-27')
    expect(given.map(({ childId }) => childId)).toEqual(['noor'])
  })

  test('an act sent again after its answer was lost is done once and answered the same', async () => {
    const ill = desk.command('enterAbsence', noorIll)
    const first = await desk.send(ill)
    const again = await desk.send(ill)
    expect(again).toEqual(first)
    expect((await hq.list('absence')).filter(({ startDay }) => startDay === noorIll.startDay)).toHaveLength(1)
  })

  test('a rejected act sent again gives the same no, with the same facts', async () => {
    const twice = desk.command('enterAbsence', { ...noorIll, startDay: '2026-11-26', endDay: '2026-11-26' })
    const first = await desk.send(twice)
    expect(first).toMatchObject({
      value: { results: [{ status: 'rejected', refusal: { code: 'alreadyAbsent' } }] },
    })
    expect(await desk.send(twice)).toEqual(first)
  })

  test('an act that comes in under a new number, after a break in the numbering, is done once', async () => {
    const first = await desk.act('enterAbsence', noorIll, { id: 'ill' })
    const fresh = await desk.reidentify()
    if (!fresh.ok) throw new Error('no new identity')
    desk.id = fresh.value.device
    const again = await desk.act('enterAbsence', noorIll, { id: 'ill', seq: 1 })
    expect(again).toEqual({ ...first, seq: 1 })
    expect((await hq.list('absence')).filter(({ startDay }) => startDay === noorIll.startDay)).toHaveLength(1)
  })

  test('another act under a known id is refused and changes nothing', async () => {
    await desk.act('enterAbsence', noorIll, { id: 'ill' })
    const other = await desk.act('enterAbsence', { ...noorIll, reason: 'other' }, { id: 'ill' })
    expect(other).toMatchObject({ status: 'rejected', refusal: { code: 'commandIdReused' } })
    expect((await hq.list('absence')).find(({ id }) => id === 'ill.1')?.reason).toBe('ill')
  })

  test('another act under a known number says that the numbering forked', async () => {
    await desk.act('enterAbsence', noorIll)
    const reply = await desk.send(desk.command('settleRoster', settled, { seq: 1, id: 'other' }))
    expect(reply).toMatchObject({ value: { results: [], lastSeq: 1, stopped: { code: 'forked', atSeq: 1 } } })
  })

  test('other contents under a known number and a known id are another act: the numbering forked', async () => {
    await desk.act('enterAbsence', noorIll, { id: 'ill' })
    const other = desk.command('enterAbsence', { ...noorIll, reason: 'other' }, { seq: 1, id: 'ill' })
    const reply = await desk.send(other)
    expect(reply).toMatchObject({ value: { results: [], stopped: { code: 'forked', atSeq: 1 } } })
    expect((await hq.list('absence')).find(({ id }) => id === 'ill.1')?.reason).toBe('ill')
  })

  test('an act that its device emptied for an erasure is still the same act', async () => {
    const first = await desk.act('enterAbsence', noorIll, { id: 'ill' })
    const reply = await desk.send(desk.command('enterAbsence', {}, { seq: 1, id: 'ill' }))
    expect(reply).toMatchObject({ value: { results: [first] } })
  })

  test('a missing number is a gap: nothing after it is looked at', async () => {
    const reply = await desk.send(desk.command('settleRoster', settled, { seq: 3 }))
    expect(reply).toMatchObject({ value: { results: [], lastSeq: 0, stopped: { code: 'gap', atSeq: 3 } } })
    expect(await hq.list('settled_roster')).toHaveLength(1)
  })

  test('acts are judged in their order, and one that is refused does not hold up those after it', async () => {
    const ill = desk.command('enterAbsence', noorIll, { id: 'ill' })
    const illAgain = desk.command('enterAbsence', noorIll)
    const better = desk.command('removeAbsence', { absenceId: 'ill.1' })
    const reply = await desk.send(ill, illAgain, better, desk.command('enterAbsence', noorIll))
    expect(reply.ok && reply.value.results.map(({ status }) => status)).toEqual([
      'accepted',
      'rejected',
      'accepted',
      'accepted',
    ])
    expect(reply.ok && reply.value.lastSeq).toBe(4)
  })

  test('each accepted act gives the streams it touches the next version, and news after it is kept', async () => {
    const first = await desk.act('enterAbsence', noorIll)
    const second = await desk.act('settleRoster', settled)
    const before = first.versions['loc:rainbow'] ?? 0
    expect(first.versions).toEqual({ 'loc:rainbow': before })
    expect(second.versions).toEqual({ 'loc:rainbow': before + 1 })
    expect(hq.news).toEqual([['loc:rainbow'], ['loc:rainbow']])
  })

  test('an act that is refused moves no version and makes no news', async () => {
    const before = await hq.store.read((reader) => reader.findStream('loc:rainbow'))
    await desk.act('settleRoster', { ...settled, week: '2026-W48' })
    expect(await hq.store.read((reader) => reader.findStream('loc:rainbow'))).toEqual(before)
    expect(hq.news).toEqual([])
  })

  test('many acts in one message are all judged', async () => {
    const weeks = Array.from({ length: 45 }, (_, index) => `2027-W${String(index + 1).padStart(2, '0')}`)
    const reply = await desk.send(
      ...weeks.map((week) => desk.command('settleRoster', { locationId: 'rainbow', week })),
    )
    expect(reply.ok && reply.value.lastSeq).toBe(45)
    expect(reply.ok && reply.value.results.every(({ status }) => status === 'accepted')).toBe(true)
    expect(await hq.list('settled_roster')).toHaveLength(46)
  })

  test('an act that touches a stream its device did not know of is judged all the same', async () => {
    const planner = await hq.join('planner', everywhere)
    const moved = await planner.act('enterAbsence', { ...noorIll, childId: 'mila' }, { streams: [] })
    expect(moved.status).toBe('accepted')
    expect(Object.keys(moved.versions)).toEqual(['loc:ark'])
  })
})

const settled = { locationId: 'rainbow', week: '2026-W53' }
