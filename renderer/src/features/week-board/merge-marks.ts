import type { BoardCell, BoardDay, BoardRow, CellMerge, WeekBoard } from '#shared/domain/board/model.ts'
import type { BaseGroupId, MergeId } from '#shared/domain/ids.ts'
import type { MergeProposal } from '#shared/domain/merging/model.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import type { Interval } from '#shared/kernel/time.ts'
import { isOverlapping, MINUTES_PER_DAY } from '#shared/kernel/time.ts'
import type { CurrentLocation } from '../../app/session.tsx'
import type { Texts } from '../../app/texts.tsx'
import { groupNameOf, writeGroupCodes, writeGroups, writeSaving } from '../../app/write-merge.ts'
import { cellKey } from './PlanGrid.tsx'

/** What a merge, agreed or proposed, puts on one cell of the board. */
export interface CellMark {
  readonly kind: 'agreed' | 'proposal'
  /**
   * The sides of the cell that are the outside of the frame; cells that do not touch each have their own. null = no
   * frame: a proposal for less than two hours of the daypart is a mark in the corner, or the board would be all frames.
   */
  readonly edges: string | null
  /** `PA + PB`, and when. */
  readonly label: string
  readonly times: string
  /**
   * Where that stands: along the top of the frame, over two cells where there are two (`over` in the first, `under` in
   * the second, which keeps room for it), else in the one cell.
   */
  readonly labelPlace: 'over' | 'under' | 'alone' | null
  /** The part of the cell's name that says so to people who hear it. */
  readonly spoken: string
  readonly mergeId: MergeId | null
  readonly proposal: MergeProposal | null
  /** Buttons of a proposal stand once, at the last cells of its frame. */
  readonly buttons: 'both' | 'accept' | 'dismiss' | null
}

export type MergeWeek = CallOutput<'merging.week'>

/** A proposal for less than this part of a daypart gets no frame. */
const framedFromMinutes = 120

interface Frame {
  readonly key: string
  readonly isFramed: boolean
  readonly merge: MergeId | null
  readonly proposal: MergeProposal | null
  readonly groupIds: readonly BaseGroupId[]
  readonly hostGroupId: BaseGroupId
  readonly interval: Interval
}

/** The stretch of a daypart on a day. */
function partOf(day: BoardDay, cell: BoardCell): Interval {
  return cell.daypart === 'morning'
    ? { startMinute: 0, endMinute: day.boundaryMinute }
    : { startMinute: day.boundaryMinute, endMinute: MINUTES_PER_DAY }
}

function agreedFrame({ mergeId, hostRowId, groupIds, startMinute, endMinute }: CellMerge): Frame {
  return {
    key: mergeId,
    isFramed: true,
    merge: mergeId,
    proposal: null,
    groupIds,
    // The row of a group has the group's own id.
    hostGroupId: hostRowId as BaseGroupId,
    interval: { startMinute, endMinute },
  }
}

function sharedMinutes(a: Interval, b: Interval): number {
  return Math.min(a.endMinute, b.endMinute) - Math.max(a.startMinute, b.startMinute)
}

/** What is agreed goes before what is proposed; of several proposals the one that saves most. */
function frameOf(
  row: BoardRow,
  cell: BoardCell,
  day: BoardDay,
  proposals: readonly MergeProposal[],
): Frame | null {
  if (row.kind !== 'group' || cell.status === 'closed') return null
  if (cell.merge !== null) return agreedFrame(cell.merge)
  const part = partOf(day, cell)
  let best: MergeProposal | null = null
  for (const proposal of proposals) {
    if (proposal.day !== cell.day || !proposal.groupIds.some((id) => row.groupIds.includes(id))) continue
    if (!isOverlapping(proposal, part)) continue
    if (best === null || proposal.savedMinutes > best.savedMinutes) best = proposal
  }
  if (best === null) return null
  return {
    key: `proposal ${best.key}`,
    isFramed: sharedMinutes(best, part) >= framedFromMinutes,
    merge: null,
    proposal: best,
    groupIds: best.groupIds,
    hostGroupId: best.hostGroupId,
    interval: best,
  }
}

