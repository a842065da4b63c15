import { describe, expect, test } from 'vitest'
import { goodInputs } from '../good-inputs.ts'
import type { CallAsker } from './call-asker.ts'

export function baseGroupCalls({ done, refused, notFound }: CallAsker): void {
  describe('base groups', () => {
    test('baseGroups.timeline gives every week; without a scenario the present plan', async () => {
      const input = { ...goodInputs['baseGroups.timeline'], scenarioId: null }
      const { weeks, groups } = await done('baseGroups.timeline', input)
      expect(weeks).toHaveLength(12)
      expect(groups.every((group) => group.weeks.length === 12)).toBe(true)
      expect(await refused('baseGroups.timeline')).toEqual(notFound('scenario', 'plan'))
    })

    test('baseGroups.try writes nothing; baseGroups.carryOut does', async () => {
      expect((await done('baseGroups.try')).sentences.length).toBeGreaterThan(0)
      await done('baseGroups.carryOut')
      expect((await refused('baseGroups.carryOut')).code).toBe('refusal.ownGroup')
    })

    test('more weeks than can be planned are refused at the door', async () => {
      const input = { ...goodInputs['baseGroups.timeline'], scenarioId: null, weeks: 79 }
      expect((await refused('baseGroups.timeline', input)).params).toEqual({ path: 'weeks' })
      const endless = { ...goodInputs['baseGroups.try'], changes: [] }
      expect((await refused('baseGroups.try', endless)).params).toEqual({ path: 'changes' })
    })

    test('a scenario is made, listed, changed, compared, carried out and stays as it was', async () => {
      const { scenarioId } = await done('scenarios.create')
      expect((await refused('scenarios.create')).code).toBe('refusal.scenarioNameTwice')
      expect((await done('scenarios.list')).scenarios.map(({ id }) => id)).toEqual([scenarioId])
      await done('scenarios.change', { ...goodInputs['scenarios.change'], scenarioId })
      const compared = await done('scenarios.compare', { ...goodInputs['scenarios.compare'], scenarioId })
      expect(compared.scenario.name).toBe('Noor later')
      await done('scenarios.carryOut', { scenarioId, picked: [0] })
      expect((await refused('scenarios.discard', { scenarioId })).code).toBe('refusal.scenarioClosed')
    })

    test('a scenario is put away; one that is not there is refused by each', async () => {
      const { scenarioId } = await done('scenarios.create')
      await done('scenarios.discard', { scenarioId })
      expect((await done('scenarios.list')).scenarios).toEqual([])
      for (const call of [
        'scenarios.change',
        'scenarios.discard',
        'scenarios.compare',
        'scenarios.carryOut',
      ] as const) {
        expect(await refused(call)).toEqual(notFound('scenario', 'plan'))
      }
    })
  })
}
