import { z } from 'zod'
import type { ScenarioId } from '#shared/domain/ids.ts'
import { scenarioRow } from '#shared/schema/rows/planning-rows.ts'
import { idOf } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { listRows } from '../facts.ts'
import { putRow } from '../row-change.ts'
import { findOpenScenario } from './find-open-scenario.ts'

/** The name and the list of changes of a plan as they are from now on. */
export const changeScenario = defineCommand({
  type: 'changeScenario',
  version: 1,
  permission: 'groups.edit',
  args: z.strictObject({
    scenarioId: idOf<ScenarioId>(),
    name: scenarioRow.shape.name,
    changes: scenarioRow.shape.changes,
  }),
  *handle({ scenarioId, name, changes }) {
    const found = yield* findOpenScenario(scenarioId)
    if (!found.ok) return found
    const { locationId } = found.value
    const namesakes = yield* listRows('scenario', { locationId, name, status: 'open' })
    if (namesakes.some(({ id }) => id !== scenarioId)) return refuseCommand('scenarioNameTwice', { name })
    return effect({ code: 'command.changeScenario', params: { name } }, [
      putRow('scenario', { ...found.value, name, changes }),
    ])
  },
})
