import type { FactQuery } from '#shared/commands/facts.ts'
import { loadLocationFacts } from '#shared/commands/load-location-facts.ts'
import { runSync } from '#shared/commands/run-sync.ts'
import type { LocationId } from '#shared/domain/ids.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import { invariant } from '#shared/kernel/invariant.ts'
import { civilDay, daysInMonth, formatDay } from '#shared/kernel/time.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import { ORGANISATION_STREAM, streamOfLocation } from '#shared/sync/stream.ts'
import type { ChangeAnnouncement } from '../commands/change-announcement.ts'

/** A location's facts with what was built on them. */
export interface LocationView<Index> {
  readonly facts: LocationFacts
  readonly index: Index
}

export interface LocationFactsCache<Index> {
  /** Facts that cover the days asked for, often more; `undefined` when there is no such location. */
  find(locationId: LocationId, fromDay: IsoDay, untilDay: IsoDay): LocationView<Index> | undefined
  /**
   * The same in steps, for who must not keep anybody waiting. To be abandoned when something changes in between: then
   * the facts would be of two moments.
   */
  findInSteps(
    locationId: LocationId,
    fromDay: IsoDay,
    untilDay: IsoDay,
  ): Generator<void, LocationView<Index> | undefined>
  /** Drops what a change concerns. */
  forget(change: ChangeAnnouncement): void
}

export interface LocationFactsCacheOptions<Index> {
  /** Answers from the database, see `createFactAnswers`. */
  readonly answer: (query: FactQuery) => unknown
  /** The same answers in steps, see `createSteppedAnswers`. */
  readonly answerInSteps: (query: FactQuery) => Generator<void, unknown>
  /** What is worth building once per load, such as look-up maps. Pure. */
  readonly buildIndex: (facts: LocationFacts) => Index
  /** Views held at a time; the one that was used longest ago makes place. */
  readonly maxViews: number
}

/**
 * Keeps the facts of locations in memory, so that a check reads nothing from disk. Views cover whole quarters of a
 * year: paging through weeks and looking for alternatives stay inside one view.
 */
export function createLocationFactsCache<Index>(
  options: LocationFactsCacheOptions<Index>,
): LocationFactsCache<Index> {
  invariant(options.maxViews > 0, 'a cache holds something')
  // In order of use: the first is the one that was used longest ago.
  let views: readonly LocationView<Index>[] = []

  function load(locationId: LocationId, fromDay: IsoDay, untilDay: IsoDay): LocationView<Index> | undefined {
    const facts = runSync(loadLocationFacts(locationId, fromDay, untilDay), options.answer)
    return facts === undefined ? undefined : { facts, index: options.buildIndex(facts) }
  }

  function* loadInSteps(
    locationId: LocationId,
    fromDay: IsoDay,
    untilDay: IsoDay,
  ): Generator<void, LocationView<Index> | undefined> {
    const loading = loadLocationFacts(locationId, fromDay, untilDay)
    let step = loading.next()
    while (step.done !== true) {
      const answer = yield* options.answerInSteps(step.value)
      yield
      step = loading.next(answer)
    }
    const facts = step.value
    return facts === undefined ? undefined : { facts, index: options.buildIndex(facts) }
  }

  function held(locationId: LocationId, fromDay: IsoDay, untilDay: IsoDay): LocationView<Index> | undefined {
    return views.find(({ facts }) => covers(facts, locationId, fromDay, untilDay))
  }

  function keep(view: LocationView<Index>): LocationView<Index> {
    // A wider view makes the narrower ones of the same location needless.
    const others = views.filter(({ facts }) => facts !== view.facts && !isWithin(facts, view.facts))
    views = [...others, view].slice(-options.maxViews)
    return view
  }

  return {
    find(locationId, fromDay, untilDay) {
      const view =
        held(locationId, fromDay, untilDay) ??
        load(locationId, startOfQuarter(fromDay), endOfQuarter(untilDay))
      return view && keep(view)
    },
    *findInSteps(locationId, fromDay, untilDay) {
      const loaded =
        held(locationId, fromDay, untilDay) ??
        (yield* loadInSteps(locationId, startOfQuarter(fromDay), endOfQuarter(untilDay)))
      // Somebody who could not wait may have loaded it meanwhile.
      const view = held(locationId, fromDay, untilDay) ?? loaded
      return view && keep(view)
    },
    forget({ streams, tables }) {
      if (streams.includes(ORGANISATION_STREAM) || tables.some((table) => seenElsewhere.has(table))) {
        views = []
        return
      }
      const touched = new Set(streams)
      views = views.filter(({ facts }) => !touched.has(streamOfLocation(facts.location.id)))
    },
  }
}

/**
 * Staff may work, and a child may be cared for, at another location than their own. Secrecy also keeps a child out of a
 * place it does not have yet.
 */
const seenElsewhere: ReadonlySet<TableName> = new Set(['staff_member', 'extra_attendance', 'secrecy'])

function covers(facts: LocationFacts, locationId: LocationId, fromDay: IsoDay, untilDay: IsoDay): boolean {
  return facts.location.id === locationId && facts.fromDay <= fromDay && untilDay <= facts.untilDay
}

function isWithin(inner: LocationFacts, outer: LocationFacts): boolean {
  return covers(outer, inner.location.id, inner.fromDay, inner.untilDay)
}

function startOfQuarter(day: IsoDay): IsoDay {
  const { year, month } = civilDay(day)
  return formatDay(year, month - ((month - 1) % 3), 1)
}

function endOfQuarter(day: IsoDay): IsoDay {
  const { year, month } = civilDay(day)
  const lastMonth = month - ((month - 1) % 3) + 2
  return formatDay(year, lastMonth, daysInMonth(year, lastMonth))
}
