import type { Message } from '#shared/domain/explanation/model.ts'
import type { LocationId } from '#shared/domain/ids.ts'
import type { LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import { computeAgeLadder, LADDER_LOOK_WEEKS } from '#shared/domain/outlook/age-ladder.ts'
import { findQuietDays, RADAR_LOOK_DAYS } from '#shared/domain/outlook/quiet-days.ts'
import { forecastTransitions } from '#shared/domain/outlook/transitions.ts'
import { forecastWeeks } from '#shared/domain/outlook/weeks-forecast.ts'
import type { LawBook } from '#shared/domain/ratio/model.ts'
import { fullName } from '#shared/domain/children/person-name.ts'
import type { CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import { addMonths, addDays, mondayOfWeek, type IsoDay } from '#shared/kernel/time.ts'
import { firstDayOfMonth } from '#shared/kernel/month.ts'
import { ok, refuse, type Result } from '#shared/kernel/result.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { LocationFactsCache, LocationView } from '../facts/location-facts-cache.ts'
import { runInSlices, type SlicedRun, type SlicePorts } from '../rules/run-in-slices.ts'
import { createOutlookMemory } from './outlook-memory.ts'

/** What the coming weeks and months bring, worked out in turns so that nobody has to wait for it. */
export interface OutlookService {
  ladder(input: ParsedInput<'outlook.ladder'>): Promise<Result<CallOutput<'outlook.ladder'>, Message>>
  quietDays(
    input: ParsedInput<'outlook.quietDays'>,
  ): Promise<Result<CallOutput<'outlook.quietDays'>, Message>>
  /** @param isNameShown whether the one who asks may see names of children. PRIV-4 */
  weeks(
    input: ParsedInput<'outlook.weeks'>,
    isNameShown: boolean,
  ): Promise<Result<CallOutput<'outlook.weeks'>, Message>>
  transitions(input: ParsedInput<'outlook.transitions'>): Result<CallOutput<'outlook.transitions'>, Message>
  /** Ends what still runs. */
  close(): void
}

export interface OutlookParts {
  readonly rows: Pick<RowReader, 'findRow' | 'listRows'>
  readonly facts: Pick<LocationFactsCache<LocationIndex>, 'find'>
  readonly lawBook: LawBook
  readonly slices: SlicePorts
}

export function createOutlookService(parts: OutlookParts): OutlookService {
  const { rows, facts, lawBook } = parts
  const running = new Set<SlicedRun<unknown>>()
  const memory = createOutlookMemory()

  /** Answers from what was worked out on the same records before, else works it out. */
  async function answer<Output>(
    view: LocationView<LocationIndex>,
    key: string,
    locationId: LocationId,
    start: () => Generator<undefined, Output>,
  ): Promise<Result<Output, Message>> {
    // Waiting lists and what was set aside are not in the facts: they decide too.
    const known = memory.of<Output>(view.facts, `${key} ${stamp(locationId)}`)
    if (known.value !== undefined) return ok(known.value)
    const run = runInSlices(start(), parts.slices)
    running.add(run)
    try {
      const output = await run.finished
      if (output === null) return refuse({ code: 'call.closed', params: {} })
      known.keep(output)
      return ok(output)
    } finally {
      running.delete(run)
    }
  }

  function stamp(locationId: LocationId): string {
    const waiting = rows.listRows('waiting_entry', { locationId })
    const offers = rows.listRows('placement_offer', { locationId })
    return JSON.stringify([waiting, offers.map(({ id, status }) => [id, status]), dismissedOf(locationId)])
  }

  function dismissedOf(locationId: LocationId) {
    return rows.listRows('dismissed_merge', { locationId })
  }

  function viewOf(locationId: LocationId, fromDay: IsoDay, untilDay: IsoDay) {
    return facts.find(locationId, fromDay, untilDay)
  }

  return {
    async ladder({ locationId, fromMonth, months }) {
      const first = firstDayOfMonth(fromMonth)
      const look = LADDER_LOOK_WEEKS * 7
      // A month more: who leaves at the end of the month of its birthday is looked at after that.
      const view = viewOf(locationId, addDays(first, -look), addDays(addMonths(first, months + 1), look))
      if (view === undefined) return notFound(locationId)
      const { index } = view
      const childId = { in: view.facts.children.map(({ id }) => id) }
      // Also at other locations, of which these facts do not know.
      const schoolCare = rows.listRows('contract', { childId, setting: 'outOfSchoolCare' })
      const waiting = rows.listRows('waiting_entry', { childId })
      const next = JSON.stringify([
        schoolCare.map((contract) => [contract.childId, contract.endDate]),
        waiting.map((entry) => [entry.childId, entry.setting, entry.status]),
      ])
      return answer(view, `ladder ${fromMonth} ${months} ${next}`, locationId, () =>
        computeAgeLadder({ index, book: lawBook, fromMonth, months, schoolCare, waiting }),
      )
    },
    async quietDays({ locationId, fromDay, days }) {
      const view = viewOf(locationId, addDays(fromDay, -6), addDays(fromDay, days + RADAR_LOOK_DAYS))
      if (view === undefined) return notFound(locationId)
      return answer(view, `quiet ${fromDay} ${days}`, locationId, () =>
        findQuietDays({
          index: view.index,
          book: lawBook,
          fromDay,
          days,
          dismissed: dismissedOf(locationId),
        }),
      )
    },
    async weeks({ locationId, fromWeek, weeks }, isNameShown) {
      const monday = mondayOfWeek(fromWeek)
      const view = viewOf(locationId, monday, addDays(monday, weeks * 7 - 1))
      if (view === undefined) return notFound(locationId)
      return answer(view, `weeks ${fromWeek} ${weeks} ${isNameShown}`, locationId, () =>
        forecastWeeks({
          index: view.index,
          book: lawBook,
          fromWeek,
          weeks,
          waiting: isNameShown ? rows.listRows('waiting_entry', { locationId }) : [],
          childOf: ({ childId }) => {
            const child = rows.findRow('child', childId)
            return child && { name: fullName(child), birthDate: child.birthDate }
          },
          dismissed: dismissedOf(locationId),
          offers: rows.listRows('placement_offer', { locationId, status: 'open' }),
        }),
      )
    },
    transitions({ locationId, fromMonth, months }) {
      const first = firstDayOfMonth(fromMonth)
      const view = viewOf(locationId, first, addDays(addMonths(first, months), -1))
      return view === undefined
        ? notFound(locationId)
        : ok(forecastTransitions(view.index, fromMonth, months))
    },
    close() {
      for (const run of running) run.stop()
    },
  }
}

function notFound(id: LocationId): { readonly ok: false; readonly refusal: Message } {
  return refuse({ code: 'refusal.notFound', params: { what: 'location', id } })
}
