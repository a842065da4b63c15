import { describe, expect, test } from 'vitest'
import { goodInputs } from '../good-inputs.ts'
import type { CallAsker } from './call-asker.ts'

export function outlookCalls({ done, refused, notFound }: CallAsker): void {
  describe('outlook', () => {
    test('outlook.ladder lists the steps of the months asked for', async () => {
      const ladder = await done('outlook.ladder')
      expect(ladder.months).toHaveLength(12)
      expect(ladder.months[0]).toBe('2026-11')
      expect(ladder.groups.length).toBeGreaterThan(0)
    })

    test('outlook.quietDays looks at the days asked for', async () => {
      expect(await done('outlook.quietDays')).toMatchObject({ fromDay: '2026-11-24', untilDay: '2027-01-18' })
    })

    test('outlook.weeks gives every week of every group', async () => {
      const { weeks, groups, hours } = await done('outlook.weeks')
      expect(weeks).toHaveLength(26)
      expect(hours).toHaveLength(26)
      expect(groups.every((group) => group.weeks.length === 26)).toBe(true)
    })

    test('outlook.transitions gives every month asked for', async () => {
      expect((await done('outlook.transitions')).months).toHaveLength(12)
    })

    test('a location that is not there is refused by each', async () => {
      for (const call of [
        'outlook.ladder',
        'outlook.quietDays',
        'outlook.weeks',
        'outlook.transitions',
      ] as const) {
        expect(await refused(call, { ...goodInputs[call], locationId: 'no' })).toEqual(
          notFound('location', 'no'),
        )
      }
    })
  })
}
