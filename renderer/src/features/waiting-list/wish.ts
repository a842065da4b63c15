import type { CareSetting } from '#shared/domain/organisation/model.ts'
import type { WaitingPriority } from '#shared/domain/waiting-list/model.ts'
import type { WaitingRow } from '#shared/ipc/calls/waiting-list.ts'
import type { CallInput } from '#shared/ipc/contract.ts'
import type { IsoDay, Weekday } from '#shared/kernel/time.ts'

/** What a family wishes, as it is being typed. */
export interface Wish {
  readonly setting: CareSetting
  readonly weekdays: readonly Weekday[]
  readonly startMinute: number | null
  readonly endMinute: number | null
  readonly minimumDays: number
  readonly wishedFrom: IsoDay | null
  readonly priority: WaitingPriority
  readonly note: string
}

export function emptyWish(setting: CareSetting): Wish {
  return {
    ...{ setting, weekdays: [], startMinute: null, endMinute: null, minimumDays: 1 },
    ...{ wishedFrom: null, priority: 'none', note: '' },
  }
}

export function wishOf(row: WaitingRow, note: string): Wish {
  const [first] = row.days
  return {
    setting: row.setting,
    weekdays: row.days.map(({ weekday }) => weekday),
    startMinute: first?.startMinute ?? null,
    endMinute: first?.endMinute ?? null,
    minimumDays: row.minimumDays,
    wishedFrom: row.wishedFrom,
    priority: row.priority,
    note,
  }
}

export type WishInput = Omit<CallInput<'waitingList.change'>, 'entryId'>

/** The wish as it is sent; `undefined` while something is missing. */
export function sentWish(wish: Wish): WishInput | undefined {
  const { weekdays, startMinute, endMinute, wishedFrom } = wish
  if (weekdays.length === 0 || wishedFrom === null) return undefined
  if (startMinute !== null && endMinute !== null && startMinute >= endMinute) return undefined
  return {
    setting: wish.setting,
    days: weekdays.toSorted((a, b) => a - b).map((weekday) => ({ weekday, startMinute, endMinute })),
    minimumDays: Math.min(wish.minimumDays, weekdays.length),
    wishedFrom,
    priority: wish.priority,
    note: wish.note,
  }
}
