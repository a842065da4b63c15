import { useCallback } from 'react'
import type { WeekBoard } from '#shared/domain/board/model.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useOpeners } from '../../app/openers.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useMayDo } from '../../app/use-may-do.ts'
import { groupsHostFirst } from '../../app/write-merge.ts'
import type { CellMark } from './merge-marks.ts'
import type { GridPosition } from './PlanGrid.tsx'
import { cellKey } from './PlanGrid.tsx'

/** What S does on a cell: opens the merge that is there, the proposal, or the question with this group ticked. */
export function useMergeAt(
  board: WeekBoard,
  marks: ReadonlyMap<string, CellMark>,
): (position: GridPosition) => void {
  const { t } = useTexts()
  const announcer = useAnnouncer()
  const openers = useOpeners()
  const mayLook = useMayDo()('children.view')
  return useCallback(
    ({ row, column }) => {
      if (!mayLook) {
        announcer.say(t('lock.notYourRole'))
        return
      }
      const boardRow = board.rows[row]
      const cell = boardRow?.cells[column]
      const groupId = boardRow?.groupIds[0]
      if (boardRow?.kind !== 'group' || cell === undefined || groupId === undefined) {
        announcer.say(t('merging.onlyGroups'))
        return
      }
      if (cell.status === 'closed') {
        announcer.say(t('merging.closed'))
        return
      }
      const mark = marks.get(cellKey(row, column))
      if (mark !== undefined && mark.mergeId !== null) {
        openers.openAgreedMerge(mark.mergeId, cell.day)
        return
      }
      const proposal = mark?.proposal ?? null
      openers.openMerge({
        day: cell.day,
        groupIds: proposal === null ? [groupId] : groupsHostFirst(proposal),
        hostGroupId: proposal?.hostGroupId ?? null,
        interval:
          proposal === null ? null : { startMinute: proposal.startMinute, endMinute: proposal.endMinute },
        kind: 'oneOff',
      })
    },
    [board, marks, announcer, openers, t, mayLook],
  )
}
