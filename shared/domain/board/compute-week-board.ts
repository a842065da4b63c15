import { addWeeks, daysOfWeek, weekdayOf, type IsoWeek } from '#shared/kernel/time.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import type { UnitDay } from '../occupancy/model.ts'
import { outOfSchoolUnitId } from '../occupancy/compute-day.ts'
import { dayparts, type BaseGroup } from '../organisation/model.ts'
import type { LawBook } from '../ratio/model.ts'
import {
  createBoardContext,
  findGroupDay,
  groupsOn,
  isSharedUnit,
  unitOf,
  type BoardContext,
} from './board-context.ts'
import { computeGroupCell, computeLocationCell, computeUnitCell } from './compute-cell.ts'
import { closedDayMessage, listDayNotes, offeredSettings } from './day-notes.ts'
import { listAttention } from './list-attention.ts'
import { listMergeTroubles } from './merge-attention.ts'
import type { BoardDay, BoardRow, WeekBoard } from './model.ts'
import { rowWeekOf } from './row-week.ts'

const ATTENTION_SHOWN = 3

/**
 * The week board of a location: per group, day and daypart the children, the staff asked and rostered, and the free
 * places. Throws when a day of the week lies outside the loaded facts. GROUP-5, CAL-4
 */
export function computeWeekBoard(index: LocationIndex, book: LawBook, week: IsoWeek): WeekBoard {
  const all = daysOfWeek(week).map((day) => createBoardContext(index, book, day))
  const contexts = all.filter((context) => weekdayOf(context.day.day) <= 5 || isWorthShowing(context))
  const days = contexts.map(boardDayOf)
  const rows = [...groupAndUnitRows(contexts), locationRow(contexts)].filter((row) => row !== undefined)
  const merges = listMergeTroubles(
    index,
    book,
    contexts.map((context) => context.day.day),
    days[0]?.boundaryMinute ?? 0,
  )
  const attention = listAttention(rows, days, week, merges)
  return {
    locationId: index.facts.location.id,
    locationName: index.facts.location.name,
    week,
    previousWeek: addWeeks(week, -1),
    nextWeek: addWeeks(week, 1),
    days,
    rows,
    attention: attention.slice(0, ATTENTION_SHOWN),
    attentionTotal: attention.length,
    isRosterSettled: index.settledWeeks.has(week),
    lawVersions: lawVersionsOf(contexts),
  }
}

/** A weekend day is shown when something is open or somebody comes. CAL-1 */
function isWorthShowing(context: BoardContext): boolean {
  const offered = offeredSettings(context.index)
  return (
    context.day.settings.some((setting) => setting.opening !== null && offered.has(setting.setting)) ||
    context.day.groups.some((group) => group.presences.length > 0)
  )
}

function boardDayOf(context: BoardContext): BoardDay {
  const { day, index } = context
  const closed = closedDayMessage(index, day)
  return {
    day: day.day,
    weekday: weekdayOf(day.day),
    isOpen: closed === null,
    closed,
    notes: listDayNotes(index, day),
    boundaryMinute: day.boundaryMinute,
    isRosterKnown: day.isRosterKnown,
    isRosterSettled: day.isRosterSettled,
  }
}

/** Groups in sort order; a unit row comes right after the last group of that unit. */
function groupAndUnitRows(contexts: readonly BoardContext[]): readonly BoardRow[] {
  const first = contexts[0]
  if (first === undefined) return []
  const groups = first.index.groups.filter((group) =>
    contexts.some((context) => groupsOn(context).includes(group)),
  )
  const sharing = groups.filter((group) => contexts.some((context) => isSharedUnit(unitOf(context, group))))
  return groups.flatMap((group) => {
    const row = groupRow(contexts, group)
    return group === sharing.at(-1) ? [row, unitRow(contexts, sharing)] : [row]
  })
}

function groupRow(contexts: readonly BoardContext[], group: BaseGroup): BoardRow {
  const isShared = contexts.some((context) => isSharedUnit(unitOf(context, group)))
  return {
    rowId: group.id,
    kind: 'group',
    name: group.name,
    code: group.code,
    setting: group.setting,
    groupIds: [group.id],
    ageRange: { minMonths: group.minAgeMonths, maxMonths: group.maxAgeMonths },
    maxChildren: group.maxChildren,
    ratioLevel: isShared ? 'location' : 'group',
    cells: contexts.flatMap((context) =>
      dayparts.map((daypart) => computeGroupCell(context, group, daypart)),
    ),
    week: rowWeekOf(
      contexts.map((context) => ({
        segments: (isShared ? findGroupDay(context, group) : unitOf(context, group))?.segments ?? [],
        isRosterKnown: context.day.isRosterKnown,
      })),
      !isShared,
    ),
  }
}

function unitRow(contexts: readonly BoardContext[], groups: readonly BaseGroup[]): BoardRow {
  const unitOn = (context: BoardContext): UnitDay | undefined =>
    context.day.units.find((unit) => unit.unitId === outOfSchoolUnitId(context.index))
  const rowId = contexts.map((context) => outOfSchoolUnitId(context.index))[0] ?? ''
  return {
    rowId,
    kind: 'unit',
    name: '',
    code: '',
    setting: 'outOfSchoolCare',
    groupIds: groups.map((group) => group.id),
    ageRange: null,
    maxChildren: null,
    ratioLevel: 'location',
    cells: contexts.flatMap((context) =>
      dayparts.map((daypart) => computeUnitCell(context, 'outOfSchoolCare', rowId, unitOn(context), daypart)),
    ),
    week: rowWeekOf(
      contexts.map((context) => ({
        segments: unitOn(context)?.segments ?? [],
        isRosterKnown: context.day.isRosterKnown,
      })),
      true,
    ),
  }
}

function locationRow(contexts: readonly BoardContext[]): BoardRow | undefined {
  const index = contexts[0]?.index
  if (index === undefined) return undefined
  return {
    rowId: index.facts.location.id,
    kind: 'location',
    name: index.facts.location.name,
    code: '',
    setting: null,
    groupIds: index.groups.map((group) => group.id),
    ageRange: null,
    maxChildren: null,
    ratioLevel: 'location',
    cells: contexts.flatMap((context) => dayparts.map((daypart) => computeLocationCell(context, daypart))),
    week: rowWeekOf(
      contexts.map((context) => ({
        segments: context.day.units.flatMap((unit) => unit.segments),
        isRosterKnown: context.day.isRosterKnown,
      })),
      true,
    ),
  }
}

function lawVersionsOf(contexts: readonly BoardContext[]): readonly string[] {
  const versions = contexts.flatMap((context) => context.day.units.flatMap((unit) => unit.lawVersion ?? []))
  return [...new Set(versions)].sort()
}
