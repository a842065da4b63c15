import { z } from 'zod'
import type { Scenario } from '#shared/domain/base-groups/model.ts'
import type { LocationId, ScenarioId } from '#shared/domain/ids.ts'
import { scenarioRow } from '#shared/schema/rows/planning-rows.ts'
import { idOf } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { hasId, hasRow } from '../facts.ts'
import { putRow } from '../row-change.ts'

/** Writes a plan down under a name; nothing of it holds until it is carried out. */
export const createScenario = defineCommand({
  type: 'createScenario',
  version: 1,
  permission: 'groups.edit',
  args: z.strictObject({
    locationId: idOf<LocationId>(),
    name: scenarioRow.shape.name,
    changes: scenarioRow.shape.changes,
  }),
  *handle({ locationId, name, changes }, context) {
    if (!(yield* hasId('location', locationId))) {
      return refuseCommand('notFound', { what: 'location', id: locationId })
    }
    if (yield* hasRow('scenario', { locationId, name, status: 'open' })) {
      return refuseCommand('scenarioNameTwice', { name })
    }
    const scenario: Scenario = {
      id: context.newId() as ScenarioId,
      ...{ locationId, name, changes, status: 'open' },
      createdBy: context.actorId,
      createdAt: context.at,
    }
    return effect({ code: 'command.createScenario', params: { name } }, [putRow('scenario', scenario)])
  },
})
