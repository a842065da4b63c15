import { ok, refuse, type Result } from '#shared/kernel/result.ts'
import { isOverlapping, type Interval } from '#shared/kernel/time.ts'
import type { Message } from '../explanation/model.ts'
import type { BaseGroupId } from '../ids.ts'
import { buildProposal } from './build-proposal.ts'
import type { MergeInput } from './merge-input.ts'
import { findPart } from './merge-parts.ts'
import type { MergeProposal } from './model.ts'
import type { MergePart } from './moments-of-merge.ts'

/**
 * What it would mean to put these groups together in the room of the host, whoever thought of it. A refusal says why
 * nothing can be computed at all: closed, one group, another setting, already together. What the law, the room or the
 * ages forbid is computed all the same: a proposal with verdict `no` and the reasons. MERGE-1..7
 */
export function tryMerge(
  input: MergeInput,
  groupIds: readonly BaseGroupId[],
  hostGroupId: BaseGroupId,
  interval: Interval,
): Result<MergeProposal, Message> {
  const wanted = [...new Set(groupIds)].sort()
  const parts: MergePart[] = []
  for (const groupId of wanted) {
    const part = findPart(input, groupId)
    if (part === undefined) return refuse(unknownGroup(input, groupId))
    parts.push(part)
  }
  const refusal = findRefusal(input, parts, hostGroupId, interval)
  return refusal === undefined
    ? ok(buildProposal(input, parts, hostGroupId, interval).proposal)
    : refuse(refusal)
}

function unknownGroup({ index, day }: MergeInput, groupId: BaseGroupId): Message {
  const group = index.groupById.get(groupId)?.name ?? groupId
  return { code: 'merge.refusal.unknownGroup', params: { group, day: day.day } }
}

function findRefusal(
  input: MergeInput,
  parts: readonly MergePart[],
  hostGroupId: BaseGroupId,
  interval: Interval,
): Message | undefined {
  const { day } = input
  const setting = parts[0]?.group.setting
  if (parts.length < 2) return { code: 'merge.refusal.oneGroup', params: {} }
  if (!parts.some(({ group }) => group.id === hostGroupId)) {
    return { code: 'merge.refusal.hostElsewhere', params: {} }
  }
  if (parts.some(({ group }) => group.setting !== setting)) {
    return { code: 'merge.refusal.otherSettings', params: {} }
  }
  if (!(interval.startMinute < interval.endMinute)) return { code: 'merge.refusal.noLength', params: {} }
  const opening = day.settings.find((candidate) => candidate.setting === setting)?.opening
  if (opening == null) return { code: 'merge.refusal.closed', params: { day: day.day } }
  if (interval.startMinute < opening.startMinute || opening.endMinute < interval.endMinute) {
    const { startMinute: start, endMinute: end } = opening
    return { code: 'merge.refusal.outsideOpening', params: { start, end } }
  }
  if (parts.some(({ unitDay }) => unitDay.lawVersion === null)) {
    return { code: 'merge.refusal.noLaw', params: { day: day.day } }
  }
  return findOverlap(input, parts, interval)
}

/** MERGE-7: a group is in one merge at a moment. */
function findOverlap(
  { agreed }: MergeInput,
  parts: readonly MergePart[],
  interval: Interval,
): Message | undefined {
  for (const merge of agreed) {
    const group = parts.find((part) => merge.groupIds.includes(part.group.id))?.group
    if (group === undefined || !isOverlapping(merge, interval)) continue
    const { startMinute: start, endMinute: end } = merge
    return { code: 'merge.refusal.alreadyTogether', params: { group: group.name, start, end } }
  }
  return undefined
}
