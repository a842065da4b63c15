import type { BaseGroupId, ChildId, LocationId } from '#shared/domain/ids.ts'
import type { CareWish, Payment, RequestKind, SwapReason } from '#shared/domain/requests/model.ts'
import type { ChildCard } from '#shared/ipc/calls/children.ts'
import type { Interval, IsoDay, MinuteOfDay } from '#shared/kernel/time.ts'
import type { RequestStart } from '../../app/use-go.ts'

/** Which part of the day: as the child always comes, one half of the day, or times of its own. */
export type DayPart = 'usual' | 'morning' | 'afternoon' | 'own'
const dayParts: readonly DayPart[] = ['usual', 'morning', 'afternoon', 'own']

/** Longer on a day of care: before the child comes, or after it goes home. EXTRA-2 */
export type ExtraHourSide = 'early' | 'late'
/** How much longer is offered, in minutes: half hours. */
export const extraLengths = [30, 60, 90, 120] as const
const shortestExtra = extraLengths[0]

/** The parts of the day each kind is asked in; what the day of a school or a holiday is, the house knows. */
export function partsOfKind(kind: RequestKind): readonly DayPart[] {
  return kind === 'studyDay' || kind === 'holidayDay' ? ['usual', 'own'] : dayParts
}

/** What a family may choose to pay with; empty where the kind leaves no choice. STUDY-2, SWAP-5 */
export const paymentsOfKind: Readonly<Record<RequestKind, readonly Payment[]>> = {
  swapDay: [],
  extraDay: ['swapCredit', 'invoice'],
  extraHour: [],
  flexibleDay: [],
  studyDay: ['holidayDays', 'invoice'],
  holidayDay: ['holidayDays', 'invoice'],
}

/** A request that is being typed; nothing of it is stored until it is entered. */
export interface Draft {
  readonly quickText: string
  readonly childId: ChildId | null
  /** What stands in the field of the child: a name, or the letters typed so far. */
  readonly childText: string
  readonly kind: RequestKind
  readonly givenDay: IsoDay | null
  readonly wantedDay: IsoDay | null
  readonly part: DayPart
  readonly startMinute: MinuteOfDay | null
  readonly endMinute: MinuteOfDay | null
  readonly groupId: BaseGroupId | null
  readonly swapReason: SwapReason | null
  readonly side: ExtraHourSide
  readonly extraMinutes: number
  /** null = as the house rules say. */
  readonly payment: Payment | null
  readonly note: string
  /** Which call for a new request this draft answers, so that coming back does not begin again. */
  readonly startKey: string
}

export function startKeyOf(start: RequestStart): string {
  return JSON.stringify([start.kind, start.childId, start.day, start.groupId, start.daypart])
}

export const plainStartKey = startKeyOf({})

export function makeDraft(start: RequestStart): Draft {
  return {
    quickText: '',
    childId: start.childId === undefined ? null : (start.childId as ChildId),
    childText: '',
    kind: start.kind ?? (start.day === undefined ? 'swapDay' : 'extraDay'),
    givenDay: null,
    wantedDay: start.day ?? null,
    part: start.daypart ?? 'usual',
    startMinute: null,
    endMinute: null,
    groupId: start.groupId === undefined || start.groupId === '' ? null : (start.groupId as BaseGroupId),
    swapReason: null,
    side: 'late',
    extraMinutes: shortestExtra,
    payment: null,
    note: '',
    startKey: startKeyOf(start),
  }
}

/** Whether anything was typed that would be a pity to lose. */
export function isWorthKeeping(draft: Draft): boolean {
  return draft.childId !== null || draft.childText !== '' || draft.quickText !== '' || draft.note !== ''
}

export type MissingPart = 'child' | 'givenDay' | 'wantedDay' | 'startMinute' | 'endMinute'

/** What has to be filled in before it can be checked, in the order of the form. */
export function listMissing(draft: Draft): readonly MissingPart[] {
  const isOwn = draft.part === 'own'
  const parts: readonly (readonly [MissingPart, boolean])[] = [
    ['child', draft.childId === null],
    ['givenDay', draft.kind === 'swapDay' && draft.givenDay === null],
    ['wantedDay', draft.wantedDay === null],
    ['startMinute', isOwn && draft.startMinute === null],
    ['endMinute', isOwn && draft.endMinute === null],
  ]
  return parts.filter(([, isMissing]) => isMissing).map(([part]) => part)
}

