import { z } from 'zod'
import { fullName } from '#shared/domain/children/person-name.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { BaseGroupId, OfferId, WaitingEntryId } from '#shared/domain/ids.ts'
import { weighOffer } from '#shared/domain/waiting-list/weigh-offer.ts'
import { addDays } from '#shared/kernel/time.ts'
import { plannedWeekdaysValue } from '#shared/schema/rows/planning-rows.ts'
import { idOf, isoDayValue, noteValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow } from '../facts.ts'
import { putRow } from '../row-change.ts'
import { loadWaitingPlan } from './load-waiting-plan.ts'

/** So many names in one sentence; the rest is a number. */
const NAMED_AT_MOST = 3

/**
 * Offers a place to a waiting family until a day, and keeps why it was this family's turn and who was passed over. A
 * place that does not fit cannot be offered. WAIT-1, WAIT-4, WAIT-5
 */
export const offerPlace = defineCommand({
  type: 'offerPlace',
  version: 1,
  permission: 'waitingList.edit',
  args: z.strictObject({
    entryId: idOf<WaitingEntryId>(),
    groupId: idOf<BaseGroupId>(),
    days: plannedWeekdaysValue,
    startDay: isoDayValue,
    /** null = after as many days as the house gives. WAIT-4 */
    expiresOn: isoDayValue.nullable(),
    note: noteValue,
  }),
  *handle({ entryId, groupId, days, startDay, expiresOn, note }, context) {
    const entry = yield* findRow('waiting_entry', entryId)
    if (entry === undefined) return refuseCommand('notFound', { what: 'waitingEntry', id: entryId })
    const plan = yield* loadWaitingPlan(entry.locationId, context.today)
    const waiting = plan?.waiting.find(({ family }) => family.entry.id === entryId)
    const group = plan?.book.index.groupById.get(groupId)
    if (group === undefined) return refuseCommand('notFound', { what: 'group', id: groupId })
    // Off the list there is nobody in it with this number.
    const child = yield* findRow('child', entry.childId)
    const firstName = child?.firstName ?? ''
    if (plan === undefined || waiting === undefined) return refuseCommand('waitingOver', { firstName })
    if (entry.status === 'offered') return refuseCommand('waitingHasOffer', { firstName })
    const usual = addDays(context.today, plan.policies['waitingList.offerDays'])
    // Nobody can say yes to a place after it began.
    const lastDay = expiresOn ?? (usual < startDay ? usual : startDay)
    if (lastDay < context.today) return refuseCommand('offerExpiresPast', { day: lastDay })
    if (lastDay > startDay) return refuseCommand('offerExpiresLate', { day: lastDay, startDay })
    const weighed = weighOffer(plan, waiting, { group, days, startDay })
    if (weighed.judgement.refusal !== null) {
      const { code, params } = weighed.judgement.refusal
      return refuseCommand('offerNoPlace', { ...params, firstName, sentenceCode: code })
    }
    const fitting = weighed.passedOver.filter(({ isFitting }) => isFitting)
    if (fitting.length > 0 && note.trim() === '') {
      const names = fitting.slice(0, NAMED_AT_MOST).map((passed) => fullName(passed.child))
      return refuseCommand('offerNoteMissing', { names: names.join(', '), count: fitting.length })
    }
    return effect({ code: 'command.offerPlace', params: { firstName, group: group.name } }, [
      putRow('waiting_entry', { ...entry, status: 'offered' }),
      putRow('placement_offer', {
        id: context.newId() as OfferId,
        entryId,
        locationId: entry.locationId,
        ...{ groupId, days, startDay },
        expiresOn: lastDay,
        status: 'open',
        reasons: mutable(weighed.reasons),
        offeredBy: context.actorId,
        offeredAt: context.at,
        answeredBy: null,
        answeredAt: null,
        note: note.trim(),
      }),
    ])
  },
})

function mutable(reasons: readonly Message[]): Message[] {
  return reasons.map(({ code, params }) => ({ code, params: { ...params } }))
}
