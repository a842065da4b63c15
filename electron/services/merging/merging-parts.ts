import type { Message } from '#shared/domain/explanation/model.ts'
import type { LocationId } from '#shared/domain/ids.ts'
import type { LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LawBook } from '#shared/domain/ratio/model.ts'
import { refuse } from '#shared/kernel/result.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { ClockPort } from '../../ports.ts'
import type { LocationFactsCache } from '../facts/location-facts-cache.ts'
import type { MergePlans } from './merge-plans.ts'

/** What answering questions about merging takes. */
export interface MergingParts {
  readonly rows: Pick<RowReader, 'findRow' | 'listRows'>
  readonly facts: Pick<LocationFactsCache<LocationIndex>, 'find'>
  readonly lawBook: LawBook
  readonly plans: MergePlans
  readonly clock: Pick<ClockPort, 'today'>
  readonly nameOf: (actorId: string) => string
}

export function noLocation(id: LocationId): { readonly ok: false; readonly refusal: Message } {
  return refuse({ code: 'refusal.notFound', params: { what: 'location', id } })
}

/** A crash of the sum or a plan that took too long: the screen offers to try again. */
export function noPlan(): { readonly ok: false; readonly refusal: Message } {
  return refuse({ code: 'mergePlan.failed', params: {} })
}
