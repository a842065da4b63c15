import type { Message } from '#shared/domain/explanation/model.ts'
import type { ChildId } from '#shared/domain/ids.ts'
import type { LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import type { ChildCard } from '#shared/ipc/calls/children.ts'
import type { CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import type { RequestRow } from '#shared/ipc/parts/requests.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { ClockPort } from '../../ports.ts'
import type { LocationFactsCache } from '../facts/location-facts-cache.ts'
import { findChildCard } from './child-card.ts'
import { searchChildren } from './search-children.ts'

export interface ChildrenService {
  search(input: ParsedInput<'children.search'>): Result<CallOutput<'children.search'>, Message>
  get(input: ParsedInput<'children.get'>): Result<ChildCard, Message>
}

export interface ChildrenParts {
  readonly rows: Pick<RowReader, 'findRow' | 'listRows'>
  readonly facts: Pick<LocationFactsCache<LocationIndex>, 'find'>
  readonly clock: Pick<ClockPort, 'today'>
  readonly listRequests: (childId: ChildId) => readonly RequestRow[]
}

export function createChildrenService({ rows, facts, clock, listRequests }: ChildrenParts): ChildrenService {
  return {
    search: ({ locationId, text, limit }) => {
      const today = clock.today()
      const view = facts.find(locationId, today, today)
      if (view === undefined)
        return refuse({ code: 'refusal.notFound', params: { what: 'location', id: locationId } })
      return ok({ children: [...searchChildren(view.index, text, today, limit)] })
    },
    get: ({ childId, day }) => {
      const card = findChildCard(rows, listRequests, childId, day)
      return card === undefined
        ? refuse({ code: 'refusal.notFound', params: { what: 'child', id: childId } })
        : ok(card)
    },
  }
}
