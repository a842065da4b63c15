import { groupBy } from '#shared/kernel/group-by.ts'
import {
  completedMonths,
  isoWeekOf,
  MINUTES_PER_DAY,
  QUARTER_MINUTES,
  type Interval,
  type IsoDay,
} from '#shared/kernel/time.ts'
import type { Absence } from '../attendance/model.ts'
import { contractStretchesOn } from '../occupancy/contract-stretches.ts'
import { countingOf } from '../occupancy/compute-staff.ts'
import { createDayContext } from '../occupancy/day-context.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import type { GroupDay } from '../occupancy/model.ts'
import type { BaseGroup } from '../organisation/model.ts'
import type { LawBook } from '../ratio/model.ts'
import {
  createBoardContext,
  findGroupDay,
  groupsOn,
  isSharedUnit,
  isTouching,
  settingDayOf,
  unitOf,
  type BoardContext,
} from './board-context.ts'
import { closedDayMessage, closedMessage, listDayNotes } from './day-notes.ts'
import type { DayView, DayViewChild, DayViewGroup, DayViewStaff, DayViewUnit } from './model.ts'
import { compareNames, isElsewhere, nameOf } from './people.ts'
import { columnsWithoutNeed, timeColumns } from './time-columns.ts'

const HALF_HOUR_MINUTES = 30
/** What a day without any hours is drawn as. */
const EMPTY_DAY: Interval = { startMinute: 7 * 60, endMinute: 19 * 60 }

/** One day of a location as bars: per group the children and the staff, and the numbers per quarter of an hour. CAL-4 */
export function computeDayView(index: LocationIndex, book: LawBook, day: IsoDay): DayView {
  const context = createBoardContext(index, book, day)
  const extent = extentOf(context)
  const closed = closedDayMessage(index, context.day)
  return {
    locationId: index.facts.location.id,
    locationName: index.facts.location.name,
    day,
    week: isoWeekOf(day),
    isOpen: closed === null,
    closed,
    notes: listDayNotes(index, context.day),
    startMinute: extent.startMinute,
    endMinute: extent.endMinute,
    boundaryMinute: context.day.boundaryMinute,
    isProvisional: !context.day.isRosterSettled,
    groups: groupsOn(context).map((group) => viewGroup(context, group, extent)),
    units: viewUnits(context, extent),
  }
}

/** From the first opening or arrival to the last closing or departure, in whole half hours. */
function extentOf(context: BoardContext): Interval {
  const stretches: Interval[] = []
  for (const group of groupsOn(context)) {
    const { opening } = settingDayOf(context, group.setting)
    if (opening !== null) stretches.push(opening)
    const groupDay = findGroupDay(context, group)
    if (groupDay !== undefined) stretches.push(...groupDay.presences, ...groupDay.staff)
  }
  if (stretches.length === 0) return EMPTY_DAY
  const start = Math.min(...stretches.map((stretch) => stretch.startMinute))
  const end = Math.max(...stretches.map((stretch) => stretch.endMinute))
  return {
    startMinute: Math.floor(start / HALF_HOUR_MINUTES) * HALF_HOUR_MINUTES,
    endMinute: Math.ceil(end / HALF_HOUR_MINUTES) * HALF_HOUR_MINUTES,
  }
}

function viewGroup(context: BoardContext, group: BaseGroup, extent: Interval): DayViewGroup {
  const settingDay = settingDayOf(context, group.setting)
  const unit = unitOf(context, group)
  const isShared = isSharedUnit(unit)
  const groupDay = findGroupDay(context, group)
  return {
    groupId: group.id,
    name: group.name,
    code: group.code,
    setting: group.setting,
    opening: settingDay.opening,
    closed: closedMessage(settingDay),
    ratioLevel: isShared ? 'location' : 'group',
    children: groupDay === undefined ? [] : viewChildren(context, groupDay),
    absent: listAbsent(context, group),
    staff: viewStaff(context, group),
    quarters: isShared
      ? columnsWithoutNeed(groupDay?.segments ?? [], extent, QUARTER_MINUTES)
      : timeColumns(unit?.segments ?? [], extent, QUARTER_MINUTES),
  }
}

function viewChildren(context: BoardContext, groupDay: GroupDay): readonly DayViewChild[] {
  const byChild = groupBy(groupDay.presences, (presence) => presence.childId)
  const children = [...byChild].flatMap(([childId, presences]): DayViewChild[] => {
    const child = context.index.children.get(childId)?.child
    const first = presences[0]
    if (child === undefined || first === undefined) return []
    return [
      {
        ...nameOf(child),
        childId,
        ageYears: first.ageYears,
        ageMonths: completedMonths(child.birthDate, context.day.day),
        stretches: presences.map((presence) => ({
          startMinute: presence.startMinute,
          endMinute: presence.endMinute,
          origin: presence.origin,
          isElsewhere: isElsewhere(presence),
          moveReason: presence.moveReason,
        })),
      },
    ]
  })
  return children.sort(compareNames)
}

/** Children who would come to the group by contract that day but for an absence, with its reason. */
function listAbsent(context: BoardContext, group: BaseGroup): DayViewGroup['absent'] {
  const { index, day } = context
  const dayContext = createDayContext(index, day.day)
  const absent = index.contracts.flatMap((indexed) => {
    if (indexed.contract.groupId !== group.id) return []
    const { child } = indexed.child
    const absences = (index.absencesByChild.get(child.id) ?? []).filter(
      (row) => row.startDay <= day.day && day.day <= row.endDay,
    )
    if (absences.length === 0) return []
    const { stretches } = contractStretchesOn(index, dayContext, indexed)
    const absence = absences.find((row) => stretches.some((stretch) => isTouching(stretch, wholeOf(row))))
    return absence === undefined ? [] : [{ ...nameOf(child), childId: child.id, reason: absence.reason }]
  })
  return absent.sort(compareNames)
}

function wholeOf(absence: Absence): Interval {
  return { startMinute: absence.startMinute ?? 0, endMinute: absence.endMinute ?? MINUTES_PER_DAY }
}

function viewStaff(context: BoardContext, group: BaseGroup): readonly DayViewStaff[] {
  const { index, day } = context
  const shifts = (index.shiftsByDay.get(day.day) ?? []).filter((shift) => shift.groupId === group.id)
  const staff = [...groupBy(shifts, (shift) => shift.staffMemberId)].flatMap(([id, own]): DayViewStaff[] => {
    const member = index.staffById.get(id)
    if (member === undefined) return []
    return [
      {
        ...nameOf(member),
        staffMemberId: id,
        role: member.role,
        counting: countingOf(member.role),
        shifts: own.map((shift) => ({
          shiftId: shift.id,
          startMinute: shift.startMinute,
          endMinute: shift.endMinute,
          breaks: shift.breaks,
        })),
      },
    ]
  })
  return staff.sort(compareNames)
}

function viewUnits(context: BoardContext, extent: Interval): readonly DayViewUnit[] {
  return context.day.units.filter(isSharedUnit).map((unit) => ({
    unitId: unit.unitId,
    setting: unit.setting,
    groupIds: unit.groupIds,
    quarters: timeColumns(unit.segments, extent, QUARTER_MINUTES),
  }))
}
