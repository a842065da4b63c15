import type { PlanTimeline } from '#shared/domain/base-groups/plan-timeline.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'

const CHILDREN_MAX = 2_000
const GROUPS_MAX = 60
const BARS_MAX = 40
const MARKS_MAX = 60
const NOTICES_MAX = 100

/** The timeline as it crosses to the screen. */
export function viewOfTimeline(timeline: PlanTimeline): CallOutput<'baseGroups.timeline'> {
  return {
    weeks: [...timeline.weeks],
    groups: timeline.groups.slice(0, GROUPS_MAX).map(({ group, weeks }) => ({
      groupId: group.id,
      name: group.name,
      code: group.code,
      setting: group.setting,
      minAgeMonths: group.minAgeMonths,
      maxAgeMonths: group.maxAgeMonths,
      maxChildren: group.maxChildren,
      weeks: [...weeks],
    })),
    children: timeline.children.slice(0, CHILDREN_MAX).map((child) => ({
      childId: child.childId,
      name: child.name,
      birthDate: child.birthDate,
      groupId: child.groupId,
      bars: child.bars.slice(0, BARS_MAX).map((bar) => ({
        groupId: bar.groupId,
        setting: bar.setting,
        startDay: bar.startDay,
        endDay: bar.endDay,
        isSettlingIn: bar.isSettlingIn,
        weekdays: [...bar.weekdays],
        isPlanned: bar.isPlanned,
      })),
      marks: child.marks.slice(0, MARKS_MAX).map((mark) => ({ ...mark })),
    })),
    notices: timeline.notices.slice(0, NOTICES_MAX),
  }
}
