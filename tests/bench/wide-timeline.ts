import type { BaseGroupId, ChildId } from '#shared/domain/ids.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import type { IsoWeek, Weekday } from '#shared/kernel/time.ts'
import { addDays, addWeeks, mondayOfWeek } from '#shared/kernel/time.ts'
import { seededRandom } from './seeded-random.ts'

type Timeline = CallOutput<'baseGroups.timeline'>
type Child = Timeline['children'][number]

const GROUPS = 6
const statuses = ['roomy', 'tight', 'full', 'over'] as const
const patterns: readonly (readonly Weekday[])[] = [
  [1, 2, 4],
  [2, 4],
  [3, 5],
  [1, 2, 3, 4, 5],
]

/** As large as a timeline gets: so many children in six groups, most of whom go over once and settle in before it. */
export function wideTimeline(fromWeek: IsoWeek, weekCount: number, childCount: number): Timeline {
  const below = seededRandom(78)
  const weeks = Array.from({ length: weekCount }, (_, index) => {
    const week = addWeeks(fromWeek, index)
    return { week, monday: mondayOfWeek(week), isHoliday: index % 9 === 4 }
  })
  const groups = Array.from({ length: GROUPS }, (_, at): Timeline['groups'][number] => ({
    groupId: groupId(at),
    name: `Groep ${at + 1}`,
    code: `G${at + 1}`,
    setting: 'dayCare',
    minAgeMonths: at * 8,
    maxAgeMonths: at * 8 + 16,
    maxChildren: 16,
    weeks: weeks.map(({ week, monday }) => ({
      week,
      children: 12,
      tightestDay: addDays(monday, below(5)),
      free: below(5),
      required: 3,
      requiredMinutes: 9_000,
      status: statuses[below(statuses.length)] ?? 'roomy',
    })),
  }))
  const children = Array.from({ length: childCount }, (_, at) => aChild(at, weeks, below))
  return { weeks, groups, children, notices: [] }
}

function aChild(at: number, weeks: Timeline['weeks'], below: (bound: number) => number): Child {
  const first = mondayOfWeek(weeks[0]?.week ?? ('2026-W48' as IsoWeek))
  const last = addDays(first, weeks.length * 7 - 1)
  const over = addDays(first, 7 * (4 + below(weeks.length - 8)))
  const from = at % GROUPS
  const to = Math.min(GROUPS - 1, from + 1)
  const weekdays = [...(patterns[at % patterns.length] ?? [])]
  const bar = { setting: 'dayCare' as const, weekdays, isSettlingIn: false, isPlanned: false }
  return {
    childId: `child-${at}` as ChildId,
    name: `Kind ${at} van der Berg`,
    birthDate: addDays(first, -below(1400)),
    groupId: groupId(from),
    bars:
      from === to
        ? [{ ...bar, groupId: groupId(from), startDay: first, endDay: last }]
        : [
            { ...bar, groupId: groupId(from), startDay: first, endDay: addDays(over, -1) },
            {
              ...bar,
              groupId: groupId(to),
              startDay: addDays(over, -14),
              endDay: addDays(over, -1),
              isSettlingIn: true,
            },
            { ...bar, groupId: groupId(to), startDay: over, endDay: last, isPlanned: at % 7 === 0 },
          ],
    marks: [
      {
        day: addDays(first, 7 * below(weeks.length)),
        kind: 'birthday',
        message: { code: 'kind.extraDay', params: {} },
      },
    ],
  }
}

function groupId(at: number): BaseGroupId {
  return `group-${at}` as BaseGroupId
}
