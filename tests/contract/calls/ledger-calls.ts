import { describe, expect, test } from 'vitest'
import { goodInputs } from '../good-inputs.ts'
import type { CallAsker } from './call-asker.ts'

export function ledgerCalls({ done, refused, notFound }: CallAsker): void {
  describe('hours and balances', () => {
    test('ledger.book brings time in, ledger.month and ledger.child show it, ledger.correct takes it back', async () => {
      await done('ledger.book')
      const month = await done('ledger.month', {
        ...goodInputs['ledger.month'],
        childId: null,
        account: null,
      })
      expect(month).toMatchObject({ isOpen: true, closed: null, total: { lines: 1, minutes: 660, cents: 0 } })
      const [line] = month.lines
      expect(line).toMatchObject({ childName: 'Noor Bakker', account: 'holidayDays', balanceAfter: 660 })
      await done('ledger.correct', { entryId: line?.entryId ?? '', note: 'dubbel' })
      expect((await done('ledger.child')).balances[2]).toMatchObject({ account: 'holidayDays', minutes: 0 })
      expect(await refused('ledger.correct')).toEqual(notFound('ledger_entry', 'line'))
      expect((await refused('ledger.month', { ...goodInputs['ledger.month'], limit: 501 })).params).toEqual({
        path: 'limit',
      })
    })

    test('ledger.close hands a month over once, and ledger.export gives the same control total', async () => {
      await done('ledger.close')
      expect((await refused('ledger.close')).code).toBe('refusal.monthClosed')
      const file = await done('ledger.export')
      const { closed } = await done('ledger.month', { ...goodInputs['ledger.month'], month: '2026-10' })
      expect(file.controlTotal).toBe(closed?.controlTotal)
    })

    test('ledger.price gives a charge without a price the price of its day', async () => {
      expect(await refused('ledger.price')).toEqual(notFound('ledger_entry', 'line'))
      await done('quickLog.log', { ...goodInputs['quickLog.log'], day: '2026-11-23', groupId: null })
      const month = { ...goodInputs['ledger.month'], childId: null, account: null }
      const line = (await done('ledger.month', month)).lines[0]
      expect(line).toMatchObject({ account: 'extraHours', cents: 0, centsPerHour: null })
      const entryId = line?.entryId ?? ''
      expect(await refused('ledger.price', { entryId })).toEqual({
        code: 'refusal.noTariff',
        params: { day: '2026-11-23' },
      })
      await done('tariffs.set', { ...goodInputs['tariffs.set'], year: 2026, product: 'extraHour' })
      await done('ledger.price', { entryId })
      expect((await done('ledger.month', month)).toInvoice).toEqual({ minutes: 30, cents: 528 })
      expect((await refused('ledger.price', { entryId })).code).toBe('refusal.alreadyCorrected')
    })

    test('tariffs.set sets a price that tariffs.list gives, families.set how a family pays', async () => {
      await done('tariffs.set')
      expect((await done('tariffs.list')).tariffs).toMatchObject([{ centsPerHour: 1055 }])
      await done('families.set')
      expect((await done('ledger.child')).family).toMatchObject({ isDirectDebit: false, language: 'en' })
    })
  })
}
