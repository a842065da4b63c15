import { isoDay } from '#shared/kernel/time.ts'
import {
  CHILDREN_PER_LOCATION,
  GROUPS_PER_LOCATION,
  nameOfChild,
  nameOfGroup,
  nameOfLocation,
  nameOfManager,
  nameOfRequest,
  nameOfStaff,
  REQUESTS_PER_LOCATION,
  STAFF_PER_LOCATION,
  workDay,
  workingDaysFrom,
} from './many-locations.ts'

/** One act as somebody at a location does it. */
export interface Act {
  readonly type: string
  readonly args: unknown
  readonly actorId: string
}

/** What people do in a hundred acts, in this order over and over; the numbers are how many of each. */
export const workMix = {
  assignShift: 30,
  enterAbsence: 25,
  moveChild: 20,
  logStay: 15,
  enterRequest: 5,
  approveRequest: 5,
} as const
type Kind = keyof typeof workMix

/** Far enough away that no roster of `manyLocations` is there. */
const rosterDays = workingDaysFrom(isoDay('2027-06-07'), 2_000)
const careDays = workingDaysFrom(isoDay('2026-11-30'), 300)

/**
 * The acts of one location on `workDay`, without end as far as the calendar goes: each fits what was there before, so
 * that none is refused. `part` of `parts`: several devices of one location each do their own share.
 */
export function* locationWork(place: number, part = 0, parts = 1): Generator<Act, undefined> {
  const done = new Map<Kind, number>()
  for (let turn = 0; ; turn = (turn + 1) % order.length) {
    const kind = order[turn] ?? 'assignShift'
    const count = done.get(kind) ?? 0
    done.set(kind, count + 1)
    const args = argsOf(kind, place, count * parts + part)
    // A supply that has run out (stays of today, requests) is made up for with more of the roster.
    if (args !== undefined) yield { type: kind, args, actorId: nameOfManager(place) }
    else {
      const more = done.get('assignShift') ?? 0
      done.set('assignShift', more + 1)
      const shift = argsOf('assignShift', place, more * parts + part)
      if (shift === undefined) return
      yield { type: 'assignShift', args: shift, actorId: nameOfManager(place) }
    }
  }
}

/** The next so many acts, or fewer when there are no more. */
export function takeActs(
  acts: Iterator<Act>,
  count: number,
  isWanted: (act: Act) => boolean = () => true,
): readonly Act[] {
  const taken: Act[] = []
  while (taken.length < count) {
    const next = acts.next()
    if (next.done === true) return taken
    if (isWanted(next.value)) taken.push(next.value)
  }
  return taken
}

/** The kinds mixed evenly: each comes whenever it lags most behind its share. */
const order: readonly Kind[] = mixEvenly()

function mixEvenly(): readonly Kind[] {
  const kinds = Object.entries(workMix) as [Kind, number][]
  const total = kinds.reduce((sum, [, share]) => sum + share, 0)
  const given = new Map<Kind, number>()
  return Array.from({ length: total }, (_, turn) => {
    const behind = ([kind, share]: [Kind, number]): number =>
      (share * (turn + 1)) / total - (given.get(kind) ?? 0)
    const [kind] = kinds.toSorted((a, b) => behind(b) - behind(a))[0] ?? ['assignShift']
    given.set(kind, (given.get(kind) ?? 0) + 1)
    return kind
  })
}

/** The arguments of the so-manieth act of a kind at a location, or `undefined` when there are no more. */
function argsOf(kind: Kind, place: number, count: number): object | undefined {
  const child = count % CHILDREN_PER_LOCATION
  const round = Math.floor(count / CHILDREN_PER_LOCATION)
  switch (kind) {
    case 'assignShift':
      return shiftOf(place, count)
    case 'enterAbsence': {
      const day = careDays[round]
      return day === undefined ? undefined : absenceOf(nameOfChild(place, child), day)
    }
    case 'moveChild': {
      const day = careDays[round]
      return day === undefined ? undefined : moveOf(place, child, day)
    }
    case 'logStay':
      return round > 1 ? undefined : stayOf(place, child, round === 0 ? 'late' : 'early')
    case 'enterRequest': {
      const day = careDays[round * 5 + 10]
      return day === undefined ? undefined : wishOf(place, child, day)
    }
    case 'approveRequest':
      return count >= REQUESTS_PER_LOCATION ? undefined : { requestId: nameOfRequest(place, count) }
  }
}

function shiftOf(place: number, count: number): object | undefined {
  const day = rosterDays[Math.floor(count / STAFF_PER_LOCATION)]
  const member = count % STAFF_PER_LOCATION
  if (day === undefined) return undefined
  return {
    staffMemberId: nameOfStaff(place, member),
    groupId: nameOfGroup(place, member % GROUPS_PER_LOCATION),
    day,
    startMinute: 450,
    endMinute: 990,
    breaks: [{ startMinute: 750, endMinute: 780 }],
  }
}

function absenceOf(childId: string, day: string): object {
  return {
    childId,
    startDay: day,
    endDay: day,
    startMinute: null,
    endMinute: null,
    reason: 'ill',
    isForCredit: false,
  }
}

function moveOf(place: number, child: number, day: string): object {
  return {
    childId: nameOfChild(place, child),
    day,
    startMinute: 600,
    endMinute: 720,
    toGroupId: nameOfGroup(place, (child + 1) % GROUPS_PER_LOCATION),
    reason: 'merge',
  }
}

function stayOf(place: number, child: number, side: 'early' | 'late'): object {
  return {
    childId: nameOfChild(place, child),
    locationId: nameOfLocation(place),
    groupId: null,
    day: workDay,
    side,
    minutes: 30,
    loggedBy: nameOfStaff(place, 0),
  }
}

function wishOf(place: number, child: number, day: string): object {
  return {
    wish: {
      kind: 'extraDay',
      childId: nameOfChild(place, child),
      locationId: nameOfLocation(place),
      wantedDay: day,
      wantedStartMinute: 510,
      wantedEndMinute: 990,
      wantedGroupId: null,
      givenDay: null,
      givenStartMinute: null,
      givenEndMinute: null,
      swapReason: null,
      payment: null,
    },
    note: '',
  }
}
