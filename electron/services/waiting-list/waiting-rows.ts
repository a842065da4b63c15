import { fullName } from '#shared/domain/children/person-name.ts'
import type { GroupMatch as FoundMatch } from '#shared/domain/waiting-list/match-group.ts'
import type { PlacementOffer } from '#shared/domain/waiting-list/model.ts'
import type { WaitingChild } from '#shared/domain/waiting-list/passed-over.ts'
import type { WaitingPlan } from '#shared/domain/waiting-list/waiting-plan.ts'
import type { GroupMatch, OpenOffer, WaitingRow } from '#shared/ipc/calls/waiting-list.ts'
import { completedMonths, daysBetween } from '#shared/kernel/time.ts'

/** A family on the list as the screen shows it. */
export function rowOf(plan: WaitingPlan, waiting: WaitingChild): WaitingRow {
  const { family, child } = waiting
  const { entry } = family
  const match = plan.matchOf(waiting)
  const shown = match.best ?? match.groups[0]
  const start = match.best?.start ?? null
  const offer = plan.offerOf.get(entry.id)
  return {
    entryId: entry.id,
    childId: child.id,
    name: fullName(child),
    birthDate: child.birthDate,
    ageMonths: completedMonths(child.birthDate, entry.wishedFrom),
    setting: entry.setting,
    days: entry.days.map((day) => ({ ...day })),
    minimumDays: entry.minimumDays,
    wishedFrom: entry.wishedFrom,
    receivedOn: entry.receivedOn,
    priority: entry.priority,
    status: entry.status,
    place: family.place,
    placeReason: family.reason,
    isInternal: family.isInternal,
    verdict: match.verdict,
    headline: match.headline,
    dayMessages: shown === undefined ? [] : shown.days.map(({ message }) => message),
    suggestion:
      match.best === null || start === null
        ? null
        : {
            groupId: match.best.group.id,
            groupName: match.best.group.name,
            startDay: start.startDay,
            days: start.days.map((day) => ({ ...day })),
            needsStaff: start.needsStaff,
          },
    offer: offer === undefined ? null : openOfferOf(plan, waiting, offer),
  }
}

export function openOfferOf(plan: WaitingPlan, { child }: WaitingChild, offer: PlacementOffer): OpenOffer {
  return {
    offerId: offer.id,
    entryId: offer.entryId,
    childName: fullName(child),
    groupId: offer.groupId,
    groupName: plan.book.index.groupById.get(offer.groupId)?.name ?? '',
    days: offer.days.map((day) => ({ ...day })),
    startDay: offer.startDay,
    expiresOn: offer.expiresOn,
    daysLeft: daysBetween(plan.today, offer.expiresOn),
  }
}

/** One group with its weekdays over the year. */
export function groupMatchOf(match: FoundMatch): GroupMatch {
  return {
    groupId: match.group.id,
    groupName: match.group.name,
    verdict: match.verdict,
    headline: match.headline,
    firstDay: match.start?.startDay ?? null,
    days: match.days.map(({ weekday, verdict, message, fitsFrom, tightest }) => ({
      weekday,
      verdict,
      message,
      fitsFrom,
      tightestDay: tightest?.day ?? null,
      free: tightest?.free ?? null,
    })),
    untilDay: match.untilDay,
    isProvisional: match.isProvisional,
  }
}
