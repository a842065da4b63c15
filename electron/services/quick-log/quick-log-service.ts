import type { Message } from '#shared/domain/explanation/model.ts'
import type { BaseGroupId, LocationId } from '#shared/domain/ids.ts'
import type { LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import { policiesAt } from '#shared/domain/policies/policies-on.ts'
import { isStanding } from '#shared/domain/quick-log/care-of-day.ts'
import { listPresentNow } from '#shared/domain/quick-log/present-now.ts'
import { tileNames } from '#shared/domain/quick-log/tile-names.ts'
import type { LawBook } from '#shared/domain/ratio/model.ts'
import { computedDayOf } from '#shared/domain/requests/computed-days.ts'
import type { CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import type { Done } from '#shared/ipc/parts/done.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import { firstDayOfMonth, lastDayOfMonth } from '#shared/kernel/month.ts'
import { must } from '#shared/kernel/invariant.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { ClockPort } from '../../ports.ts'
import type { Act } from '../commands/act.ts'
import type { LocationFactsCache } from '../facts/location-facts-cache.ts'
import { listControl } from './control-list.ts'
import { stayNamesOf, stayViewOf } from './stay-names.ts'

type LogCall = 'quickLog.log' | 'quickLog.logAfterwards'

export interface QuickLogService {
  /** The children of now with what was written down of them, and who may be writing. */
  present(input: ParsedInput<'quickLog.present'>): Result<CallOutput<'quickLog.present'>, Message>
  /** Writes a longer stay down and answers with it. EXTRA-2 */
  log(input: ParsedInput<'quickLog.log'>, actorId: string): Result<CallOutput<'quickLog.log'>, Message>
  logAfterwards(
    input: ParsedInput<'quickLog.logAfterwards'>,
    actorId: string,
  ): Result<CallOutput<'quickLog.logAfterwards'>, Message>
  remove(input: ParsedInput<'quickLog.remove'>, actorId: string): Result<Done, Message>
  removeAfterwards(input: ParsedInput<'quickLog.removeAfterwards'>, actorId: string): Result<Done, Message>
  waive(input: ParsedInput<'quickLog.waive'>, actorId: string): Result<Done, Message>
  today(input: ParsedInput<'quickLog.today'>): Result<CallOutput<'quickLog.today'>, Message>
  control(input: ParsedInput<'quickLog.control'>): Result<CallOutput<'quickLog.control'>, Message>
}

export interface QuickLogParts {
  readonly rows: Pick<RowReader, 'findRow' | 'listRows'>
  readonly facts: Pick<LocationFactsCache<LocationIndex>, 'find'>
  readonly lawBook: LawBook
  readonly clock: ClockPort
  readonly act: Act
}

export function createQuickLogService(parts: QuickLogParts): QuickLogService {
  const { rows, facts, clock, act } = parts
  const onDays = <Value>(
    locationId: LocationId,
    from: IsoDay,
    until: IsoDay,
    compute: (index: LocationIndex) => Value,
  ): Result<Value, Message> => {
    const view = facts.find(locationId, from, until)
    if (view === undefined)
      return refuse({ code: 'refusal.notFound', params: { what: 'location', id: locationId } })
    return ok(compute(view.index))
  }
  const write = (type: string, input: ParsedInput<LogCall>, actorId: string) => {
    const done = act(type, input, actorId)
    if (!done.ok) return done
    return onDays(input.locationId, input.day, input.day, (index) => {
      // Rows that a command makes carry its id in front.
      const own = index.facts.loggedStays.find((stay) => stay.id.startsWith(`${done.value.commandId}.`))
      const stay = must(own, 'a stay that was written down is among the facts')
      return { ...done.value, stay: stayViewOf(stayNamesOf(rows, index), stay) }
    })
  }
  return {
    present: (input) => {
      const now = dutchTimeOf(clock.now())
      const day = input.day ?? now.day
      const minute = input.minute ?? now.minute
      return onDays(input.locationId, day, day, (index) => ({
        day,
        minute,
        stepMinutes: policiesAt(index.policies, day)['extraHour.stepMinutes'],
        children: presentChildren(parts, index, input.groupId, day, minute),
        staff: listWriters(rows, index, day),
      }))
    },
    log: (input, actorId) => write('logStay', input, actorId),
    logAfterwards: (input, actorId) => write('logStayAfterwards', input, actorId),
    remove: (input, actorId) => act('removeStay', input, actorId),
    removeAfterwards: (input, actorId) => act('removeStayAfterwards', input, actorId),
    waive: (input, actorId) => act('waiveLongerStay', input, actorId),
    today: ({ locationId, groupId }) => {
      const day = clock.today()
      return onDays(locationId, day, day, (index) => {
        const names = stayNamesOf(rows, index)
        const stays = index.facts.loggedStays
          .filter((stay) => stay.day === day && isStanding(stay))
          .filter((stay) => groupId === null || stay.groupId === groupId)
          .toSorted((a, b) => (a.loggedAt === b.loggedAt ? 0 : a.loggedAt < b.loggedAt ? 1 : -1))
        return { day, stays: stays.map((stay) => stayViewOf(names, stay)) }
      })
    },
    control: ({ locationId, month }) =>
      onDays(locationId, firstDayOfMonth(month), lastDayOfMonth(month), (index) =>
        listControl(parts, index, month),
      ),
  }
}

function presentChildren(
  { rows, lawBook }: QuickLogParts,
  index: LocationIndex,
  groupId: BaseGroupId | null,
  day: IsoDay,
  minute: number,
): CallOutput<'quickLog.present'>['children'] {
  const { location } = must(computedDayOf(index, lawBook, day), 'the facts cover the day')
  const names = stayNamesOf(rows, index)
  return listPresentNow(location, index.facts.loggedStays, groupId, minute).map((child) => ({
    ...child,
    name: names.childName(child.childId),
    groupName: names.groupName(child.groupId),
  }))
}

/** Everybody of the location; who works that day first. */
function listWriters(
  rows: QuickLogParts['rows'],
  index: LocationIndex,
  day: IsoDay,
): CallOutput<'quickLog.present'>['staff'] {
  const people = rows.listRows('staff_member', { locationId: index.facts.location.id })
  const atWork = new Set((index.shiftsByDay.get(day) ?? []).map(({ staffMemberId }) => staffMemberId))
  const names = tileNames(people)
  return people
    .map(({ id }, place) => ({ id, name: names[place] ?? '' }))
    .toSorted(
      (a, b) => Number(atWork.has(b.id)) - Number(atWork.has(a.id)) || a.name.localeCompare(b.name, 'nl'),
    )
}
