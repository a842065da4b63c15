import { beforeEach, describe, expect, test } from 'vitest'
import { forgetDaily } from '#headquarters/forget-daily.ts'
import type { LogFacts } from '#headquarters/log/log.ts'
import type { CommandId } from '#shared/domain/ids.ts'
import { openHeadquarters } from '#tests/harness/headquarters.ts'
import type { TestDevice, TestHeadquarters } from '#tests/harness/headquarters.ts'
import { noorIll, onlyRainbow, twoLocations } from '#tests/harness/two-locations.ts'

describe('what headquarters forgets', () => {
  let hq: TestHeadquarters
  let desk: TestDevice

  beforeEach(async () => {
    hq = await openHeadquarters()
    await hq.bringIn(twoLocations())
    desk = await hq.join('desk', onlyRainbow)
  })

  async function removeAnAbsence(id: string, day: string): Promise<void> {
    const wish = { ...noorIll, startDay: day, endDay: day }
    await desk.act('enterAbsence', wish, { id })
    await desk.act('removeAbsence', { absenceId: `${id}.1` })
  }

  const horizon = async () => (await hq.store.read((reader) => reader.findStream('loc:rainbow'))).horizon

  test('what was deleted ninety days ago is forgotten, by time and not by the number of acts', async () => {
    await removeAnAbsence('first', '2026-12-01')
    const { version } = await hq.store.read((reader) => reader.findStream('loc:rainbow'))
    hq.setNow('2027-02-01T09:00:00.000Z')
    await removeAnAbsence('second', '2027-03-01')
    hq.setNow('2027-02-22T08:59:00.000Z')
    expect(await hq.operator.forgetOldDeletions()).toEqual({ streams: 0, rows: 0 })
    hq.setNow('2027-02-22T09:01:00.000Z')
    expect(await hq.operator.forgetOldDeletions()).toMatchObject({ rows: 1 })
    expect(await horizon()).toBe(version)
    expect(await hq.operator.forgetOldDeletions()).toEqual({ streams: 0, rows: 0 })
  })

  test('a computer that looked since still hears what went; one that did not begins anew', async () => {
    await removeAnAbsence('first', '2026-12-01')
    await desk.pull()
    const old = await hq.join('old', onlyRainbow)
    hq.setNow('2027-03-30T09:00:00.000Z')
    await hq.operator.forgetOldDeletions()
    const page = async (device: TestDevice, from: number) => {
      const reply = await device.ask({ cursors: [{ stream: 'loc:rainbow', from, bootStart: null }] })
      return reply.ok ? reply.value.pages[0] : reply
    }
    expect(await page(desk, desk.cursor('loc:rainbow'))).toMatchObject({ kind: 'rows' })
    expect(await page(old, 1)).toMatchObject({ kind: 'resync', reason: 'horizon' })
  })

  test('the host does it once a day, some minutes after it started, and says how much by numbers', async () => {
    await removeAnAbsence('first', '2026-12-01')
    hq.setNow('2027-03-30T09:00:00.000Z')
    const planned: { work: () => void; delayMs: number }[] = []
    const told: [string, LogFacts | undefined][] = []
    const log = {
      info: (event: string, facts?: LogFacts) => void told.push([event, facts]),
      warn: () => undefined,
      error: (event: string, facts?: LogFacts) => void told.push([event, facts]),
      close: () => undefined,
    }
    const stop = forgetDaily({
      ...{ operator: hq.operator, log },
      later: (work, delayMs) => {
        const plan = { work, delayMs }
        planned.push(plan)
        return () => void planned.splice(planned.indexOf(plan), 1)
      },
    })
    expect(planned.map(({ delayMs }) => delayMs)).toEqual([600_000])
    planned.shift()?.work()
    expect(planned.map(({ delayMs }) => delayMs)).toEqual([86_400_000])
    await stop()
    expect(told).toEqual([['forgotten', { streams: 3, rows: 1 }]])
    expect(planned).toEqual([])
  })

  describe('acts whose term is over say nothing any more (PRIV-1)', () => {
    const medical = (childId: string, medicalNotes: string) => ({
      ...{ childId, address: '', isAddressSecret: false, diet: '', allergies: '', notes: '', medicalNotes },
    })
    const kept = (id: string) =>
      hq.store.read(async (reader) => [
        await reader.findJudged(id as CommandId),
        await reader.answer({ kind: 'historyStep', commandId: id }),
      ])

    test('a year after headquarters received them, and not before; that they were done stays', async () => {
      await desk.act('saveChildFile', medical('noor', 'de eerste notitie'), { id: 'first' })
      hq.setNow('2027-06-01T09:00:00.000Z')
      await desk.act('saveChildFile', medical('noor', 'de tweede notitie'), { id: 'second' })
      hq.setNow('2027-11-24T22:59:59.000Z')
      expect(await hq.operator.fadeOldActs()).toBe(0)
      // The day after, by the clock on the wall: the import at the beginning goes with it.
      hq.setNow('2027-11-24T23:00:00.000Z')
      expect(await hq.operator.fadeOldActs()).toBe(2)
      const [act, step] = await kept('first')
      expect(act).toMatchObject({
        args: null,
        label: { code: 'command.faded' },
        actorId: 'manager',
        status: 'accepted',
      })
      expect(JSON.stringify(step)).not.toContain('de eerste notitie')
      expect(JSON.stringify(await kept('second'))).toContain('de tweede notitie')
      expect(await desk.act('undoCommand', { commandId: 'first' })).toMatchObject({
        refusal: { code: 'notReversible' },
      })
      expect(await hq.operator.fadeOldActs()).toBe(0)
      expect(await hq.list('child_file')).toMatchObject([{ medicalNotes: 'de tweede notitie' }])
    })

    test('but for what is about somebody for whom a legal hold stands, until it is lifted', async () => {
      await desk.act('saveChildFile', medical('noor', 'notitie van Noor'), { id: 'of-noor' })
      await desk.act('saveChildFile', medical('sem', 'notitie van Sem'), { id: 'of-sem' })
      const hold = { locationId: null, subjectKind: 'child', subjectId: 'noor', reason: 'klacht' }
      expect((await hq.operator.act('setHold', hold)).ok).toBe(true)
      hq.setNow('2028-01-10T09:00:00.000Z')
      expect(await hq.operator.fadeOldActs()).toBe(2)
      expect(JSON.stringify(await kept('of-noor'))).toContain('notitie van Noor')
      expect(JSON.stringify(await kept('of-sem'))).not.toContain('notitie van Sem')
      const [{ id: holdId } = { id: '' }] = await hq.list('legal_hold')
      await hq.operator.act('liftHold', { holdId, because: 'klaar' })
      hq.setNow('2028-01-12T09:00:00.000Z')
      expect(await hq.operator.fadeOldActs()).toBe(2)
      expect(JSON.stringify(await kept('of-noor'))).not.toContain('notitie van Noor')
    })

    test('an act that is sent once more is known still', async () => {
      const act = desk.command('saveChildFile', medical('noor', 'nog een keer'), { id: 'again' })
      await desk.send(act)
      hq.setNow('2028-01-10T09:00:00.000Z')
      await hq.operator.fadeOldActs()
      const files = await hq.list('child_file')
      expect(await desk.send(act)).toMatchObject({ value: { results: [{ status: 'accepted' }] } })
      expect(await hq.list('child_file')).toEqual(files)
    })
  })
})
