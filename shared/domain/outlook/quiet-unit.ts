import { isOverlapping, type Interval } from '#shared/kernel/time.ts'
import type { ChildId } from '../ids.ts'
import { ageSlot } from '../occupancy/compute-segments.ts'
import type { LocationDay, Presence, UnitDay, UnitSegment } from '../occupancy/model.ts'
import { daypartInterval } from '../occupancy/year-of-free-places.ts'
import { dayparts, type Daypart } from '../organisation/model.ts'
import { AGE_SLOTS, NOT_ALLOWED, type LawBook } from '../ratio/model.ts'
import { compileRatio, type CompiledRatio } from '../ratio/required-staff.ts'

/** What comes free when some children of a unit are not there. */
export interface Relief {
  /** Parts of the day whose busiest moment asks at least one member of staff fewer. */
  readonly dayparts: readonly Daypart[]
  /** Most staff asked at a moment of those parts, now and then. */
  readonly requiredBefore: number
  readonly requiredAfter: number
  readonly savedMinutes: number
}

/** Children whose going is the same for the law: of one age band, at the same times. */
export interface ChildClass {
  readonly slot: number
  readonly stretches: readonly Interval[]
  readonly childIds: readonly ChildId[]
}

/** One class whose child goes, or two (twice the same when two of its children do), and what it brings. */
export interface ClassOption {
  readonly classes: readonly ChildClass[]
  readonly relief: Relief
}

/**
 * Every way in which one child, or two, not being there makes one member of staff fewer enough. Exact: all pairs are
 * tried, by class of children that are the same for the law, with nothing but look-ups in the table of needs. A pair is
 * kept when it brings a part of the day that neither of the two brings alone. RADAR-1
 */
export function findReliefs(
  book: LawBook,
  day: LocationDay,
  unit: UnitDay,
  mayGo: (childId: ChildId) => boolean,
): readonly ClassOption[] {
  const ratio = compileRatio(book, unit.ratioSetting, day.day)
  if (ratio === undefined || unit.segments.some(({ required }) => required === null)) return []
  const trial = createTrial(unit.segments, ratio, day.boundaryMinute)
  const classes = classesOf(day, unit, mayGo)
  const single = classes.map((each) => trial.without([each]))
  const options: ClassOption[] = []
  for (const [place, each] of classes.entries()) {
    const relief = single[place]
    if (relief !== undefined && relief.dayparts.length > 0) options.push({ classes: [each], relief })
  }
  for (let first = 0; first < classes.length; first += 1) {
    for (let second = first; second < classes.length; second += 1) {
      const one = classes[first]
      const other = classes[second]
      if (one === undefined || other === undefined) continue
      if (first === second && one.childIds.length < 2) continue
      const relief = trial.without([one, other])
      const alone = new Set([...(single[first]?.dayparts ?? []), ...(single[second]?.dayparts ?? [])])
      if (relief.dayparts.some((part) => !alone.has(part))) options.push({ classes: [one, other], relief })
    }
  }
  return options
}

/** The children of a unit that may go, in classes; in the order in which they are listed. */
function classesOf(
  day: LocationDay,
  unit: UnitDay,
  mayGo: (childId: ChildId) => boolean,
): readonly ChildClass[] {
  const byChild = new Map<ChildId, Presence[]>()
  for (const group of day.groups) {
    if (!unit.groupIds.includes(group.groupId)) continue
    for (const presence of group.presences) {
      byChild.set(presence.childId, [...(byChild.get(presence.childId) ?? []), presence])
    }
  }
  const classes = new Map<string, { slot: number; stretches: readonly Interval[]; childIds: ChildId[] }>()
  for (const [childId, stretches] of byChild) {
    if (!mayGo(childId)) continue
    const slot = ageSlot(stretches[0]?.ageYears ?? 0)
    const key = [slot, ...stretches.map(({ startMinute, endMinute }) => `${startMinute}-${endMinute}`)].join(
      ' ',
    )
    const known = classes.get(key)
    if (known === undefined) classes.set(key, { slot, stretches, childIds: [childId] })
    else known.childIds.push(childId)
  }
  return [...classes.values()]
}

interface Trial {
  without(classes: readonly ChildClass[]): Relief
}

/** One row of counts for every try: thousands of tries a day allocate nothing else. */
function createTrial(segments: readonly UnitSegment[], ratio: CompiledRatio, boundaryMinute: number): Trial {
  const row = new Int16Array(AGE_SLOTS)
  const parts = dayparts.map((daypart) => daypartInterval(daypart, boundaryMinute))
  const peaksBefore = parts.map((part) => peakOf(segments, part, (segment) => segment.required ?? 0))
  return {
    without(classes) {
      const peaks = parts.map(() => 0)
      let savedMinutes = 0
      for (const segment of segments) {
        const required = requiredWithout(row, segment, ratio, classes)
        savedMinutes += ((segment.required ?? 0) - required) * (segment.endMinute - segment.startMinute)
        for (const [place, part] of parts.entries()) {
          if (isOverlapping(segment, part)) peaks[place] = Math.max(peaks[place] ?? 0, required)
        }
      }
      const relieved = parts.map((_, place) => (peaks[place] ?? 0) < (peaksBefore[place] ?? 0))
      const most = (numbers: readonly number[]): number =>
        Math.max(0, ...numbers.filter((_, place) => relieved[place]))
      return {
        dayparts: dayparts.filter((_, place) => relieved[place]),
        requiredBefore: most(peaksBefore),
        requiredAfter: most(peaks),
        savedMinutes,
      }
    },
  }
}

function requiredWithout(
  row: Int16Array,
  segment: UnitSegment,
  ratio: CompiledRatio,
  classes: readonly ChildClass[],
): number {
  let isTouched = false
  for (let slot = 0; slot < AGE_SLOTS; slot += 1) row[slot] = segment.counts[slot] ?? 0
  for (const { slot, stretches } of classes) {
    if (!stretches.some((stretch) => isOverlapping(stretch, segment))) continue
    row[slot] = (row[slot] ?? 0) - 1
    isTouched = true
  }
  if (!isTouched) return segment.required ?? 0
  const required = ratio.required(row)
  return required === NOT_ALLOWED ? (segment.required ?? 0) : required
}

export function peakOf(
  segments: readonly UnitSegment[],
  part: Interval,
  numberOf: (segment: UnitSegment) => number,
): number {
  let peak = 0
  for (const segment of segments) {
    if (isOverlapping(segment, part)) peak = Math.max(peak, numberOf(segment))
  }
  return peak
}
