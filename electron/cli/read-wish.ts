import type { ChildId, LocationId } from '#shared/domain/ids.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import { fullName } from '#shared/domain/children/person-name.ts'
import type { CareWish } from '#shared/domain/requests/model.ts'
import { parseIsoDay } from '#shared/kernel/time.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { careWishValue } from '#shared/schema/rows/request-rows.ts'
import type { RowReader } from '../db/repositories/row-store.ts'

/** A wish with only what the person typed; the rest is what a request usually is. */
const usualWish = {
  wantedStartMinute: null,
  wantedEndMinute: null,
  wantedGroupId: null,
  givenDay: null,
  givenStartMinute: null,
  givenEndMinute: null,
} as const

/**
 * Reads a wish from a line: `{"kind":"swapDay","childId":"K001","wantedDay":"2026-11-27","givenDay":"2026-11-26"}`.
 * `child` may hold a full name instead of `childId`; a location is found through the child's contract when left out.
 */
export function readWish(
  value: unknown,
  rows: Pick<RowReader, 'listRows' | 'findRow'>,
): Result<CareWish, Message> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse({ code: 'cli.notObject', params: {} })
  const { child, ...given } = value as Readonly<Record<string, unknown>>
  const childId = given['childId'] ?? findChild(child, rows)
  if (typeof childId !== 'string') return refuse(childProblem(child))
  const locationId = given['locationId'] ?? findLocation(childId, given['wantedDay'], rows)
  const swapReason = given['swapReason'] ?? (given['kind'] === 'swapDay' ? 'private' : null)
  const wish = careWishValue.safeParse({ ...usualWish, ...given, childId, locationId, swapReason })
  if (wish.success) return ok(wish.data)
  const [issue] = wish.error.issues
  const path = issue?.path.join('.') ?? ''
  const extra = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : ''
  return refuse({ code: 'input.refused', params: { path: path === '' ? extra : path } })
}

function childProblem(child: unknown): Message {
  if (typeof child === 'string') return { code: 'cli.childUnknown', params: { child: child.slice(0, 60) } }
  return { code: 'input.refused', params: { path: 'childId' } }
}

function findChild(name: unknown, rows: Pick<RowReader, 'listRows'>): string | undefined {
  if (typeof name !== 'string') return undefined
  const wanted = comparable(name)
  const found = rows.listRows('child', {}).filter((child) => comparable(fullName(child)) === wanted)
  return found.length === 1 ? found[0]?.id : undefined
}

/** Where the child has care on that day, or had it last. */
function findLocation(
  childId: string,
  day: unknown,
  rows: Pick<RowReader, 'listRows' | 'findRow'>,
): LocationId | undefined {
  const contracts = rows.listRows('contract', { childId: childId as ChildId })
  const wantedDay = typeof day === 'string' ? parseIsoDay(day) : undefined
  const running = contracts.find(
    ({ startDate, endDate }) =>
      wantedDay !== undefined && startDate <= wantedDay && (endDate === null || wantedDay <= endDate),
  )
  const last = contracts.toSorted((a, b) => (a.startDate < b.startDate ? 1 : -1))[0]
  return (running ?? last)?.locationId ?? rows.listRows('location', {})[0]?.id
}

function comparable(name: string): string {
  return name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/g, ' ').trim()
}
