import { z } from 'zod'
import type { Absence } from '#shared/domain/attendance/model.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { ChildId } from '#shared/domain/ids.ts'
import type { LedgerEntry } from '#shared/domain/ledger/model.ts'
import { openMonthFor } from '#shared/domain/ledger/open-month-for.ts'
import { daysBetween } from '#shared/kernel/time.ts'
import { idOf, isoDayValue, minuteValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand, type CommandContext } from '../define.ts'
import type { Facts } from '../facts.ts'
import { listClosedMonths } from '../ledger/closed-months.ts'
import { putRow } from '../row-change.ts'
import { planAbsence, type PlannedAbsence, type PlannedDay } from './plan-absence.ts'

/** Credit is looked at day by day; a year is more than anybody calls off at once. */
const MOST_CREDIT_DAYS = 366

const args = z
  .strictObject({
    childId: idOf<ChildId>(),
    startDay: isoDayValue,
    endDay: isoDayValue,
    startMinute: minuteValue.nullable(),
    endMinute: minuteValue.nullable(),
    // A day given up in a swap is entered by approving the swap. SWAP-5
    reason: z.enum(['ill', 'holiday', 'other', 'suspended']),
    /** Calls the days off for credit: the place is free for others at once. SWAP-5 */
    isForCredit: z.boolean(),
  })
  .refine((value) => value.startDay <= value.endDay, 'periodOrder')
  .refine((value) => (value.startMinute === null) === (value.endMinute === null), 'bothOrNeither')
  .refine(
    (value) => value.startMinute === null || value.endMinute === null || value.startMinute < value.endMinute,
    'startBeforeEnd',
  )
  .refine(
    (value) => !value.isForCredit || daysBetween(value.startDay, value.endDay) < MOST_CREDIT_DAYS,
    'periodTooLong',
  )

/**
 * Reports a child absent, for whole days or for part of them. With credit every contracted day that is called off in
 * time brings a line on the swap credit; when no day does, it is refused, so that nobody gives a day away for nothing.
 * SWAP-5
 */
export const enterAbsence = defineCommand({
  type: 'enterAbsence',
  version: 2,
  permission: 'attendance.edit',
  args,
  *handle({ isForCredit, ...wanted }, context) {
    const planned = yield* planAbsence(wanted, isForCredit ? 'credit' : 'nothing', context.at)
    if (!planned.ok) return planned
    const { child, days } = planned.value
    const absence: Absence = { id: context.newId(), ...wanted, requestId: null }
    const period = { firstName: child.firstName, startDay: wanted.startDay, endDay: wanted.endDay }
    if (!isForCredit) {
      return effect({ code: 'command.enterAbsence', params: period }, [putRow('absence', absence)])
    }
    const earning = days.filter(({ minutes }) => minutes > 0)
    if (earning.length === 0) return refuseCommand('creditNothing', whyNothing(planned.value))
    const entries: LedgerEntry[] = []
    for (const day of earning) entries.push(yield* earnedLine(day, absence, context))
    return effect(labelOfCredit(planned.value, earning, period), [
      putRow('absence', absence),
      ...entries.map((entry) => putRow('ledger_entry', entry)),
    ])
  },
})

/** The first day's reason stands for all of them; without a contracted day there is nothing to give up. */
function whyNothing({ child, days }: PlannedAbsence): Record<string, string | number> {
  const message: Message = days[0]?.message ?? {
    code: 'absence.credit.notContracted',
    params: { firstName: child.firstName },
  }
  return { ...message.params, sentenceCode: message.code }
}

function labelOfCredit(
  { days }: PlannedAbsence,
  earning: readonly PlannedDay[],
  period: Message['params'],
): Message {
  const minutes = earning.reduce((sum, day) => sum + day.minutes, 0)
  const missed = days.length - earning.length
  const params = { ...period, minutes, missed }
  return missed === 0
    ? { code: 'command.enterAbsenceForCredit', params }
    : { code: 'command.enterAbsenceForCreditPartly', params }
}

function* earnedLine(
  { day, locationId, minutes, expiresOn }: PlannedDay,
  absence: Absence,
  context: CommandContext,
): Facts<LedgerEntry> {
  const closedMonths = yield* listClosedMonths(locationId)
  return {
    id: context.newId(),
    childId: absence.childId,
    locationId,
    account: 'swapCredit',
    kind: 'earned',
    day,
    month: openMonthFor(day, closedMonths),
    minutes,
    cents: 0,
    centsPerHour: null,
    expiresOn,
    sourceKind: 'absence',
    sourceId: absence.id,
    correctsEntryId: null,
    reason: { code: 'ledger.reason.calledOff', params: { rule: 'SWAP-5', day } },
    note: '',
    actorId: context.actorId,
    at: context.at,
  }
}
