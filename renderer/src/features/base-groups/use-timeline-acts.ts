import { useCallback, useMemo, useRef, useLayoutEffect } from 'react'
import type { ChildId } from '#shared/domain/ids.ts'
import type { PlanChild, ScenarioSummary } from '#shared/ipc/parts/base-groups.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { addDays } from '#shared/kernel/time.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useOpeners } from '../../app/openers.tsx'
import { showProblem } from '../../app/show-problem.ts'
import { useTexts } from '../../app/texts.tsx'
import { useGo } from '../../app/use-go.ts'
import { useMayDo } from '../../app/use-may-do.ts'
import { groupName } from './bar-texts.ts'
import type { ChangeDraft } from './change-draft.ts'
import { changesOfDraft } from './change-draft.ts'
import type { MoveTerms, PlanBar } from './planned-change.ts'
import { isTransferStart, proposedMove, stays, transferTo } from './planned-change.ts'
import type { LookedAt } from './PlannerDesk.tsx'
import type { TimelineActs } from './Timeline.tsx'
import type { TimelineView } from './timeline-rows.ts'
import type { PlanActs } from './use-plan-acts.ts'

interface ActOptions {
  readonly view: TimelineView
  readonly terms: MoveTerms
  readonly scenario: ScenarioSummary | null
  readonly acts: PlanActs
  readonly selected: ReadonlySet<ChildId>
  readonly askForDraft: (draft: ChangeDraft) => void
  readonly setSelected: (selected: ReadonlySet<ChildId>) => void
  readonly setSeen: (seen: LookedAt) => void
  readonly toggleDifference: () => void
  readonly duplicate: () => void
}

/** What the keys and the pointer do on the timeline. In a plan it happens at once; in reality a shift asks first. */
export function useTimelineActs(options: ActOptions): TimelineActs {
  const texts = useTexts()
  const announcer = useAnnouncer()
  const openers = useOpeners()
  const go = useGo()
  const mayPlan = useMayDo()('groups.edit')
  const latest = useRef({ options, texts, announcer, openers, go, mayPlan })
  useLayoutEffect(() => {
    latest.current = { options, texts, announcer, openers, go, mayPlan }
  })
  const look = useCallback((child: PlanChild | null, bar: PlanBar | null) => {
    latest.current.options.setSeen({ child, bar })
  }, [])
  // One object for as long as the screen is there: the rows do not have to be painted again for it.
  return useMemo<TimelineActs>(() => {
    const now = () => latest.current
    const say = (sentence: string) => now().announcer.say(sentence)
    /** The keys and the pointer reach further than the buttons: who may only look is told so. PRIV-4 */
    const isOnlyLooking = () => {
      if (!now().mayPlan) say(now().texts.t('lock.notYourRole'))
      return !now().mayPlan
    }
    return {
      move(child, bar) {
        if (isOnlyLooking()) return
        const { view, terms, selected, askForDraft } = now().options
        const at = bar ?? stays(child)[0]
        if (at === undefined) return
        const others = view.children.filter(
          ({ childId }) => selected.has(childId) && childId !== child.childId,
        )
        askForDraft(transferDraft(selected.size > 0 ? [child, ...others] : [child], at, view, terms))
      },
      drop({ child, bar, overGroupId, day }) {
        if (isOnlyLooking()) return
        const { view, terms, acts } = now().options
        const { t } = now().texts
        const group = view.groups.find(({ groupId }) => groupId === overGroupId)
        if (group === undefined) return
        if (group.setting !== bar.setting) {
          say(t('baseGroups.otherSetting'))
          return
        }
        if (group.groupId === bar.groupId && (day === bar.startDay || !isTransferStart(child, bar))) {
          say(t('baseGroups.sameGroup', { name: child.name, group: group.name }))
          return
        }
        const sentence = t('baseGroups.moved', { name: child.name, group: group.name, day })
        void acts
          .make([transferTo(child, bar.setting, overGroupId, day, terms)], sentence)
          .then((problem) => {
            if (problem !== null) showProblem(t('refusal.title'), problem)
          })
      },
      shift(child, bar, weeks) {
        if (isOnlyLooking()) return
        const { view, terms, scenario, acts, askForDraft } = now().options
        const { t } = now().texts
        if (!isTransferStart(child, bar)) {
          say(t('baseGroups.noShift'))
          return
        }
        const day = laterOf(terms.today, addDays(bar.startDay, weeks * 7))
        const draft = { ...transferDraft([child], bar, view, terms), groupId: bar.groupId, day }
        if (scenario === null) {
          askForDraft(draft)
          return
        }
        const sentence = t('baseGroups.moved', {
          name: child.name,
          group: groupName(view.groups, bar.groupId),
          day,
        })
        void acts.make(changesOfDraft(draft, terms), sentence)
      },
      shiftEnd(child, bar, weeks) {
        if (isOnlyLooking()) return
        const { terms, scenario, acts, askForDraft } = now().options
        const { t } = now().texts
        const day = laterOf(terms.today, addDays(bar.endDay, weeks * 7))
        const draft = endDraft(child, bar, day)
        if (scenario === null) {
          askForDraft(draft)
          return
        }
        void acts.make(changesOfDraft(draft, terms), t('baseGroups.ended', { name: child.name, day }))
      },
      toggle(childId) {
        const { selected, setSelected } = now().options
        const { t } = now().texts
        const next = new Set(selected)
        if (!next.delete(childId)) next.add(childId)
        setSelected(next)
        say(t('baseGroups.selectedCount', { count: next.size }))
      },
      openChild: (child) => now().openers.openChild(child.childId, child.name, now().options.terms.today),
      openWeek: (week) => now().go.toWeek(week),
      toggleDifference() {
        const { scenario, toggleDifference } = now().options
        if (scenario === null) say(now().texts.t('baseGroups.noPlan'))
        else toggleDifference()
      },
      duplicate() {
        if (isOnlyLooking()) return
        const { scenario, duplicate } = now().options
        if (scenario === null) say(now().texts.t('baseGroups.noPlan'))
        else duplicate()
      },
      look,
    }
  }, [look])
}

function laterOf(a: IsoDay, b: IsoDay): IsoDay {
  return a > b ? a : b
}

function transferDraft(
  children: readonly PlanChild[],
  bar: PlanBar,
  view: TimelineView,
  terms: MoveTerms,
): ChangeDraft {
  const [first] = children
  const start =
    first === undefined
      ? { setting: bar.setting, toGroupId: bar.groupId, day: terms.today }
      : proposedMove(first, bar, view.groups, terms.today)
  return {
    kind: 'transfer',
    children,
    setting: start.setting,
    groupId: start.toGroupId,
    day: start.day,
    settlingInWeeks: null,
  }
}

export function endDraft(child: PlanChild, bar: PlanBar, day: IsoDay): ChangeDraft {
  return { kind: 'end', child, setting: bar.setting, groupId: bar.groupId, day }
}
