import type { Interval } from '#shared/kernel/time.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { Message, Verdict } from '../explanation/model.ts'
import { outOfSchoolUnitId } from '../occupancy/compute-day.ts'
import { deviationOfDay } from '../occupancy/deviation-of-day.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import type { GroupDay, UnitDay, UnitSegment } from '../occupancy/model.ts'
import type { BaseGroup, Daypart } from '../organisation/model.ts'
import { explainRatio } from '../ratio/explain-ratio.ts'
import { AGE_SLOTS, type LawBook, type RatioResult } from '../ratio/model.ts'
import type { SumTable } from '../requests/model.ts'
import {
  clipTo,
  createBoardContext,
  findGroupDay,
  intervalOf,
  isSharedUnit,
  isTouching,
  unitOf,
  type BoardContext,
} from './board-context.ts'
import { countsPerGroup } from './cell-cautions.ts'
import { computeGroupCell, computeLocationCell, computeUnitCell, locationSegments } from './compute-cell.ts'
import { listRoom } from './list-room.ts'
import type {
  BoardCell,
  BoardRowKind,
  CellExplanation,
  CellStatus,
  LawReference,
  TimeColumn,
} from './model.ts'
import { presentChildren, presentStaff } from './people.ts'
import { shortStretch } from './short-stretch.ts'
import { sumOfRatio } from './sum-of-ratio.ts'
import { columnsWithoutNeed, timeColumns } from './time-columns.ts'
import { whyHeadline, whySentence } from './why-sentence.ts'

const HALF_HOUR_MINUTES = 30

/** A row of the board on one day, whatever its kind. */
interface Subject {
  readonly kind: BoardRowKind
  readonly name: string
  readonly group: BaseGroup | undefined
  /** Where the law counts for this row; `undefined` for the location row and when nothing is known. */
  readonly unit: UnitDay | undefined
  readonly groupDays: readonly GroupDay[]
  readonly cell: BoardCell
}

/**
 * Why a cell of the board says what it says: the sum at its tightest moment, who is there, what still fits and the
 * law. `undefined` when the location has no such row on that day. Numbers equal those of the board. CHECK-5
 */
export function explainCell(
  index: LocationIndex,
  book: LawBook,
  rowId: string,
  day: IsoDay,
  daypart: Daypart,
): CellExplanation | undefined {
  const context = createBoardContext(index, book, day)
  const subject = findSubject(context, rowId, daypart)
  if (subject === undefined) return undefined
  const { cell, unit } = subject
  const moment = cell.tightest ?? null
  const segment =
    moment === null ? undefined : unit?.segments.find((candidate) => isTouching(candidate, moment))
  const result = unit === undefined || segment === undefined ? undefined : resultOf(context, unit, segment)
  const counts = countsOf(context, subject, segment, moment)
  const presences = stretchesAt(subject, moment, (groupDay) => groupDay.presences)
  const guest = guestWords(index, cell)
  return {
    rowId,
    rowName: subject.name,
    rowKind: subject.kind,
    setting: subject.group?.setting ?? unit?.setting ?? null,
    unitId: unit?.unitId ?? null,
    day,
    daypart,
    status: cell.status,
    verdict: verdictOf(cell.status, cell.cautions.length > 0),
    headline: guest?.headline ?? whyHeadline(cell),
    sentence:
      guest?.sentence ?? whySentence(cell, result?.reason, presences.length, shortageOf(context, subject)),
    moment,
    children: cell.children,
    required: cell.required,
    rostered: cell.rostered,
    counts,
    sum:
      subject.kind === 'location'
        ? locationSum(context, cell)
        : result === undefined
          ? null
          : sumOfRatio(result),
    room: listRoom(cell),
    freeByAge: cell.freeByAge,
    presentChildren: presentChildren(index, day, presences),
    presentStaff: presentStaff(
      index,
      stretchesAt(subject, moment, (groupDay) => groupDay.staff),
    ),
    strip: stripOf(context, subject, daypart),
    deviation: deviationMessage(context, unit),
    cautions: cell.cautions,
    law: lawReference(book, unit?.lawVersion ?? null),
    isProvisional: cell.isProvisional,
  }
}

/** A group that is with its host all daypart long is not empty: it is elsewhere. MERGE-1 */
function guestWords(
  index: LocationIndex,
  { merge, rowId, status }: BoardCell,
): { readonly headline: Message; readonly sentence: Message } | null {
  if (merge === null || merge.hostRowId === rowId || status !== 'empty') return null
  const host = index.groups.find((group) => group.id === merge.hostRowId)?.name ?? ''
  const params = { host, start: merge.startMinute, end: merge.endMinute }
  return {
    headline: { code: 'board.why.headlineMerged', params },
    sentence: { code: 'board.why.merged', params },
  }
}

function findSubject(context: BoardContext, rowId: string, daypart: Daypart): Subject | undefined {
  const { index, day } = context
  const { location } = index.facts
  const group = index.groups.find((candidate) => candidate.id === rowId)
  if (group !== undefined) {
    const groupDay = findGroupDay(context, group)
    return {
      kind: 'group',
      name: group.name,
      group,
      unit: unitOf(context, group),
      groupDays: groupDay === undefined ? [] : [groupDay],
      cell: computeGroupCell(context, group, daypart),
    }
  }
  if (rowId === outOfSchoolUnitId(index)) {
    const unit = day.units.find((candidate) => candidate.unitId === rowId)
    return {
      kind: 'unit',
      name: '',
      group: undefined,
      unit,
      groupDays: day.groups.filter((groupDay) => unit?.groupIds.includes(groupDay.groupId) === true),
      cell: computeUnitCell(context, 'outOfSchoolCare', rowId, unit, daypart),
    }
  }
  if (rowId !== location.id) return undefined
  return {
    kind: 'location',
    name: location.name,
    group: undefined,
    unit: undefined,
    groupDays: day.groups,
    cell: computeLocationCell(context, daypart),
  }
}

