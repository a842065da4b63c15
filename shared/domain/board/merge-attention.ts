import type { IsoDay } from '#shared/kernel/time.ts'
import { daysHeldWithin } from '../merging/agreement-days.ts'
import type { GroupMerge } from '../merging/model.ts'
import { standingsOfMerge, type StandingOfDay } from '../merging/standing-of-merge.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import type { LawBook } from '../ratio/model.ts'
import type { AttentionItem } from './model.ts'

/** An agreed merge that does not hold any more on a day of the board. */
export interface MergeTrouble {
  readonly item: AttentionItem
  readonly isAllowed: boolean
}

/** The agreed merges of some days that are no longer allowed or no longer needed, each day by itself. MERGE-8 */
export function listMergeTroubles(
  index: LocationIndex,
  book: LawBook,
  days: readonly IsoDay[],
  boundaryMinute: number,
): readonly MergeTrouble[] {
  const [first] = days
  const last = days.at(-1)
  if (first === undefined || last === undefined) return []
  return index.facts.merges.flatMap((merge) => {
    if (daysHeldWithin(merge, first, last).length === 0) return []
    return standingsOfMerge(index, book, merge, days, first)
      .filter(({ standing }) => standing === 'notAllowed' || standing === 'notNeeded')
      .map((standing) => troubleOf(index, merge, standing, boundaryMinute))
  })
}

function troubleOf(
  index: LocationIndex,
  merge: GroupMerge,
  { day, standing }: StandingOfDay,
  boundaryMinute: number,
): MergeTrouble {
  const isAllowed = standing !== 'notAllowed'
  const code = isAllowed ? 'board.attention.mergeNotNeeded' : 'board.attention.mergeNotAllowed'
  const names = merge.groupIds.map((groupId) => index.groupById.get(groupId)?.name ?? '')
  return {
    isAllowed,
    item: {
      id: `${day}:${merge.startMinute}:${merge.id}:${code}`,
      verdict: isAllowed ? 'caution' : 'no',
      message: { code, params: { day, groups: names.join(' + ') } },
      target: {
        kind: 'cell',
        rowId: merge.hostGroupId,
        day,
        daypart: merge.startMinute < boundaryMinute ? 'morning' : 'afternoon',
      },
    },
  }
}
