import { describe, expect, test } from 'vitest'
import { goodInputs } from '../good-inputs.ts'
import type { CallAsker } from './call-asker.ts'

export function rosterAndImportCalls({ app, done, refused }: CallAsker): void {
  describe('attendance and rosters', () => {
    test('absences.enter takes the child off the board, once', async () => {
      await done('absences.enter')
      const view = await done('dayView.get', { locationId: 'rainbow', day: '2026-12-08' })
      expect(view.groups[0]?.children).toEqual([])
      expect((await refused('absences.enter')).code).toBe('refusal.alreadyAbsent')
    })

    test('absences.enter with the days the wrong way round is refused, nothing is stored', async () => {
      const reversed = { childId: 'noor', startDay: '2026-12-08', endDay: '2026-12-07', reason: 'ill' }
      expect((await refused('absences.enter', reversed)).code).toBe('refusal.invalid')
      expect(app().events).toEqual([])
    })

    test('rosters.settle and rosters.unsettle follow each other and do not repeat', async () => {
      expect((await refused('rosters.unsettle')).code).toBe('refusal.notSettled')
      await done('rosters.settle')
      expect((await refused('rosters.settle')).code).toBe('refusal.alreadySettled')
      await done('rosters.unsettle')
      expect((await done('weekBoard.get')).isRosterSettled).toBe(false)
    })

    test('shifts.listAvailable leaves out who already works then; shifts.assign puts somebody on the roster', async () => {
      const names = async () => (await done('shifts.listAvailable')).staff.map(({ name }) => name)
      expect(await names()).toEqual(['Fatima Aydin', 'Joris Smit'])
      await done('shifts.assign')
      expect(await names()).toEqual(['Joris Smit'])
      expect((await refused('shifts.assign')).code).toBe('refusal.staffOverlap')
    })

    test('shifts with reversed times, breaks outside the shift or an unknown group are refused', async () => {
      const good = goodInputs['shifts.assign']
      expect((await refused('shifts.assign', { ...good, startMinute: 1110, endMinute: 450 })).code).toBe(
        'input.refused',
      )
      expect(
        (await refused('shifts.assign', { ...good, breaks: [{ startMinute: 0, endMinute: 30 }] })).code,
      ).toBe('refusal.invalid')
      expect((await refused('shifts.assign', { ...good, groupId: 'other' })).code).toBe('refusal.notFound')
      expect(
        (
          await refused('shifts.listAvailable', {
            ...goodInputs['shifts.listAvailable'],
            locationId: 'nowhere',
          })
        ).code,
      ).toBe('refusal.notFound')
    })
  })

  describe('import', () => {
    test('import.check and import.run answer with a report; what cannot be read writes nothing', async () => {
      expect(await done('import.check')).toMatchObject({ isClean: false, done: null })
      expect(await done('import.run')).toMatchObject({ status: 'refused', done: null })
      expect(app().events).toEqual([])
    })

    test('more files than fit in one go are refused at the door', async () => {
      const files = Array.from({ length: 41 }, (_, at) => ({ name: `${at}.csv`, base64: 'YQ==' }))
      expect((await refused('import.check', { files })).params).toEqual({ path: 'files' })
    })
  })
}
