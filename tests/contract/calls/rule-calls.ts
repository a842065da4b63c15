import { describe, expect, test } from 'vitest'
import { goodInputs } from '../good-inputs.ts'
import type { CallAsker } from './call-asker.ts'

export function ruleCalls({ app, done, refused }: CallAsker): void {
  describe('house rules', () => {
    const find = async (code: string) => {
      const { groups } = await done('rules.list', { ...goodInputs['rules.list'], day: '2026-12-01' })
      return groups.flatMap(({ lines }) => lines.flat()).find((policy) => policy.code === code)
    }

    test('rules.set and rules.setMany set what rules.list shows, rules.end takes it away', async () => {
      await done('rules.set')
      expect(await find('swap.noticeDays')).toMatchObject({
        value: '3',
        origin: 'location',
        since: '2026-12-01',
      })
      await done('rules.setMany')
      expect(await find('swap.window')).toMatchObject({
        value: '{"kind":"sameWeek"}',
        origin: 'organisation',
      })
      await done('rules.end')
      expect(await find('swap.noticeDays')).toMatchObject({ value: '2', origin: 'organisation', own: null })
      expect((await refused('rules.end')).code).toBe('refusal.nothingToChange')
      expect((await refused('rules.list', { locationId: 'nowhere', day: '2026-12-01' })).code).toBe(
        'refusal.notFound',
      )
    })

    test('rules.preview and rules.replay change nothing, and a replay can be asked after and stopped', async () => {
      const seen = app().events.length
      expect(await done('rules.preview')).toEqual({ openRequests: [], unchanged: 0 })
      const { jobId } = await done('rules.replay')
      expect((await done('rules.replayProgress', { jobId })).isStopped).toBe(false)
      expect(await done('rules.replayStop', { jobId })).toEqual({ isStopped: true })
      expect(app().events).toHaveLength(seen)
      expect((await refused('rules.replayProgress')).code).toBe('refusal.notFound')
      expect((await refused('rules.replayStop')).code).toBe('refusal.notFound')
      expect(
        (await refused('rules.replay', { ...goodInputs['rules.replay'], until: '2025-01-01' })).params,
      ).toEqual({ path: 'until' })
    })
  })
}
