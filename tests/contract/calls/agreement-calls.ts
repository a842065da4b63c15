import { describe, expect, test } from 'vitest'
import { goodInputs } from '../good-inputs.ts'
import type { CallAsker } from './call-asker.ts'

export function agreementCalls({ done, refused }: CallAsker): void {
  describe('agreements about care', () => {
    test('absences.preview says what each day earns, and absences.remove takes one back', async () => {
      expect(await done('absences.preview')).toMatchObject({
        creditMinutes: 2 * 660,
        days: [{ credit: { code: 'absence.credit.earned' } }, { creditMinutes: 660 }],
        problem: null,
      })
      await done('absences.remove')
      expect((await refused('absences.remove')).code).toBe('refusal.notFound')
    })

    test('a contract is read, tried, changed and ended', async () => {
      expect(await done('contracts.get')).toMatchObject({
        form: 'fixed',
        earliest: '2027-01-01',
        earlyDays: ['2026-12-01', '2026-12-16'],
        days: [{ weekday: 1 }, { weekday: 2 }, { weekday: 4 }],
      })
      expect(await done('contracts.preview')).toMatchObject({ isOnlyMore: false, room: [], problem: null })
      const changed = await done('contracts.change')
      const ending = {
        ...goodInputs['contracts.end'],
        contractId: `${changed.commandId}.1`,
        lastDay: '2027-01-15',
      }
      await done('contracts.end', ending)
      expect((await refused('contracts.end')).code).toBe('refusal.nothingToChange')
    })

    test('a consent is recorded and ended', async () => {
      const { commandId } = await done('consents.record')
      await done('consents.end', { consentId: `${commandId}.1`, lastDay: '2026-12-15' })
      expect((await refused('consents.record')).code).toBe('refusal.consentTwice')
    })

    test('a month of flexible days is shown, and days are asked; without a flexible contract they wait', async () => {
      expect(await done('flexibleDays.month')).toMatchObject({ guaranteedFrom: '2026-12-14', choices: [] })
      expect(await done('flexibleDays.ask')).toMatchObject({
        outcomes: [{ day: '2026-12-16', outcome: 'open' }],
      })
    })

    test('study days are listed, read, registered for, entered and removed', async () => {
      expect((await done('studyDays.list')).days).toMatchObject([
        {
          day: '2026-12-04',
          closingDay: '2026-11-20',
          daysLeft: -3,
          pupils: 1,
          byContract: 0,
          registered: 0,
        },
      ])
      const shown = await done('studyDays.get')
      expect(shown.children).toMatchObject([{ childId: 'sem', isByContract: false, isRegistered: false }])
      expect(shown.cluster.sentences).toEqual([{ code: 'studyDay.cluster.nobody', params: {} }])
      expect((await done('studyDays.register')).isGranted).toBe(false)
      await done('studyDays.enter')
      await done('studyDays.remove')
      expect((await refused('studyDays.remove')).code).toBe('refusal.notFound')
    })
  })
}
