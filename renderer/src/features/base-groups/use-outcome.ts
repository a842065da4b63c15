import { useEffect, useMemo, useState } from 'react'
import type { PlannedChange } from '#shared/domain/base-groups/model.ts'
import type { LocationId, ScenarioId } from '#shared/domain/ids.ts'
import type { PlanOutcome } from '#shared/ipc/parts/base-groups.ts'
import type { CallInput } from '#shared/ipc/contract.ts'
import type { IsoWeek } from '#shared/kernel/time.ts'
import { useCall } from '../../app/use-call.ts'

/** The stretch of the plan that is looked at, and through which scenario. */
export interface PlanLook {
  readonly locationId: LocationId
  readonly fromWeek: IsoWeek
  readonly weeks: number
  readonly scenarioId: ScenarioId | null
}

/** What to ask about: on top of which plan, and which changes. */
interface OutcomeQuestion {
  readonly look: PlanLook
  readonly changes: readonly PlannedChange[]
}

/**
 * How to ask about changes in the plan that is looked at. A change that replaces an earlier one of a scenario is asked
 * about without that one: the whole list then goes on top of the present plan.
 */
export type AskFor = (changes: readonly PlannedChange[]) => OutcomeQuestion

export interface LiveOutcome {
  /** The answer to exactly these changes, else undefined. */
  readonly outcome: PlanOutcome | undefined
  readonly isBusy: boolean
  readonly error: Error | null
}

/** What changes would do, asked again after a moment of rest. An answer to an older wish is never taken for this one. */
export function useOutcome({ look, changes }: OutcomeQuestion, restMs: number): LiveOutcome {
  const key = changes.length === 0 ? '' : JSON.stringify(changes)
  const [settledKey, setSettledKey] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSettledKey(key), restMs)
    return () => clearTimeout(timer)
  }, [key, restMs])
  const settled = useMemo(
    () => (settledKey === '' ? [] : (JSON.parse(settledKey) as CallInput<'baseGroups.try'>['changes'])),
    [settledKey],
  )
  const isSettled = key !== '' && key === settledKey
  const answer = useCall(
    'baseGroups.try',
    { ...look, changes: settled },
    { isEnabled: isSettled, isKeepingPrevious: false },
  )
  return {
    outcome: isSettled ? answer.data : undefined,
    isBusy: key !== '' && (!isSettled || answer.isLoading),
    error: isSettled ? answer.error : null,
  }
}
