import type { RowFilter } from '#shared/commands/facts.ts'
import type { LocationId } from '#shared/domain/ids.ts'
import type { CareRequest } from '#shared/domain/requests/model.ts'
import { orderQueue } from '#shared/domain/requests/queue/order-queue.ts'
import type { Instant, IsoDay } from '#shared/kernel/time.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import { ORGANISATION_STREAM, streamOfLocation } from '#shared/sync/stream.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { ClockPort, SchedulePort } from '../../ports.ts'
import type { ChangeAnnouncement } from '../commands/change-announcement.ts'
import type { CheckedRequests } from './checked-requests.ts'
import { judgeInSteps, type QueueFindings } from './evaluate-queue.ts'
import { housePoliciesOn } from './house-policies.ts'

/** What is known of a location's queue; of an earlier round while a new one is under way. */
export interface QueueState {
  readonly findings: QueueFindings
  /** When the round ended; null = never yet. */
  readonly evaluatedAt: Instant | null
  /** False while something changed that was not looked at yet. */
  readonly isComplete: boolean
}

export interface QueueRounds {
  /** What is known, and from now on the location is kept up to date. */
  stateOf(locationId: LocationId): QueueState
  /** Something changed: the locations it concerns are judged again. */
  changed(change: ChangeAnnouncement): void
  stop(): void
}

export interface QueueRoundsParts {
  readonly rows: Pick<RowReader, 'listRows' | 'listInSteps'>
  readonly checked: CheckedRequests
  readonly clock: ClockPort
  readonly schedule: SchedulePort
  /** Called when another set of requests fits, or stands in each other's way, than after the round before. */
  readonly announce: () => void
  /** Lets the published rule decide on a request; asked for one a turn, and it looks at everything again itself. */
  readonly applyRule: (request: CareRequest) => void
  /** A fault in a round is noted and ends the round; the next change begins another. */
  readonly fail: (error: unknown) => void
}

/** The longest a turn may take before others get theirs; the screen keeps up with it. */
const TURN_MS = 4
/** How often is looked whether a new day began: a birthday or the past changes verdicts without anybody acting. */
const WATCH_MS = 30_000

/** People and children who may be at another location than their own. */
const seenElsewhere: ReadonlySet<TableName> = new Set<TableName>(['staff_member', 'extra_attendance'])

const nothingFound: QueueFindings = { nowFitting: new Set(), rivals: new Map(), forRule: [] }

interface WatchedLocation {
  findings: QueueFindings
  evaluatedAt: Instant | null
  /** The round under way, or what is to be begun. */
  steps: Generator<void, QueueFindings> | null
  isDue: boolean
  /** The day the last round was about. */
  day: IsoDay
}

/**
 * Keeps the verdicts on waiting and declined requests up to date, in turns of a few milliseconds between what people
 * ask. A change during a round begins it anew, so that a round is about one state of the house. CHECK-4
 */
export function createQueueRounds(parts: QueueRoundsParts): QueueRounds {
  const { clock, schedule } = parts
  const watched = new Map<LocationId, WatchedLocation>()
  let cancelTurn: (() => void) | undefined
  let cancelWatch: (() => void) | undefined
  let isStopped = false
  let forRule: readonly CareRequest[] = []

  function due(location: WatchedLocation): void {
    location.steps = null
    location.isDue = true
    planTurn()
  }

  function takeTurn(): void {
    cancelTurn = undefined
    const [request, ...others] = forRule
    const location = [...watched].find(([, candidate]) => candidate.isDue)
    try {
      if (request !== undefined) {
        forRule = others
        parts.applyRule(request)
      } else if (location !== undefined) {
        continueRound(...location, schedule.elapsedMs())
      }
    } catch (error) {
      forRule = []
      if (request === undefined && location !== undefined) drop(location[1])
      parts.fail(error)
    }
    planTurn()
  }

  function planTurn(): void {
    const isAnyDue = forRule.length > 0 || [...watched.values()].some(({ isDue }) => isDue)
    if (isAnyDue && !isStopped) cancelTurn ??= schedule.soon(takeTurn)
  }

  function drop(location: WatchedLocation): void {
    location.steps = null
    location.isDue = false
  }

  function continueRound(locationId: LocationId, location: WatchedLocation, startedMs: number): void {
    if (location.steps === null) location.day = clock.today()
    location.steps ??= roundOf(parts, locationId)
    do {
      const step = location.steps.next()
      if (step.done === true) {
        finish(location, step.value)
        return
      }
    } while (schedule.elapsedMs() - startedMs < TURN_MS)
  }

  function finish(location: WatchedLocation, findings: QueueFindings): void {
    const before = location.findings
    location.findings = findings
    location.evaluatedAt = clock.now()
    drop(location)
    if (!isSameFinding(before, findings)) parts.announce()
    const known = new Set(forRule.map(({ id }) => id))
    forRule = [...forRule, ...findings.forRule.filter((request) => !known.has(request.id))]
  }

  function watch(): void {
    cancelWatch ??= schedule.later(() => {
      cancelWatch = undefined
      if (isStopped) return
      const today = clock.today()
      for (const location of watched.values()) if (location.day !== today) due(location)
      watch()
    }, WATCH_MS)
  }

  return {
    stateOf(locationId) {
      const known = watched.get(locationId)
      if (known !== undefined) {
        if (known.day !== clock.today() && !known.isDue) due(known)
        return { findings: known.findings, evaluatedAt: known.evaluatedAt, isComplete: !known.isDue }
      }
      const fresh = {
        findings: nothingFound,
        evaluatedAt: null,
        steps: null,
        isDue: true,
        day: clock.today(),
      }
      watched.set(locationId, fresh)
      due(fresh)
      watch()
      return { findings: nothingFound, evaluatedAt: null, isComplete: false }
    },
    changed({ streams, tables }) {
      const isEverywhere =
        streams.includes(ORGANISATION_STREAM) || tables.some((table) => seenElsewhere.has(table))
      for (const [locationId, location] of watched) {
        if (isEverywhere || streams.includes(streamOfLocation(locationId))) due(location)
      }
    },
    stop() {
      isStopped = true
      cancelTurn?.()
      cancelWatch?.()
    },
  }
}

/** A round from the start: the requests are read in the first step, the days they are about in the second. */
function* roundOf(
  { rows, checked, clock }: QueueRoundsParts,
  locationId: LocationId,
): Generator<void, QueueFindings> {
  const today = clock.today()
  const waiting = yield* listInSteps(rows, { locationId, status: { in: ['open', 'waiting'] } })
  yield
  const declined = yield* listInSteps(rows, { locationId, status: 'declined', wantedDay: { from: today } })
  yield
  const queue = orderQueue(waiting, housePoliciesOn(rows, locationId, today))
  yield
  return yield* judgeInSteps(checked, { locationId, today, queue, declined })
}

function* listInSteps(
  rows: QueueRoundsParts['rows'],
  where: RowFilter<CareRequest>,
): Generator<void, readonly CareRequest[]> {
  return (yield* rows.listInSteps('care_request', where)) as readonly CareRequest[]
}

function isSameFinding(one: QueueFindings, other: QueueFindings): boolean {
  return textOf(one) === textOf(other)
}

function textOf({ nowFitting, rivals }: QueueFindings): string {
  const fitting = [...nowFitting].sort()
  const rivalry = [...rivals].map(([id, others]) => `${id}:${others.join('+')}`).sort()
  return `${fitting.join(' ')}|${rivalry.join(' ')}`
}
