import { flagsOf } from '#shared/domain/child-file/child-flags.ts'
import type { ChildFlag } from '#shared/domain/child-file/child-flags.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { ChildId } from '#shared/domain/ids.ts'
import type { LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import type { ChildCard } from '#shared/ipc/calls/children.ts'
import type { CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import type { RequestRow } from '#shared/ipc/parts/requests.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { ClockPort } from '../../ports.ts'
import type { LocationFactsCache } from '../facts/location-facts-cache.ts'
import { findChildCard } from './child-card.ts'
import { searchChildren } from './search-children.ts'
import type { FoundName } from './search-children.ts'

export interface ChildrenService {
  /** `maySeeFile`: whoever may not see the file of a child gets no flags of it. PRIV-4 */
  search(
    input: ParsedInput<'children.search'>,
    maySeeFile: boolean,
  ): Result<CallOutput<'children.search'>, Message>
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
    search: ({ locationId, text, limit }, maySeeFile) => {
      const today = clock.today()
      const view = facts.find(locationId, today, today)
      if (view === undefined)
        return refuse({ code: 'refusal.notFound', params: { what: 'location', id: locationId } })
      const found = searchChildren(view.index, text, today, limit)
      const flags = maySeeFile ? flagsByChild(rows, found, today) : noFlags
      return ok({ children: found.map((child) => ({ ...child, flags: [...(flags.get(child.id) ?? [])] })) })
    },
    get: ({ childId, day }) => {
      const card = findChildCard(rows, listRequests, childId, { day, today: clock.today() })
      return card === undefined
        ? refuse({ code: 'refusal.notFound', params: { what: 'child', id: childId } })
        : ok(card)
    },
  }
}

const noFlags: ReadonlyMap<ChildId, readonly ChildFlag[]> = new Map()

/** Of a child whose data is restricted nothing is told. FILE-1, PRIV-2 */
function flagsByChild(
  rows: ChildrenParts['rows'],
  found: readonly FoundName[],
  today: IsoDay,
): ReadonlyMap<ChildId, readonly ChildFlag[]> {
  const ofFound = { childId: { in: found.map(({ id }) => id) } }
  const held = { validFrom: { until: today }, validUntil: { from: today, orNull: true } } as const
  const restricted = new Set(
    rows.listRows('processing_restriction', { ...ofFound, ...held }).map(({ childId }) => childId),
  )
  return new Map(
    rows
      .listRows('child_file', ofFound)
      .filter(({ childId }) => !restricted.has(childId))
      .map((file) => [file.childId, flagsOf(file)]),
  )
}
