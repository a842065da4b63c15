import { agesOf } from '#shared/domain/occupancy/free-places.ts'
import type { BaseGroup } from '#shared/domain/organisation/model.ts'
import { countPlaces, type PlaceOnDay } from '#shared/domain/waiting-list/judge-place.ts'
import type { WaitingPlan } from '#shared/domain/waiting-list/waiting-plan.ts'
import type { CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import { addDays, addWeeks, isValidOn, mondayOfWeek, type Weekday } from '#shared/kernel/time.ts'

/** From so many places on nobody has to hurry. */
const ROOMY_FROM = 3

/** Places per week and weekday for one age, over the weekdays on which the setting is ever open. WAIT-1 */
export function capacityOf(
  plan: WaitingPlan,
  group: BaseGroup,
  { ageYears, fromWeek, weeks }: ParsedInput<'waitingList.capacity'>,
): CallOutput<'waitingList.capacity'> {
  const { openingHours } = plan.book.index.facts
  const until = addDays(mondayOfWeek(addWeeks(fromWeek, weeks)), -1)
  const weekdays = ([1, 2, 3, 4, 5, 6, 7] as const).filter((weekday) =>
    openingHours.some(
      (row) =>
        row.setting === group.setting &&
        row.weekday === weekday &&
        (isValidOn(row, mondayOfWeek(fromWeek)) || isValidOn(row, until)),
    ),
  )
  return {
    groupName: group.name,
    ages: [...agesOf(group)],
    weekdays,
    weeks: Array.from({ length: weeks }, (_, offset) => {
      const week = addWeeks(fromWeek, offset)
      const monday = mondayOfWeek(week)
      const places = weekdays.map((weekday) => {
        const day = addDays(monday, weekday - 1)
        return { weekday, day, place: countPlaces(plan.book, group, ageYears, day) }
      })
      return {
        week,
        monday,
        isProvisional: places.some(({ place }) => place?.isRostered === false),
        cells: places.map(({ weekday, day, place }) => cellOf(weekday, day, place)),
      }
    }),
  }
}

type Cell = CallOutput<'waitingList.capacity'>['weeks'][number]['cells'][number]

function cellOf(weekday: Weekday, day: Cell['day'], place: PlaceOnDay | undefined): Cell {
  if (place === undefined) return { weekday, day, free: null, room: null, status: 'closed' }
  return { weekday, day, free: place.free, room: place.room, status: statusOf(place) }
}

function statusOf({ kind, free }: PlaceOnDay): Cell['status'] {
  if (kind === 'needsStaff') return 'needsStaff'
  if (kind !== 'fits') return 'full'
  return free >= ROOMY_FROM ? 'roomy' : 'tight'
}
