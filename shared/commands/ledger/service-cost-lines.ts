import type { LocationId } from '#shared/domain/ids.ts'
import type { LedgerEntry } from '#shared/domain/ledger/model.ts'
import { serviceFamilies, type ServiceFamily } from '#shared/domain/ledger/service-families.ts'
import { policiesOn } from '#shared/domain/policies/policies-on.ts'
import { firstDayOfMonth, lastDayOfMonth, type IsoMonth } from '#shared/kernel/month.ts'
import type { CommandContext } from '../define.ts'
import { listRows, type Facts } from '../facts.ts'

const ID_MAX_CHARS = 64

/**
 * The service costs of a month for every family of a location that has not paid them elsewhere: a family with children
 * at two locations pays once, where the month is closed first. MONEY-3
 */
export function* serviceCostLines(
  locationId: LocationId,
  month: IsoMonth,
  context: CommandContext,
): Facts<readonly LedgerEntry[]> {
  const day = firstDayOfMonth(month)
  const rules = [
    ...(yield* listRows('house_rule', { locationId: null })),
    ...(yield* listRows('house_rule', { locationId })),
  ]
  const policies = policiesOn(rules, locationId, day)
  const contracts = yield* listRows('contract', { locationId })
  const childIds = [...new Set(contracts.map(({ childId }) => childId))]
  const children = yield* listRows('child', { id: { in: childIds } })
  const families = serviceFamilies(contracts, children, month, policies)
  const familyIds = families.map(({ familyId }) => familyId)
  const costs = policies['money.serviceCosts']
  // A family without a row of its own pays by direct debit.
  const otherwise = yield* listRows('family', { id: { in: familyIds }, isDirectDebit: false })
  const payingOtherwise = new Set(otherwise.map(({ id }) => id))
  const booked = yield* listRows('ledger_entry', {
    sourceKind: 'service',
    sourceId: { in: familyIds },
    day: { from: day, until: lastDayOfMonth(month) },
  })
  const paid = new Set(booked.map(({ sourceId }) => sourceId))
  return families.flatMap((family) => {
    const isOtherwise = payingOtherwise.has(family.familyId)
    const cents = isOtherwise ? costs.otherwiseCents : costs.directDebitCents
    return cents === 0 || paid.has(family.familyId)
      ? []
      : [lineOf(family, cents, isOtherwise, locationId, month, context)]
  })
}

function lineOf(
  { familyId, childId }: ServiceFamily,
  cents: number,
  isOtherwise: boolean,
  locationId: LocationId,
  month: IsoMonth,
  context: CommandContext,
): LedgerEntry {
  const stable = `service.${familyId}.${month}`
  return {
    // The same on every device, so that two locations that close at once do not both charge the family.
    id: stable.length <= ID_MAX_CHARS ? stable : context.newId(),
    childId,
    locationId,
    account: 'serviceCosts',
    kind: 'charged',
    day: firstDayOfMonth(month),
    month,
    minutes: 0,
    cents,
    centsPerHour: null,
    expiresOn: null,
    sourceKind: 'service',
    sourceId: familyId,
    correctsEntryId: null,
    reason: {
      code: isOtherwise ? 'ledger.reason.serviceOtherwise' : 'ledger.reason.serviceDirectDebit',
      params: { rule: 'MONEY-3', month },
    },
    note: '',
    actorId: context.actorId,
    at: context.at,
  }
}
