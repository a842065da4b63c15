import { beforeEach, describe, expect, test } from 'vitest'
import { openHeadquarters } from '#tests/harness/headquarters.ts'
import type { TestDevice, TestHeadquarters } from '#tests/harness/headquarters.ts'
import { noorIll, onlyRainbow, twoLocations } from '#tests/harness/two-locations.ts'

describe('taking back at headquarters', () => {
  let hq: TestHeadquarters
  let desk: TestDevice

  beforeEach(async () => {
    hq = await openHeadquarters()
    await hq.bringIn(twoLocations())
    desk = await hq.join('desk', onlyRainbow)
  })

  const undo = (id: string) => desk.act('undoCommand', { commandId: id })
  const redo = (id: string) => desk.act('redoCommand', { commandId: id })
  const isIll = async () => (await hq.list('absence')).some(({ id }) => id === 'ill.1')

  test('an act is taken back, put back and taken back again', async () => {
    await desk.act('enterAbsence', noorIll, { id: 'ill' })
    expect((await undo('ill')).status).toBe('accepted')
    expect(await isIll()).toBe(false)
    expect((await redo('ill')).status).toBe('accepted')
    expect(await isIll()).toBe(true)
    expect((await undo('ill')).status).toBe('accepted')
    expect(await isIll()).toBe(false)
    expect(await undo('ill')).toMatchObject({ refusal: { code: 'alreadyUndone' } })
  })

  test('two devices take the same act back: the second is told it is done', async () => {
    const tablet = await hq.join('tablet', onlyRainbow)
    await desk.act('enterAbsence', noorIll, { id: 'ill' })
    await undo('ill')
    expect(await tablet.act('undoCommand', { commandId: 'ill' })).toMatchObject({
      refusal: { code: 'alreadyUndone' },
    })
  })

  test('taking back what was rejected is accepted and does nothing', async () => {
    await desk.act(
      'enterAbsence',
      { ...noorIll, startDay: '2026-11-26', endDay: '2026-11-26' },
      { id: 'twice' },
    )
    const taken = await undo('twice')
    expect(taken).toMatchObject({ status: 'accepted', versions: {} })
  })

  test('putting back what was rejected is refused for the same reason', async () => {
    await desk.act(
      'enterAbsence',
      { ...noorIll, startDay: '2026-11-26', endDay: '2026-11-26' },
      { id: 'twice' },
    )
    await undo('twice')
    expect(await redo('twice')).toMatchObject({ status: 'rejected', refusal: { code: 'alreadyAbsent' } })
  })

  test('a batch of which one act was rejected is taken back for the rest', async () => {
    const step = 'batch'
    const ill = desk.command('enterAbsence', noorIll, { id: step, step })
    const again = desk.command('enterAbsence', noorIll, { id: 'refused', step })
    const settled = desk.command(
      'settleRoster',
      { locationId: 'rainbow', week: '2026-W53' },
      { id: 'week', step },
    )
    await desk.send(ill, again, settled)
    expect((await undo('refused')).status).toBe('accepted')
    expect((await hq.list('settled_roster')).map(({ week }) => week)).toEqual(['2026-W48'])
    expect((await hq.list('absence')).some(({ id }) => id === 'batch.1')).toBe(false)
  })

  test('what somebody built on meanwhile is not taken back, and the refusal names the act', async () => {
    await desk.act('enterAbsence', noorIll, { id: 'ill' })
    await desk.act('removeAbsence', { absenceId: 'ill.1' }, { id: 'better' })
    expect(await undo('ill')).toMatchObject({
      refusal: { code: 'changedSince', params: { commandId: 'better', commandType: 'removeAbsence' } },
    })
  })

  test('a roster that was opened, and settled again by somebody else, is not settled a second time', async () => {
    const week = { locationId: 'rainbow', week: '2026-W48' }
    await desk.act('unsettleRoster', week, { id: 'opened' })
    await desk.act('settleRoster', week)
    expect(await undo('opened')).toMatchObject({
      refusal: { code: 'changedSince', params: { table: 'settled_roster' } },
    })
    expect(await hq.list('settled_roster')).toHaveLength(1)
  })

  test('who may not do an act may not take it back either (PRIV-4)', async () => {
    await desk.act('settleRoster', { locationId: 'rainbow', week: '2026-W53' }, { id: 'week' })
    expect(await desk.act('undoCommand', { commandId: 'week' }, { actor: 'fatima' })).toMatchObject({
      refusal: { code: 'forbidden' },
    })
  })

  test('an act nobody did cannot be taken back', async () => {
    expect(await undo('nothing')).toMatchObject({ refusal: { code: 'notFound' } })
  })
})