/** What the wanted day looks like: when its morning ends, and when the house is open. */
export interface DayFrame {
  readonly boundaryMinute: MinuteOfDay
  readonly opening: Interval | null
  /** When the child is there that day already. EXTRA-2 */
  readonly stretches: readonly Interval[]
}

/** The wish as it would be asked, or null while something is missing. */
export function wishOfDraft(
  draft: Draft,
  locationId: LocationId,
  frame: DayFrame,
  card: ChildCard | undefined,
): CareWish | null {
  if (draft.childId === null || draft.wantedDay === null || listMissing(draft).length > 0) return null
  const { startMinute, endMinute } = timesOf(draft, frame, card)
  const isSwap = draft.kind === 'swapDay'
  return {
    kind: draft.kind,
    childId: draft.childId,
    locationId,
    wantedDay: draft.wantedDay,
    wantedStartMinute: startMinute,
    wantedEndMinute: endMinute,
    // EXTRA-2: longer is longer in the group where the child is.
    wantedGroupId: draft.kind === 'extraHour' ? null : draft.groupId,
    givenDay: isSwap ? draft.givenDay : null,
    givenStartMinute: null,
    givenEndMinute: null,
    swapReason: isSwap ? draft.swapReason : null,
    payment: paymentsOfKind[draft.kind].find((each) => each === draft.payment) ?? null,
  }
}

interface AskedTimes {
  readonly startMinute: MinuteOfDay | null
  readonly endMinute: MinuteOfDay | null
}

const openTimes: AskedTimes = { startMinute: null, endMinute: null }

function timesOf(draft: Draft, frame: DayFrame, card: ChildCard | undefined): AskedTimes {
  if (draft.part === 'own') return { startMinute: draft.startMinute, endMinute: draft.endMinute }
  if (draft.kind === 'extraHour') return timesOfExtraHour(draft, frame)
  return partsOfKind(draft.kind).includes(draft.part) ? timesOfPart(draft.part, frame, card) : openTimes
}

/** Before the first or after the last stretch of that day. A first half hour after it is the app's own reading. EXTRA-2 */
function timesOfExtraHour({ side, extraMinutes }: Draft, { stretches }: DayFrame): AskedTimes {
  if (!needsStretches({ side, extraMinutes }) || stretches.length === 0) return openTimes
  if (side === 'early') {
    const from = Math.min(...stretches.map(({ startMinute }) => startMinute))
    return { startMinute: Math.max(0, from - extraMinutes), endMinute: from }
  }
  const until = Math.max(...stretches.map(({ endMinute }) => endMinute))
  return { startMinute: until, endMinute: Math.min(1440, until + extraMinutes) }
}

/** Whether the times can be said only with the day of the child at hand. */
export function needsStretches({ side, extraMinutes }: Pick<Draft, 'side' | 'extraMinutes'>): boolean {
  return side === 'early' || extraMinutes !== shortestExtra
}

/** A half day keeps the child's own start or end where its contract has one in that half; else it is the opening. */
function timesOfPart(
  part: DayPart,
  { boundaryMinute, opening }: DayFrame,
  card: ChildCard | undefined,
): AskedTimes {
  const lines = card?.contracts.flatMap(({ days }) => days) ?? []
  if (part === 'morning') {
    const comesInMorning = lines.some(
      (line) => line.startMinute !== null && line.startMinute < boundaryMinute,
    )
    return { startMinute: comesInMorning ? null : (opening?.startMinute ?? null), endMinute: boundaryMinute }
  }
  if (part === 'afternoon') {
    const staysInAfternoon = lines.some((line) => line.endMinute !== null && line.endMinute > boundaryMinute)
    return { startMinute: boundaryMinute, endMinute: staysInAfternoon ? null : (opening?.endMinute ?? null) }
  }
  return openTimes
}

/** Takes an alternative over: the same request, at the time and in the group that does fit. */
export function draftWithWish(draft: Draft, wish: CareWish): Draft {
  const isUsual = wish.wantedStartMinute === null && wish.wantedEndMinute === null
  return {
    ...draft,
    quickText: '',
    wantedDay: wish.wantedDay,
    part: isUsual ? 'usual' : 'own',
    startMinute: wish.wantedStartMinute,
    endMinute: wish.wantedEndMinute,
    groupId: wish.wantedGroupId,
    payment: wish.payment,
  }
}
