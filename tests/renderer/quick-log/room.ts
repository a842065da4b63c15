import type { BaseGroupId, ChildId, StaffMemberId } from '#shared/domain/ids.ts'
import type { CallInput, CallOutput } from '#shared/ipc/contract.ts'
import type { PresentChildView, StayView } from '#shared/ipc/parts/stays.ts'
import { isoDay } from '#shared/kernel/time.ts'
import type { Answers } from '../fake-bridge.ts'

export const day = isoDay('2026-11-23')
const at = (hour: number, minute = 0): number => hour * 60 + minute

function aChild(id: string, name: string, end: number): PresentChildView {
  return {
    childId: id as ChildId,
    name,
    groupId: 'grp-toddlers' as BaseGroupId,
    groupName: 'Dreumesen',
    startMinute: at(7, 30),
    endMinute: end,
    earlyMinutes: 0,
    lateMinutes: 0,
  }
}

export interface Room {
  readonly answers: Answers
  readonly logged: readonly CallInput<'quickLog.log'>[]
  /** Written down by somebody else in the meantime: the next try is refused with this. */
  refuseNext(): void
  setMinute(minute: number): void
}

/** Three children in the room, and an application that remembers what is written down. */
export function aRoom(): Room {
  let people = [
    aChild('emma', 'Emma V.', at(18)),
    aChild('levi', 'Levi S.', at(18, 30)),
    aChild('noor', 'Noor B.', at(18, 30)),
  ]
  let stays: StayView[] = []
  let isRefusing = false
  let minute = at(18, 34)
  const logged: CallInput<'quickLog.log'>[] = []
  const change = (childId: string, side: 'early' | 'late', minutes: number) => {
    people = people.map((child) =>
      child.childId === childId
        ? { ...child, [side === 'late' ? 'lateMinutes' : 'earlyMinutes']: minutes }
        : child,
    )
  }
  const log = (
    input: CallInput<'quickLog.log'>,
  ):
    | CallOutput<'quickLog.log'>
    | { readonly refusal: { code: string; params: Record<string, string | number> } } => {
    logged.push(input)
    if (isRefusing) {
      isRefusing = false
      return { refusal: { code: 'refusal.alreadyLogged', params: { minute: at(18, 31), name: 'Joris' } } }
    }
    const child = people.find(({ childId }) => childId === input.childId)
    if (child === undefined) throw new Error(`nobody is called ${input.childId}`)
    const isLate = input.side === 'late'
    const before = isLate ? child.lateMinutes : child.earlyMinutes
    const stay: StayView = {
      id: `stay-${stays.length + 1}`,
      childId: child.childId,
      childName: child.name,
      groupName: child.groupName,
      day,
      side: input.side,
      startMinute: isLate ? child.endMinute + before : child.startMinute - input.minutes,
      endMinute: isLate ? child.endMinute + input.minutes : child.startMinute - before,
      loggedDay: day,
      loggedMinute: minute,
      loggedByName: input.loggedBy === 'fatima' ? 'Fatima A.' : '',
    }
    stays = [stay, ...stays]
    change(input.childId, input.side, input.minutes)
    return { commandId: 'c-1', label: { code: 'kind.extraHour', params: {} }, stay }
  }
  return {
    logged,
    refuseNext: () => {
      isRefusing = true
    },
    setMinute: (next) => {
      minute = next
    },
    answers: {
      'quickLog.present': ({ groupId }) => ({
        day,
        minute,
        stepMinutes: 30,
        children: people.filter((child) => groupId === null || child.groupId === groupId),
        staff: [{ id: 'fatima' as StaffMemberId, name: 'Fatima A.' }],
      }),
      'quickLog.today': () => ({ day, stays }),
      'quickLog.log': log,
      'quickLog.remove': ({ stayId }) => {
        const stay = stays.find(({ id }) => id === stayId)
        stays = stays.filter(({ id }) => id !== stayId)
        if (stay !== undefined) change(stay.childId, stay.side, 0)
        return { commandId: 'c-2', label: { code: 'kind.extraHour', params: {} } }
      },
    },
  }
}
