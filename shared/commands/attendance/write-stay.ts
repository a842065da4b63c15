import { z } from 'zod'
import type { LoggedStay } from '#shared/domain/attendance/model.ts'
import type { Child } from '#shared/domain/children/model.ts'
import type { BaseGroupId, ChildId, LocationId, StaffMemberId } from '#shared/domain/ids.ts'
import { findTariff } from '#shared/domain/ledger/find-tariff.ts'
import type { LedgerEntry } from '#shared/domain/ledger/model.ts'
import { openMonthFor } from '#shared/domain/ledger/open-month-for.ts'
import { priceOf } from '#shared/domain/ledger/price-of.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { BaseGroup, Location } from '#shared/domain/organisation/model.ts'
import { sayOfStay } from '#shared/domain/quick-log/codes.ts'
import { decideStay, type StayRefusal } from '#shared/domain/quick-log/decide-stay.ts'
import { must } from '#shared/kernel/invariant.ts'
import { refuse } from '#shared/kernel/result.ts'
import { idOf, isoDayValue } from '#shared/schema/values.ts'
import type { CommandContext, CommandOutcome } from '../define.ts'
import { effect, refuseCommand } from '../define.ts'
import { findRow, findRulebook, listRows, type Facts } from '../facts.ts'
import { listClosedMonths } from '../ledger/closed-months.ts'
import { loadLocationFacts } from '../load-location-facts.ts'
import { putRow } from '../row-change.ts'
import { alreadyLogged } from './keep-stays.ts'

/** Half a day of longer stay is the most that one line can be; more is another kind of care. */
const MOST_MINUTES = 720

/** A longer stay as somebody writes it down. */
export const stayArgs = z.strictObject({
  childId: idOf<ChildId>(),
  locationId: idOf<LocationId>(),
  /** null = the group in which the child is at that end of its day. */
  groupId: idOf<BaseGroupId>().nullable(),
  day: isoDayValue,
  side: z.enum(['early', 'late']),
  /** How much longer than the agreed care, all in all. */
  minutes: z.int('number').min(1, 'number').max(MOST_MINUTES, 'number'),
  /** Who of the staff writes it down; null = who is signed in. */
  loggedBy: idOf<StaffMemberId>().nullable(),
})
export type StayArgs = z.output<typeof stayArgs>

/**
 * Writes a longer stay down: the stay itself, the attendance that the board counts, and the line that is invoiced
 * afterwards, all three or none. It is refused when it is there already or touches no care of that day; never for too few
 * staff, that is written along with it. EXTRA-2, MONEY-2
 */
export function* writeStay(wanted: StayArgs, context: CommandContext): Facts<CommandOutcome> {
  const child = yield* findRow('child', wanted.childId)
  if (child === undefined) return refuseCommand('notFound', { what: 'child', id: wanted.childId })
  const facts = yield* loadLocationFacts(wanted.locationId, wanted.day, wanted.day)
  if (facts === undefined) return refuseCommand('notFound', { what: 'location', id: wanted.locationId })
  const writer = wanted.loggedBy ?? context.actorId
  if (wanted.loggedBy !== null && (yield* findRow('staff_member', wanted.loggedBy)) === undefined) {
    return refuseCommand('notFound', { what: 'staffMember', id: wanted.loggedBy })
  }
  const rulebook = yield* findRulebook()
  const index = indexLocationFacts(facts, rulebook.schoolHolidays)
  const stays = yield* listRows('logged_stay', { childId: wanted.childId, day: wanted.day })
  const decided = decideStay({ ...wanted, index, book: rulebook.law, stays })
  if (!decided.ok) return yield* refuseStay(decided.refusal, child, wanted)
  const { groupId, startMinute, endMinute, tooTight } = decided.value
  const place = { childId: wanted.childId, locationId: wanted.locationId, groupId, day: wanted.day }
  const extraAttendanceId = context.newId()
  const stay: LoggedStay = {
    id: context.newId(),
    ...place,
    startMinute,
    endMinute,
    side: wanted.side,
    loggedAt: context.at,
    loggedBy: writer,
    tooTight,
    extraAttendanceId,
    removedAt: null,
    removedBy: null,
  }
  const group = must(index.groupById.get(groupId), 'the group of a decided stay is one of the location')
  const label = {
    code: `command.logStay.${wanted.side}`,
    params: { firstName: child.firstName, day: wanted.day, start: startMinute, end: endMinute },
  }
  return effect(label, [
    putRow('extra_attendance', {
      id: extraAttendanceId,
      ...place,
      startMinute,
      endMinute,
      kind: 'extraHour',
      requestId: null,
    }),
    putRow('logged_stay', stay),
    putRow('ledger_entry', yield* entryOfStay(stay, facts.location, group, context)),
  ])
}

/** EXTRA-2: charged afterwards, at the flexible hourly tariff. Without a card the price is not known yet and says so. */
function* entryOfStay(
  stay: LoggedStay,
  location: Location,
  group: BaseGroup,
  context: CommandContext,
): Facts<LedgerEntry> {
  const tariffs = yield* listRows('tariff_card', {})
  const closedMonths = yield* listClosedMonths(stay.locationId)
  const { legalEntityId } = location
  const tariff = findTariff(tariffs, {
    legalEntityId,
    setting: group.setting,
    product: 'extraHour',
    day: stay.day,
  })
  const minutes = stay.endMinute - stay.startMinute
  return {
    id: context.newId(),
    childId: stay.childId,
    locationId: stay.locationId,
    account: 'extraHours',
    kind: 'charged',
    day: stay.day,
    month: openMonthFor(stay.day, closedMonths),
    minutes,
    cents: tariff === undefined ? 0 : priceOf(minutes, tariff.centsPerHour),
    centsPerHour: tariff?.centsPerHour ?? null,
    expiresOn: null,
    sourceKind: 'stay',
    sourceId: stay.id,
    correctsEntryId: null,
    reason: sayOfStay(`quickLog.reason.${stay.side}`, {
      rule: 'EXTRA-2',
      start: stay.startMinute,
      end: stay.endMinute,
    }),
    note: '',
    actorId: context.actorId,
    at: context.at,
  }
}

function* refuseStay(refusal: StayRefusal, child: Child, wanted: StayArgs): Facts<CommandOutcome> {
  switch (refusal.code) {
    case 'noCareThatDay':
      return refuseCommand('noCareThatDay', { firstName: child.firstName, day: wanted.day })
    case 'stayStep':
      return refuseCommand('stayStep', { minutes: refusal.stepMinutes })
    case 'stayOutsideDay':
      return refuseCommand('stayOutsideDay', { firstName: child.firstName })
    case 'groupNotValid': {
      const group = wanted.groupId === null ? undefined : yield* findRow('base_group', wanted.groupId)
      return refuseCommand('groupNotValid', { group: group?.name ?? '', day: wanted.day })
    }
    case 'alreadyLogged':
      return refuse(yield* alreadyLogged(refusal.stay))
  }
}
