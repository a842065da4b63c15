import type { Interval, IsoDay } from '#shared/kernel/time.ts'
import { isOverlapping } from '#shared/kernel/time.ts'
import type { Absence } from '../attendance/model.ts'
import { contractStretchesOn } from '../occupancy/contract-stretches.ts'
import { settingDayOf, type DayContext } from '../occupancy/day-context.ts'
import type { IndexedChild, IndexedContract, LocationIndex } from '../occupancy/index-location-facts.ts'
import { cutIntervals, overlapOf } from '../occupancy/intervals.ts'
import { checkStep } from './check-step.ts'
import { computedDayOf } from './computed-days.ts'
import type { CareWish, CheckStep } from './model.ts'
import { listPendingRequests } from './pending-requests.ts'
import type { CheckInput, GivenResolution, GivenSide } from './wish-subject.ts'

/**
 * The side of a swap that is given up: the child's own contracted care of one day (SWAP-6), not past, not absent, not
 * given up before. A day on which the house is closed for a public holiday may be swapped for that reason, also
 * afterwards. SWAP-1, SWAP-2
 */
export function resolveGiven(input: CheckInput, child: IndexedChild): GivenResolution {
  const { wish, index, book, today } = input
  if (wish.kind !== 'swapDay') return { step: null, side: null }
  if (wish.givenDay === null) return refused('check.givenDay.missing')
  const day = computedDayOf(index, book, wish.givenDay)
  if (day === undefined) {
    return {
      step: checkStep('window', 'unknown', 'check.window.outsideData', { day: wish.givenDay }),
      side: null,
    }
  }
  const named = { day: wish.givenDay }
  if (isReversed(wish.givenStartMinute, wish.givenEndMinute)) {
    return refused('check.givenDay.reversed', {
      start: wish.givenStartMinute ?? 0,
      end: wish.givenEndMinute ?? 0,
    })
  }
  const reason = wish.swapReason
  if (reason !== null && !day.context.policies['swap.reasons'].includes(reason)) {
    return refused('check.givenDay.reasonNotAllowed', { reasonCode: `swapReason.${reason}` })
  }
  const planned = findPlannedCare(index, day.context, child, wish)
  if (planned === undefined) return refused('check.givenDay.notContracted', named)
  const closed = settingDayOf(day.context.settings, planned.contract.contract.setting).closed
  const isHolidaySwap = closed?.kind === 'publicHoliday' && reason === 'publicHoliday'
  if (closed !== null && !isHolidaySwap) return refused('check.givenDay.closed', named)
  if (closed === null && wish.givenDay < today && !isReleasedByOwn(input, wish.givenDay))
    return refused('check.givenDay.past', named)
  return takeStretches(input, day, planned, isHolidaySwap)
}

function takeStretches(
  input: CheckInput,
  day: GivenSide['day'],
  planned: PlannedCare,
  isClosed: boolean,
): GivenResolution {
  const { wish } = input
  const givenDay = day.location.day
  const asked = cutToRange(planned.stretches, wish.givenStartMinute, wish.givenEndMinute)
  if (asked === undefined) {
    const { startMinute, endMinute } = hullOf(planned.stretches)
    return refused('check.givenDay.outsideCare', {
      day: givenDay,
      start: wish.givenStartMinute ?? startMinute,
      end: wish.givenEndMinute ?? endMinute,
    })
  }
  const blocking = listBlockingAbsences(input, givenDay)
  const stretches = cutIntervals(asked, blocking.map(intervalOf))
  const isRangeAsked = wish.givenStartMinute !== null || wish.givenEndMinute !== null
  if (stretches.length === 0 || (isRangeAsked && minutesOf(stretches) < minutesOf(asked))) {
    const absence = blocking.find((row) => asked.some((stretch) => isOverlapping(stretch, intervalOf(row))))
    return absence?.reason === 'swappedAway'
      ? refused('check.givenDay.alreadyGiven', { day: givenDay })
      : refused('check.givenDay.absent', {
          day: givenDay,
          reasonCode: `absenceReason.${absence?.reason ?? 'other'}`,
        })
  }
  const side: GivenSide = { day, contract: planned.contract, stretches, isClosed }
  return { step: givenStep(input, side), side }
}

