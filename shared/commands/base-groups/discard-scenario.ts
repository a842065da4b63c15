import { z } from 'zod'
import type { ScenarioId } from '#shared/domain/ids.ts'
import { idOf } from '#shared/schema/values.ts'
import { defineCommand, effect } from '../define.ts'
import { putRow } from '../row-change.ts'
import { findOpenScenario } from './find-open-scenario.ts'

/** Puts a plan away; undo brings it back. */
export const discardScenario = defineCommand({
  type: 'discardScenario',
  version: 1,
  permission: 'groups.edit',
  args: z.strictObject({ scenarioId: idOf<ScenarioId>() }),
  *handle({ scenarioId }) {
    const found = yield* findOpenScenario(scenarioId)
    if (!found.ok) return found
    return effect({ code: 'command.discardScenario', params: { name: found.value.name } }, [
      putRow('scenario', { ...found.value, status: 'discarded' }),
    ])
  },
})
