import { describe, expect, test } from 'vitest'
import type { CallAsker } from './call-asker.ts'

export function insightCalls({ done, refused, notFound }: CallAsker): void {
  describe('insight', () => {
    test('insight.requests counts the answers of every month asked for', async () => {
      const answers = await done('insight.requests')
      expect(answers.months).toHaveLength(12)
      expect(answers).toMatchObject({ answered: 0, reasons: [], medianAnswerMinutes: null })
      const elsewhere = { locationId: 'no', untilDay: '2026-11-24', months: 1 }
      expect(await refused('insight.requests', elsewhere)).toEqual(notFound('location', 'no'))
    })

    test('insight.credit tells when credit expires', async () => {
      expect(await done('insight.credit')).toEqual({
        months: [],
        withoutExpiryMinutes: 0,
        soonMinutes: 0,
        totalMinutes: 0,
      })
      const elsewhere = { locationId: 'no', day: '2026-11-24' }
      expect(await refused('insight.credit', elsewhere)).toEqual(notFound('location', 'no'))
    })
  })
}
