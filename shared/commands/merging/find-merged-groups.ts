import type { BaseGroupId, LocationId } from '#shared/domain/ids.ts'
import type { BaseGroup } from '#shared/domain/organisation/model.ts'
import { ok, refuse, type Result } from '#shared/kernel/result.ts'
import { findRow, type Facts } from '../facts.ts'
import type { CommandRefusal } from '../refusal.ts'

/** The groups somebody names, each once and in order of id: at least two, all of one location. */
export function* findMergedGroups(
  locationId: LocationId,
  groupIds: readonly BaseGroupId[],
): Facts<Result<readonly BaseGroup[], CommandRefusal>> {
  const unique = [...new Set(groupIds)].sort()
  if (unique.length < 2) return refuse({ code: 'mergeTooFew', params: {} })
  const location = yield* findRow('location', locationId)
  if (location === undefined)
    return refuse({ code: 'notFound', params: { what: 'location', id: locationId } })
  const groups: BaseGroup[] = []
  for (const id of unique) {
    const group = yield* findRow('base_group', id)
    if (group === undefined) return refuse({ code: 'notFound', params: { what: 'group', id } })
    if (group.locationId !== locationId) {
      return refuse({ code: 'mergeElsewhere', params: { group: group.name, location: location.name } })
    }
    groups.push(group)
  }
  return ok(groups)
}

/** `Babies + Peuters`, in the order in which the house lists them. */
export function namesOfGroups(groups: readonly Pick<BaseGroup, 'name' | 'sortOrder'>[]): string {
  return groups
    .toSorted((a, b) => a.sortOrder - b.sortOrder)
    .map((group) => group.name)
    .join(' + ')
}
