import { useCallback, useMemo, useState } from 'react'
import type { PlannedChange } from '#shared/domain/base-groups/model.ts'
import type { ChildId, ScenarioId } from '#shared/domain/ids.ts'
import type { PlanChild, ScenarioSummary } from '#shared/ipc/parts/base-groups.ts'
import { useTexts } from '../../app/texts.tsx'
import { BottomPanels } from './BottomPanels.tsx'
import type { PanelName } from './BottomPanels.tsx'
import type { ChangeDraft } from './change-draft.ts'
import { CarryOutDialog } from './CarryOutDialog.tsx'
import { ChangeDialog } from './ChangeDialog.tsx'
import { ChosenBar } from './ChosenBar.tsx'
import { Legend } from './Legend.tsx'
import { createMoveStore, MoveStoreContext } from './move-store.ts'
import { NameDialog } from './NameDialog.tsx'
import type { MoveTerms, PlanBar } from './planned-change.ts'
import { isReplacing, stays, withChange } from './planned-change.ts'
import classes from './planner.module.css'
import { ScenarioBanner } from './ScenarioBanner.tsx'
import { schoolCareStart } from './school-care.ts'
import { Timeline } from './Timeline.tsx'
import type { TimelineView } from './timeline-rows.ts'
import type { AskFor, PlanLook } from './use-outcome.ts'
import { changesOf } from './use-plan-acts.ts'
import type { PlanActs } from './use-plan-acts.ts'
import { endDraft, useTimelineActs } from './use-timeline-acts.ts'

interface PlannerDeskProps {
  readonly view: TimelineView
  readonly look: PlanLook
  readonly terms: MoveTerms
  readonly scenario: ScenarioSummary | null
  readonly acts: PlanActs
  readonly startChildId: string | null
  readonly onScenario: (scenarioId: ScenarioId | null) => void
}

export interface LookedAt {
  readonly child: PlanChild | null
  readonly bar: PlanBar | null
}

type Question = 'rename' | 'carryOut'

/** The timeline with what can be done about it: dialogs, the plan that is looked at, and the panels below. */
export function PlannerDesk(props: PlannerDeskProps) {
  const { view, look, terms, scenario, acts, startChildId, onScenario } = props
  const { t } = useTexts()
  const [store] = useState(createMoveStore)
  const [draft, setDraft] = useState<ChangeDraft | null>(null)
  const [question, setQuestion] = useState<Question | null>(null)
  const [panel, setPanel] = useState<PanelName | null>(null)
  const [selected, setSelected] = useState<ReadonlySet<ChildId>>(() => new Set())
  const [seen, setSeen] = useState<LookedAt>({ child: null, bar: null })
  const askFor = useAskFor(look, scenario)
  const togglePanel = (name: PanelName) => setPanel(panel === name ? null : name)
  const duplicate = async () => {
    if (scenario === null) return
    const id = await acts.create(t('baseGroups.copyOf', { name: scenario.name }), changesOf(scenario))
    if (id !== null) onScenario(id)
  }
  /** A new plan on top of what is looked at, and straight into it. */
  const intoPlan = async (changes: readonly PlannedChange[], name: string) => {
    const before = scenario === null ? [] : changesOf(scenario)
    const id = await acts.create(name.slice(0, 200), changes.reduce(withChange, before))
    if (id === null) return
    setSelected(new Set())
    onScenario(id)
  }
  const desk = useTimelineActs({
    view,
    terms,
    scenario,
    acts,
    selected,
    askForDraft: setDraft,
    setSelected,
    setSeen,
    toggleDifference: () => togglePanel('difference'),
    duplicate: () => void duplicate(),
  })
  const { child, bar } = seen
  const schoolStart = child === null ? null : schoolCareStart(child, view.groups)
  return (
    <MoveStoreContext value={store}>
      <div className={classes.desk}>
        {scenario === null ? null : (
          <ScenarioBanner
            scenario={scenario}
            isDifferenceOpen={panel === 'difference'}
            onDifference={() => togglePanel('difference')}
            onRename={() => setQuestion('rename')}
            onDuplicate={() => void duplicate()}
            onDiscard={() => void acts.discard(scenario).then((isDone) => (isDone ? onScenario(null) : null))}
            onCarryOut={() => setQuestion('carryOut')}
            onLeave={() => onScenario(null)}
          />
        )}
        <div className={classes.picture} data-plan={scenario !== null}>
          <Timeline
            view={view}
            askFor={askFor}
            terms={terms}
            today={terms.today}
            selected={selected}
            startChildId={startChildId}
            acts={desk}
          />
        </div>
        <Legend />
        <ChosenBar
          child={child}
          bar={bar}
          groups={view.groups}
          weeks={view.weeks}
          selectedCount={selected.size}
          isSchoolCareOffered={schoolStart !== null}
          onMove={() => {
            if (child !== null) desk.move(child, bar ?? undefined)
          }}
          onEnd={() => {
            const ended = bar ?? (child === null ? undefined : stays(child).at(-1))
            if (child !== null && ended !== undefined) setDraft(endDraft(child, ended, ended.endDay))
          }}
          onSchoolCare={() => setDraft(schoolStart)}
          onOpen={() => {
            if (child !== null) desk.openChild(child)
          }}
          onClear={() => setSelected(new Set())}
        />
        <BottomPanels
          open={panel}
          onToggle={togglePanel}
          look={look}
          groups={view.groups}
          scenario={scenario}
          notices={view.notices}
          onPlace={setDraft}
          onPlan={(changes, name) => void intoPlan(changes, name)}
          onRemove={(index) => {
            if (scenario !== null) void acts.remove(scenario, index)
          }}
        />
      </div>
      {draft === null ? null : (
        <ChangeDialog
          start={draft}
          groups={view.groups}
          terms={terms}
          isPlan={scenario !== null}
          askFor={askFor}
          onMake={async (changes, sentence) => {
            const problem = await acts.make(changes, sentence)
            if (problem === null) setSelected(new Set())
            return problem
          }}
          onPlan={intoPlan}
          onClose={() => setDraft(null)}
        />
      )}
      {scenario !== null && question === 'rename' ? (
        <NameDialog
          title={t('baseGroups.renameTitle')}
          start={scenario.name}
          onClose={() => setQuestion(null)}
          onName={(name) => void acts.rename(scenario, name).then(() => setQuestion(null))}
        />
      ) : null}
      {scenario !== null && question === 'carryOut' ? (
        <CarryOutDialog
          scenario={scenario}
          look={look}
          onClose={() => setQuestion(null)}
          onCarryOut={(picked) =>
            void acts.carryOut(scenario, picked).then((isDone) => {
              if (!isDone) return
              setQuestion(null)
              onScenario(null)
            })
          }
        />
      ) : null}
    </MoveStoreContext>
  )
}

function useAskFor(look: PlanLook, scenario: ScenarioSummary | null): AskFor {
  const lookKey = JSON.stringify(look)
  const stable = useMemo(() => JSON.parse(lookKey) as PlanLook, [lookKey])
  return useCallback(
    (changes) => {
      const before = scenario === null ? [] : changesOf(scenario)
      return changes.some((change) => isReplacing(before, change))
        ? { look: { ...stable, scenarioId: null }, changes: changes.reduce(withChange, before) }
        : { look: stable, changes }
    },
    [stable, scenario],
  )
}
