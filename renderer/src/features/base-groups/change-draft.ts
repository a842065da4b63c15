import type { PlannedChange, PlannedWeekday } from '#shared/domain/base-groups/model.ts'
import type { BaseGroupId, ChildId, WaitingEntryId } from '#shared/domain/ids.ts'
import type { CareSetting } from '#shared/domain/organisation/model.ts'
import type { PlanChild } from '#shared/ipc/parts/base-groups.ts'
import type { IsoDay, Weekday } from '#shared/kernel/time.ts'
import type { MoveTerms } from './planned-change.ts'
import { placementIn, settlingInBefore, transferTo } from './planned-change.ts'

interface WithDay {
  readonly setting: CareSetting
  readonly groupId: BaseGroupId
  /** null while what is typed is no day. */
  readonly day: IsoDay | null
}

/** What the dialog is filled in with; a day and a group short of a change. */
export type ChangeDraft =
  | (WithDay & {
      readonly kind: 'transfer'
      readonly children: readonly PlanChild[]
      /** null = as the house rule says for the day. */
      readonly settlingInWeeks: number | null
    })
  | (WithDay & {
      readonly kind: 'place'
      readonly childId: ChildId
      readonly childName: string
      readonly entryId: WaitingEntryId | null
      readonly days: readonly PlannedWeekday[]
    })
  | (WithDay & { readonly kind: 'end'; readonly child: PlanChild })

export function settlingInOf(draft: ChangeDraft, terms: MoveTerms): number {
  if (draft.kind !== 'transfer') return 0
  if (draft.settlingInWeeks !== null) return draft.settlingInWeeks
  return draft.day === null ? terms.settlingInWeeks : settlingInBefore(draft.day, terms)
}

/** The changes the draft stands for; none while something is missing. */
export function changesOfDraft(draft: ChangeDraft, terms: MoveTerms): readonly PlannedChange[] {
  const { day, setting, groupId } = draft
  if (day === null) return []
  switch (draft.kind) {
    case 'transfer': {
      const settlingInWeeks = settlingInOf(draft, terms)
      return draft.children.map((child) => ({
        ...transferTo(child, setting, groupId, day, terms),
        settlingInWeeks,
      }))
    }
    case 'place': {
      const { childId, entryId, days } = draft
      return days.length === 0 ? [] : [placementIn({ childId, entryId, setting, days }, groupId, day)]
    }
    case 'end':
      return [{ kind: 'end', childId: draft.child.childId, setting, day }]
  }
}

/** The draft with what a proposed change says, as far as it is about the same step. */
export function draftWith(draft: ChangeDraft, change: PlannedChange): ChangeDraft {
  if (draft.kind === 'transfer' && change.kind === 'transfer')
    return { ...draft, groupId: change.toGroupId, day: change.day, settlingInWeeks: change.settlingInWeeks }
  if (draft.kind === 'place' && change.kind === 'place')
    return { ...draft, groupId: change.groupId, day: change.day, days: change.days }
  return { ...draft, day: change.day }
}

/** The same days with one weekday more or less; the hours of the others stay. */
export function toggleWeekday(days: readonly PlannedWeekday[], weekday: Weekday): readonly PlannedWeekday[] {
  return days.some((day) => day.weekday === weekday)
    ? days.filter((day) => day.weekday !== weekday)
    : [...days, { weekday, startMinute: null, endMinute: null }].toSorted((a, b) => a.weekday - b.weekday)
}