function givenStep(input: CheckInput, side: GivenSide): CheckStep {
  const { startMinute, endMinute } = hullOf(side.stretches)
  const day = side.day.location.day
  const isAlsoAsked = listPendingRequests(input).some(
    ({ wish }) => wish.kind === 'swapDay' && wish.givenDay === day && overlapsGiven(wish, side.stretches),
  )
  if (isAlsoAsked) return checkStep('givenDay', 'caution', 'check.givenDay.alsoAsked', { day })
  if (side.isClosed) return checkStep('givenDay', 'ok', 'check.givenDay.closedHoliday', { day })
  if (side.stretches.length > 1) return checkStep('givenDay', 'ok', 'check.givenDay.okWhole', { day })
  return checkStep('givenDay', 'ok', 'check.givenDay.ok', { day, start: startMinute, end: endMinute })
}

function overlapsGiven(wish: CareWish, stretches: readonly Interval[]): boolean {
  const range = { startMinute: wish.givenStartMinute ?? 0, endMinute: wish.givenEndMinute ?? 1440 }
  return stretches.some((stretch) => isOverlapping(stretch, range))
}

function refused(
  outcome: Parameters<typeof checkStep<'givenDay'>>[2],
  params: CheckStep['message']['params'] = {},
): GivenResolution {
  return { step: checkStep('givenDay', 'no', outcome, params), side: null }
}

interface PlannedCare {
  readonly contract: IndexedContract
  readonly stretches: readonly Interval[]
}

/** What a contract promises on a day, also when the house is closed then. Of two settings the wanted group's counts. */
function findPlannedCare(
  index: LocationIndex,
  context: DayContext,
  child: IndexedChild,
  wish: CareWish,
): PlannedCare | undefined {
  const open: DayContext = {
    ...context,
    settings: context.settings.map(({ setting, opening }) => ({
      setting,
      opening: opening ?? { startMinute: 0, endMinute: 1440 },
      closed: null,
    })),
  }
  const wantedSetting =
    wish.wantedGroupId === null ? undefined : index.groupById.get(wish.wantedGroupId)?.setting
  const found: PlannedCare[] = []
  for (const contract of index.contractsByChild.get(child.child.id) ?? []) {
    const { stretches } = contractStretchesOn(index, open, contract)
    if (stretches.length > 0) found.push({ contract, stretches })
  }
  return found.find((care) => care.contract.contract.setting === wantedSetting) ?? found[0]
}

/** The part of the stretches within the asked times; `undefined` when a time lies outside the care. */
function cutToRange(
  stretches: readonly Interval[],
  startMinute: number | null,
  endMinute: number | null,
): readonly Interval[] | undefined {
  const hull = hullOf(stretches)
  const range = { startMinute: startMinute ?? hull.startMinute, endMinute: endMinute ?? hull.endMinute }
  if (range.startMinute < hull.startMinute || range.endMinute > hull.endMinute) return undefined
  const parts = stretches.flatMap((stretch) => overlapOf(stretch, range) ?? [])
  return parts.length === 0 ? undefined : parts
}

/** A child that is ill may swap that day for illness; any other absence gave the day away already. SWAP-2 */
function listBlockingAbsences(input: CheckInput, day: IsoDay): readonly Absence[] {
  return absencesOn(input, day).filter(
    (absence) =>
      !isOwnRelease(input, absence) && !(absence.reason === 'ill' && input.wish.swapReason === 'illness'),
  )
}

function absencesOn({ index, wish }: CheckInput, day: IsoDay): readonly Absence[] {
  return (index.absencesByChild.get(wish.childId) ?? []).filter(
    (absence) => absence.startDay <= day && day <= absence.endDay,
  )
}

/** What this very request gave up is still its own to give, when it is looked at again after it was granted. CHECK-4 */
function isOwnRelease({ ownRequestId }: CheckInput, { requestId }: Absence): boolean {
  return requestId !== null && requestId === ownRequestId
}

function isReleasedByOwn(input: CheckInput, day: IsoDay): boolean {
  return absencesOn(input, day).some((absence) => isOwnRelease(input, absence))
}

function intervalOf(absence: Absence): Interval {
  return { startMinute: absence.startMinute ?? 0, endMinute: absence.endMinute ?? 1440 }
}

export function isReversed(startMinute: number | null, endMinute: number | null): boolean {
  return startMinute !== null && endMinute !== null && startMinute >= endMinute
}

/** From the first start to the last end. */
export function hullOf(stretches: readonly Interval[]): Interval {
  return {
    startMinute: Math.min(...stretches.map((stretch) => stretch.startMinute)),
    endMinute: Math.max(...stretches.map((stretch) => stretch.endMinute)),
  }
}

export function minutesOf(stretches: readonly Interval[]): number {
  return stretches.reduce((total, stretch) => total + stretch.endMinute - stretch.startMinute, 0)
}