function resultOf(context: BoardContext, unit: UnitDay, segment: UnitSegment): RatioResult {
  const question = { setting: unit.ratioSetting, day: context.day.day, counts: segment.counts }
  return unit.level === 'location'
    ? explainRatio(context.book, { ...question, groupCounts: countsPerGroup(context.day, unit, segment) })
    : explainRatio(context.book, question)
}

/** How long the shortage of the cell lasts within its daypart; null when there is none. */
function shortageOf(context: BoardContext, { kind, unit, cell }: Subject): Interval | null {
  if (cell.shortage === 0 || cell.tightest === null) return null
  const segments = kind === 'location' ? locationSegments(context, cell.daypart) : (unit?.segments ?? [])
  return clipTo(shortStretch(segments, cell.tightest), intervalOf(context, cell.daypart))
}

function verdictOf(status: CellStatus, hasCautions: boolean): Verdict {
  switch (status) {
    case 'notAllowed':
    case 'shortage':
      return 'no'
    case 'noRoster':
      return 'unknown'
    case 'closed':
    case 'empty':
    case 'roomy':
    case 'tight':
    case 'full':
      return hasCautions ? 'caution' : 'ok'
  }
}

/** The counts of the sum: those of the unit, or of everybody for the location. */
function countsOf(
  context: BoardContext,
  subject: Subject,
  segment: UnitSegment | undefined,
  moment: Interval | null,
): readonly number[] {
  if (segment !== undefined) return segment.counts
  if (subject.kind === 'location' && moment !== null) {
    const whole = locationSegments(context, subject.cell.daypart).find((candidate) =>
      isTouching(candidate, moment),
    )
    if (whole !== undefined) return whole.counts
  }
  return new Array<number>(AGE_SLOTS).fill(0)
}

/** The whole location is no unit of the law: its sum is one line per unit and a total. */
function locationSum(context: BoardContext, cell: BoardCell): SumTable | null {
  const { tightest } = cell
  if (tightest === null) return null
  const lines: Message[] = []
  for (const unit of context.day.units) {
    const segment = unit.segments.find((candidate) => isTouching(candidate, tightest))
    if (segment === undefined || segment.children === 0) continue
    const name = context.index.groups.find((group) => group.id === unit.unitId)?.name
    const { children, rostered } = segment
    const numbers = { children, required: segment.required ?? '–', rostered }
    lines.push(
      name === undefined
        ? { code: 'board.sum.setting', params: { settingCode: `board.setting.${unit.setting}`, ...numbers } }
        : { code: 'board.sum.group', params: { group: name, ...numbers } },
    )
  }
  if (cell.required !== null && cell.rostered !== null) {
    lines.push({ code: 'board.sum.total', params: { required: cell.required, rostered: cell.rostered } })
  }
  return { lines, decidingLine: lines.length === 0 ? null : lines.length - 1 }
}

/** Who is there at the tightest moment; without one, nobody comes and the staff of the daypart is not listed. */
function stretchesAt<Stretch extends Interval>(
  subject: Subject,
  moment: Interval | null,
  listOf: (groupDay: GroupDay) => readonly Stretch[],
): readonly Stretch[] {
  if (moment === null) return []
  return subject.groupDays.flatMap((groupDay) =>
    listOf(groupDay).filter((stretch) => isTouching(stretch, moment)),
  )
}

function stripOf(context: BoardContext, subject: Subject, daypart: Daypart): readonly TimeColumn[] {
  const interval = intervalOf(context, daypart)
  const isOwnNeed = subject.kind !== 'group' || !isSharedUnit(subject.unit)
  const segments =
    subject.kind === 'location'
      ? locationSegments(context, daypart)
      : isOwnNeed
        ? (subject.unit?.segments ?? [])
        : (subject.groupDays[0]?.segments ?? [])
  const inside = segments.filter((segment) => isTouching(segment, interval))
  const first = inside[0]
  const last = inside.at(-1)
  if (first === undefined || last === undefined) return []
  const clipped = clipTo({ startMinute: first.startMinute, endMinute: last.endMinute }, interval)
  const whole = {
    startMinute: Math.floor(clipped.startMinute / HALF_HOUR_MINUTES) * HALF_HOUR_MINUTES,
    endMinute: Math.ceil(clipped.endMinute / HALF_HOUR_MINUTES) * HALF_HOUR_MINUTES,
  }
  return isOwnNeed
    ? timeColumns(inside.map(withNeed), whole, HALF_HOUR_MINUTES)
    : columnsWithoutNeed(inside, whole, HALF_HOUR_MINUTES)
}

function withNeed(segment: UnitSegment | GroupDay['segments'][number]): UnitSegment {
  return 'required' in segment ? segment : { ...segment, required: 0 }
}

/** How much of the legal room for fewer staff the unit uses that day. BKR-13, BKR-14 */
function deviationMessage(context: BoardContext, unit: UnitDay | undefined): Message | null {
  if (unit === undefined || !context.day.isRosterKnown) return null
  const budget = deviationOfDay(context.index, context.book, context.day, unit)
  if (budget === undefined) return null
  return budget.violations[0] ?? budget.steps[0] ?? null
}

function lawReference(book: LawBook, id: string | null): LawReference | null {
  const law = book.versions.find((version) => version.id === id)
  if (law === undefined) return null
  const { validFrom, validTo, article, articleNumbering, status, sources } = law
  return { id: law.id, validFrom, validTo, article, articleNumbering, status, sources }
}
