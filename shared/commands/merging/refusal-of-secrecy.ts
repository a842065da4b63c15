import type { ChildId } from '#shared/domain/ids.ts'
import type { WantedMerge } from '#shared/domain/merging/judge-agreement.ts'
import type { LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { findStanding } from '../access/find-standing.ts'
import type { CommandContext } from '../define.ts'
import type { Facts } from '../facts.ts'
import type { CommandRefusal } from '../refusal.ts'
import { mayDo } from '../role-permissions.ts'

/**
 * Why groups may not be together: there is secrecy. Which children it is about is told to who may see their files, and to
 * nobody else; whoever begins on a computer in no records yet stands for the manager. PRIV-3, PRIV-4
 */
export function* refusalOfSecrecy(
  { hostGroupId }: Pick<WantedMerge, 'hostGroupId'>,
  { day, childIds }: { readonly day: IsoDay; readonly childIds: readonly ChildId[] },
  index: LocationIndex,
  { actorId, today }: CommandContext,
): Facts<CommandRefusal> {
  const group = index.groupById.get(hostGroupId)?.name ?? ''
  const found = yield* findStanding(actorId, today)
  const maySee =
    found.kind === 'unknown' || (found.kind === 'known' && mayDo(found.standing.role, 'childFile.view'))
  if (!maySee) return { code: 'mergeSecrecyUnnamed', params: { day, group } }
  const names = childIds.map((id) => index.children.get(id)?.child.firstName ?? '')
  return { code: 'mergeSecrecy', params: { day, group, children: names.toSorted().join(', ') } }
}
