import { z } from 'zod'
import type { ScenarioId } from '#shared/domain/ids.ts'
import { idOf } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow } from '../facts.ts'
import { putRow } from '../row-change.ts'
import { findOpenScenario } from './find-open-scenario.ts'
import { planChanges } from './plan-changes.ts'

/**
 * Carries the picked changes of a plan out as one step: each is checked again as the house stands now, and when one
 * cannot be done none is. PLAN-4
 */
export const carryOutScenario = defineCommand({
  type: 'carryOutScenario',
  version: 1,
  permission: 'groups.edit',
  args: z.strictObject({
    scenarioId: idOf<ScenarioId>(),
    /** Positions in the list of changes; in order, none twice. */
    picked: z
      .array(z.int('number').min(0, 'number'))
      .min(1, 'empty')
      .max(1000, 'tooMany')
      .refine((list) => list.every((place, at) => at === 0 || (list[at - 1] ?? 0) < place), 'inOrder'),
  }),
  *handle({ scenarioId, picked }, context) {
    const found = yield* findOpenScenario(scenarioId)
    if (!found.ok) return found
    const scenario = found.value
    const changes = picked.flatMap((place) => scenario.changes[place] ?? [])
    if (changes.length < picked.length) return refuseCommand('stateChanged')
    const planned = yield* planChanges(scenario.locationId, changes, context)
    if (!planned.ok) {
      const { position, refusal } = planned.refusal
      const child = yield* findRow('child', changes[position]?.childId ?? '')
      return refuseCommand('scenarioChangeRefused', {
        ...refusal.params,
        number: (picked[position] ?? 0) + 1,
        child: child?.firstName ?? '',
        sentenceCode: `refusal.${refusal.code}`,
      })
    }
    const params = { name: scenario.name, count: changes.length }
    return effect({ code: 'command.carryOutScenario', params }, [
      ...planned.value,
      putRow('scenario', { ...scenario, status: 'carriedOut' }),
    ])
  },
})
