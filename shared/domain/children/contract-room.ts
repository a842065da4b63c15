import { groupBy } from '#shared/kernel/group-by.ts'
import { addDays, weekdayOf, type IsoDay, type Weekday } from '#shared/kernel/time.ts'
import { worstVerdict, type Message, type Verdict } from '../explanation/model.ts'
import type { BaseGroupId } from '../ids.ts'
import { checkWithoutAlternatives } from '../requests/check-wish.ts'
import type { CheckResult, CheckStepCode } from '../requests/model.ts'
import type { CheckInput } from '../requests/wish-subject.ts'
import type { ContractLine } from './contract-change.ts'

/** So many weeks from the first day on are looked at: one roster period. */
export const ROOM_WEEKS = 4

/** Of a check only what is about the place itself: a contract asks no notice, no balance and no second consent. */
const placeSteps: ReadonlySet<CheckStepCode> = new Set<CheckStepCode>([
  'groupMax',
  'ageRange',
  'ratio',
  'openingHours',
  'childAge',
  'preschoolEducation',
  'traineeShare',
  'space',
])

export interface WeekdayRoom {
  readonly weekday: Weekday
  readonly verdict: Verdict
  /** What decides on the worst day; for a plain yes how many days were looked at. */
  readonly message: Message
  /** The day that decides; null when every day that was looked at is closed. */
  readonly day: IsoDay | null
}

export interface RoomQuestion {
  /** Facts from `fromDay` over `ROOM_WEEKS` weeks, for the child of the contract. */
  readonly input: CheckInput
  /** The stretches that come with the new agreement. */
  readonly lines: readonly ContractLine[]
  readonly groupId: BaseGroupId
  readonly fromDay: IsoDay
}

/**
 * Whether the added days of a contract fit without extra staff, weekday by weekday over some weeks, each day checked as
 * an extra day would be. Days on which the house is closed are left out. CARE-5, CHECK-1
 */
export function findContractRoom(question: RoomQuestion): readonly WeekdayRoom[] {
  const byWeekday = groupBy(question.lines, (line) => line.weekday)
  return [...byWeekday]
    .toSorted(([a], [b]) => a - b)
    .map(([weekday, lines]) => roomOn(question, weekday, lines))
}

interface DayRoom {
  readonly day: IsoDay
  readonly verdict: Verdict
  readonly message: Message | null
}

function roomOn(question: RoomQuestion, weekday: Weekday, lines: readonly ContractLine[]): WeekdayRoom {
  const first = addDays(question.fromDay, (weekday - weekdayOf(question.fromDay) + 7) % 7)
  const days: DayRoom[] = []
  for (let week = 0; week < ROOM_WEEKS; week += 1) {
    const day = addDays(first, week * 7)
    for (const line of lines) {
      const room = roomOnDay(question, day, line)
      if (room !== null) days.push(room)
    }
  }
  if (days.length === 0) {
    return { weekday, verdict: 'no', message: { code: 'contract.room.closed', params: {} }, day: null }
  }
  const verdict = worstVerdict(days.map((room) => room.verdict))
  const deciding = days.find((room) => room.verdict === verdict)
  const looked = new Set(days.map(({ day }) => day)).size
  const message = deciding?.message ?? { code: 'contract.room.fits', params: { count: looked } }
  return { weekday, verdict, message, day: deciding?.day ?? null }
}

function roomOnDay({ input, groupId }: RoomQuestion, day: IsoDay, line: ContractLine): DayRoom | null {
  const check = checkWithoutAlternatives({
    ...input,
    wish: {
      ...input.wish,
      kind: 'extraDay',
      wantedDay: day,
      wantedStartMinute: line.startMinute,
      wantedEndMinute: line.endMinute,
      wantedGroupId: groupId,
      givenDay: null,
      givenStartMinute: null,
      givenEndMinute: null,
      swapReason: null,
      payment: 'invoice',
    },
  })
  if (check.steps.some((step) => step.code === 'closedDay' && step.verdict !== 'ok')) return null
  const steps = check.steps.filter((step) => placeSteps.has(step.code))
  const verdict = placeVerdict(check, steps)
  if (verdict === 'ok') return { day, verdict, message: null }
  const deciding = steps.find((step) => step.verdict === verdict)
  return { day, verdict, message: deciding?.message ?? check.headline }
}

/** Without a place to count in there is nothing to say yes to. */
function placeVerdict(check: CheckResult, steps: CheckResult['steps']): Verdict {
  return check.resolved === null ? check.verdict : worstVerdict(steps.map((step) => step.verdict))
}
