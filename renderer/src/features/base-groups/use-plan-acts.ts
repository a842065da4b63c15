import { useRef } from 'react'
import type { PlannedChange } from '#shared/domain/base-groups/model.ts'
import type { LocationId, ScenarioId } from '#shared/domain/ids.ts'
import type { ScenarioSummary } from '#shared/ipc/parts/base-groups.ts'
import { useAppClient } from '../../app/app-context.tsx'
import { useAnnouncer } from '../../app/announcer.tsx'
import { CallError, writeTrouble } from '../../app/call-error.ts'
import { showProblem } from '../../app/show-problem.ts'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import type { CallReply } from '../../bridge/call-app.ts'
import type { CallName } from '#shared/ipc/contract.ts'
import { withChange } from './planned-change.ts'

export interface PlanActs {
  /**
   * Makes a change: in the plan that is looked at, else in reality. Answers null when it is done, else the sentence
   * that says why not. `sentence` is what is said aloud.
   */
  make(changes: readonly PlannedChange[], sentence: string): Promise<string | null>
  /** A new plan with these changes; answers its id, or null after a refusal that was shown. */
  create(name: string, changes: readonly PlannedChange[]): Promise<ScenarioId | null>
  rename(scenario: ScenarioSummary, name: string): Promise<boolean>
  /** Takes one change out of a plan. */
  remove(scenario: ScenarioSummary, index: number): Promise<boolean>
  discard(scenario: ScenarioSummary): Promise<boolean>
  /** One step to undo for all of them. PLAN-4 */
  carryOut(scenario: ScenarioSummary, picked: readonly number[]): Promise<boolean>
  readonly isRunning: boolean
}

interface PlanContents {
  readonly name: string
  readonly changes: readonly PlannedChange[]
}

type Refused = Exclude<CallReply<CallName>, { readonly status: 'done' }>

/** What the planner changes, each with what is said about it. */
export function usePlanActs(locationId: LocationId, scenario: ScenarioSummary | null): PlanActs {
  const texts = useTexts()
  const { t, write } = texts
  const announcer = useAnnouncer()
  const client = useAppClient()
  const turn = useRef<Promise<void>>(Promise.resolve())
  const carryOutOne = useAct('baseGroups.carryOut')
  const createAct = useAct('scenarios.create')
  const changeAct = useAct('scenarios.change')
  const discardAct = useAct('scenarios.discard')
  const carryOutAct = useAct('scenarios.carryOut')

  const refuse = (reply: Refused): string => {
    const sentence = writeTrouble(texts, new CallError(reply))
    announcer.say(sentence)
    return sentence
  }
  /** For acts without a dialog around them: the sentence needs a place of its own. */
  const show = (reply: Refused): void => showProblem(t('refusal.title'), refuse(reply))
  /**
   * Changes a plan from what it is at that moment, not from what was last on screen: the second of two quick changes
   * would take back the first.
   */
  const change = (planned: ScenarioSummary, edit: (known: PlanContents) => PlanContents) => {
    const run = async (): Promise<string | null> => {
      const listed = await client.call('scenarios.list', { locationId })
      if (listed.status !== 'done') return refuse(listed)
      const now = listed.output.scenarios.find(({ id }) => id === planned.id) ?? planned
      const { name, changes } = edit({ name: now.name, changes: changesOf(now) })
      const reply = await changeAct.run({ scenarioId: planned.id, name, changes: toInput(changes) })
      return reply.status === 'done' ? null : refuse(reply)
    }
    const mine = turn.current.then(run)
    turn.current = mine.then(
      () => undefined,
      () => undefined,
    )
    return mine
  }
  return {
    async make(changes, sentence) {
      if (scenario !== null) {
        const problem = await change(scenario, (known) => ({
          ...known,
          changes: changes.reduce(withChange, known.changes),
        }))
        if (problem === null) announcer.say(t('baseGroups.saidInPlan', { sentence, name: scenario.name }))
        return problem
      }
      const [only] = toInput(changes)
      if (only === undefined) return null
      const reply = await carryOutOne.run({ locationId, change: only })
      if (reply.status !== 'done') return refuse(reply)
      announcer.say(t('baseGroups.saidForReal', { sentence }))
      return null
    },
    async create(name, changes) {
      const reply = await createAct.run({ locationId, name, changes: toInput(changes) })
      if (reply.status !== 'done') {
        show(reply)
        return null
      }
      announcer.say(t('baseGroups.planMade', { name }))
      return reply.output.scenarioId
    },
    async rename(planned, name) {
      return (await change(planned, (known) => ({ ...known, name }))) === null
    },
    async remove(planned, index) {
      const gone = JSON.stringify(planned.changes[index]?.change)
      const without = (known: PlanContents): PlanContents => ({
        ...known,
        changes: known.changes.filter((each) => JSON.stringify(each) !== gone),
      })
      return (await change(planned, without)) === null
    },
    async discard(planned) {
      const reply = await discardAct.run({ scenarioId: planned.id })
      if (reply.status !== 'done') {
        show(reply)
        return false
      }
      announcer.say(t('baseGroups.planDiscarded', { name: planned.name }))
      return true
    },
    async carryOut(planned, picked) {
      const reply = await carryOutAct.run({ scenarioId: planned.id, picked: [...picked] })
      if (reply.status !== 'done') {
        show(reply)
        return false
      }
      announcer.say(t('baseGroups.saidForReal', { sentence: `${write(reply.output.label)}.` }))
      return true
    },
    isRunning: [carryOutOne, createAct, changeAct, discardAct, carryOutAct].some((act) => act.isRunning),
  }
}

export function changesOf(scenario: ScenarioSummary): readonly PlannedChange[] {
  return scenario.changes.map(({ change }) => change)
}

/** As the call writes it: lists of its own. */
function toInput(changes: readonly PlannedChange[]) {
  return changes.map((change) =>
    change.kind === 'place' ? { ...change, days: [...change.days] } : { ...change },
  )
}