/** Everything that merging shows on the board, by cell; empty without merges. Totals are never touched by it. */
export function marksOf(
  board: WeekBoard,
  week: MergeWeek | undefined,
  texts: Texts,
  location: CurrentLocation | undefined,
): ReadonlyMap<string, CellMark> {
  const proposals = week?.days.flatMap((day) => day.proposals) ?? []
  const frames = board.rows.map((row) =>
    row.cells.map((cell, column) => {
      const day = board.days[Math.floor(column / 2)]
      return day === undefined ? null : frameOf(row, cell, day, proposals)
    }),
  )
  const keyAt = (row: number, column: number) => {
    const frame = frames[row]?.[column]
    return frame?.isFramed === true ? frame.key : undefined
  }
  const marks = new Map<string, CellMark>()
  frames.forEach((cells, row) =>
    cells.forEach((frame, column) => {
      if (frame === null) return
      const boardCell = board.rows[row]?.cells[column]
      if (boardCell === undefined) return
      // A frame never runs on into another day, also when the same groups are together there.
      const isSame = (otherRow: number, otherColumn: number) =>
        Math.floor(otherColumn / 2) === Math.floor(column / 2) && keyAt(otherRow, otherColumn) === frame.key
      const place = {
        above: isSame(row - 1, column),
        right: isSame(row, column + 1),
        below: isSame(row + 1, column),
        left: isSame(row, column - 1),
      }
      const isLastRow = !frames.some((_cells, below) => below > row && isSame(below, column))
      marks.set(
        cellKey(row, column),
        markOf(frame, {
          texts,
          location,
          place,
          isNotAllowed: isNotAllowed(week, frame, boardCell),
          buttons: frame.isFramed && isLastRow ? buttonsAt(place) : null,
        }),
      )
    }),
  )
  return marks
}

/** Which neighbours are in the same frame. */
interface FramePlace {
  readonly above: boolean
  readonly right: boolean
  readonly below: boolean
  readonly left: boolean
}

function edgesOf({ above, right, below, left }: FramePlace): string {
  const outer = [above ? '' : 'top', right ? '' : 'right', below ? '' : 'bottom', left ? '' : 'left']
  return outer.filter((edge) => edge !== '').join(' ')
}

function labelPlaceOf({ left, right }: FramePlace): CellMark['labelPlace'] {
  if (right) return 'over'
  return left ? 'under' : 'alone'
}

/** Side by side when there are two cells for them. */
function buttonsAt({ left, right }: FramePlace): CellMark['buttons'] {
  if (right) return 'accept'
  return left ? 'dismiss' : 'both'
}

function isNotAllowed(week: MergeWeek | undefined, frame: Frame, cell: BoardCell): boolean {
  const agreed = week?.agreed.find(({ id }) => id === frame.merge)
  return agreed?.days.find(({ day }) => day === cell.day)?.standing === 'notAllowed'
}

interface MarkFacts {
  readonly texts: Texts
  readonly location: CurrentLocation | undefined
  readonly place: FramePlace
  readonly isNotAllowed: boolean
  readonly buttons: CellMark['buttons']
}

function markOf(frame: Frame, facts: MarkFacts): CellMark {
  const { texts, location, place, isNotAllowed: isForbidden, buttons } = facts
  const { t } = texts
  const { proposal, interval, merge, isFramed } = frame
  const times = { start: interval.startMinute, end: interval.endMinute }
  const groups = writeGroups(texts, location, frame)
  const codes = writeGroupCodes(location, frame)
  const saving = writeSaving(texts, proposal?.savedMinutes ?? 0, proposal?.savedCents ?? 0)
  const spokenCode = isForbidden ? 'merging.onBoardNotAllowed' : 'merging.onBoard'
  return {
    kind: proposal === null ? 'agreed' : 'proposal',
    edges: isFramed ? edgesOf(place) : null,
    label: isForbidden ? `✕ ${codes}` : codes,
    times: t('merging.times', times),
    labelPlace: isFramed && !place.above ? labelPlaceOf(place) : null,
    spoken:
      proposal === null
        ? t(spokenCode, { groups, host: groupNameOf(location, frame.hostGroupId), ...times })
        : t('merging.onBoardProposal', { groups, saving, ...times }),
    mergeId: merge,
    proposal,
    buttons: proposal === null ? null : buttons,
  }
}
