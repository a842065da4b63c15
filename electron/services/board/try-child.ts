import { createBoardContext, intervalOf, clipTo, settingDayOf } from '#shared/domain/board/board-context.ts'
import { computeGroupCell } from '#shared/domain/board/compute-cell.ts'
import type { BoardCell } from '#shared/domain/board/model.ts'
import type { ExtraAttendance } from '#shared/domain/attendance/model.ts'
import type { Child } from '#shared/domain/children/model.ts'
import type { BaseGroupId, ChildId } from '#shared/domain/ids.ts'
import type { LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import type { Daypart } from '#shared/domain/organisation/model.ts'
import type { LawBook } from '#shared/domain/ratio/model.ts'
import { addMonths } from '#shared/kernel/time.ts'
import type { Interval, IsoDay } from '#shared/kernel/time.ts'

export interface Trial {
  readonly day: IsoDay
  readonly daypart: Daypart
  readonly groupId: BaseGroupId
  readonly ageYears: number
}

/**
 * The cell as it is and as it would be with one more child of this age for the open part of the daypart; `undefined`
 * when the location has no such group. Nothing is stored: the child exists in a copy of the facts only. The whole day
 * is computed again, because a child can raise the need of its unit and not only fill a place.
 */
export function tryChild(
  index: LocationIndex,
  book: LawBook,
  trial: Trial,
  buildIndex: (facts: LocationFacts) => LocationIndex,
): { before: BoardCell; after: BoardCell } | undefined {
  const group = index.groupById.get(trial.groupId)
  if (group === undefined) return undefined
  const context = createBoardContext(index, book, trial.day)
  const before = computeGroupCell(context, group, trial.daypart)
  const { opening } = settingDayOf(context, group.setting)
  const stretch = opening === null ? undefined : clipTo(opening, intervalOf(context, trial.daypart))
  if (stretch === undefined || stretch.startMinute >= stretch.endMinute) return { before, after: before }
  const withChild = buildIndex(addChild(index.facts, trial, stretch))
  return {
    before,
    after: computeGroupCell(createBoardContext(withChild, book, trial.day), group, trial.daypart),
  }
}

const trialChildId = 'trial-child' as ChildId

function addChild(facts: LocationFacts, trial: Trial, stretch: Interval): LocationFacts {
  const child: Child = {
    id: trialChildId,
    firstName: '',
    surnamePrefix: '',
    surname: '',
    // Halfway between two birthdays: the age holds on the day itself, whatever the day.
    birthDate: addMonths(trial.day, -(trial.ageYears * 12 + 6)),
    familyId: trialChildId,
    schoolId: null,
    mentorId: null,
  }
  const attendance: ExtraAttendance = {
    id: trialChildId,
    childId: trialChildId,
    locationId: facts.location.id,
    groupId: trial.groupId,
    day: trial.day,
    kind: 'extraDay',
    requestId: null,
    ...stretch,
  }
  return {
    ...facts,
    children: [...facts.children, child],
    extraAttendances: [...facts.extraAttendances, attendance],
  }
}
