import { derivedId } from '#shared/import/derived-id.ts'
import type { Family } from '#shared/domain/children/model.ts'
import type { LegalEntityId } from '#shared/domain/ids.ts'
import type { BalanceAccount, LedgerEntry, TariffCard, TariffProduct } from '#shared/domain/ledger/model.ts'
import type { CareSetting, LegalEntity } from '#shared/domain/organisation/model.ts'
import { monthOf } from '#shared/kernel/month.ts'
import { isoDay } from '#shared/kernel/time.ts'
import type { Instant, IsoDay } from '#shared/kernel/time.ts'
import type { CarePlan } from './care-plan.ts'
import { organisation } from './house.ts'

/** Who invoices, what an hour costs, and what families have in store. */

export const legalEntities: readonly LegalEntity[] = [
  {
    id: 'regenboog-bv' as LegalEntityId,
    organisationId: organisation.id,
    name: 'De Kleine Wereld Regenboog B.V.',
  },
  { id: 'zwaluw-bv' as LegalEntityId, organisationId: organisation.id, name: 'De Kleine Wereld Zwaluw B.V.' },
]

/** Cents an hour in 2026; flexible hours cost a little more. MONEY-1 */
const prices: readonly (readonly [LegalEntityId, CareSetting, number])[] = [
  ['regenboog-bv' as LegalEntityId, 'dayCare', 1123],
  ['zwaluw-bv' as LegalEntityId, 'dayCare', 1098],
  ['zwaluw-bv' as LegalEntityId, 'toddlerCare', 1098],
  ['zwaluw-bv' as LegalEntityId, 'outOfSchoolCare', 989],
]
const dayCareProducts: readonly TariffProduct[] = ['extraDay', 'extraHour', 'flexibleDay']
const schoolProducts: readonly TariffProduct[] = [...dayCareProducts, 'studyDay', 'holidayDay']
const flexibleSurchargeCents = 45
const raiseOf2027 = 0.042

export const tariffCards: readonly TariffCard[] = prices.flatMap(([legalEntityId, setting, cents]) =>
  (setting === 'outOfSchoolCare' ? schoolProducts : dayCareProducts).flatMap((product) => {
    const price = cents + (product === 'flexibleDay' || product === 'extraHour' ? flexibleSurchargeCents : 0)
    return [
      tariff(legalEntityId, setting, product, price, 2026),
      tariff(legalEntityId, setting, product, Math.round(price * (1 + raiseOf2027)), 2027),
    ]
  }),
)

function tariff(
  legalEntityId: LegalEntityId,
  setting: CareSetting,
  product: TariffProduct,
  centsPerHour: number,
  year: number,
): TariffCard {
  const validFrom = isoDay(`${year}-01-01`)
  return {
    id: derivedId('tarief', legalEntityId, setting, product, validFrom),
    legalEntityId,
    setting,
    product,
    centsPerHour,
    validFrom,
    validUntil: isoDay(`${year}-12-31`),
  }
}

/** One family in eight pays by transfer, one in twelve reads English. MONEY-3 */
export function planFamilies(care: CarePlan): Family[] {
  const ids = [...new Set(care.children.map(({ familyId }) => familyId))].toSorted()
  return ids.map((id, index) => ({
    id,
    isDirectDebit: index % 8 !== 5,
    language: index % 12 === 7 ? 'en' : 'nl',
  }))
}

const soon = isoDay('2026-11-30')
const nextWeek = isoDay('2026-12-04')
const endOfYear = isoDay('2026-12-31')

/**
 * What was in store when the house began with Dagdeel: hours of flexible contracts, bought holiday days, and credit of
 * days called off, some of it close to its end. FLEX-2, HOL-3, SWAP-5
 */
export function planBalances(care: CarePlan): LedgerEntry[] {
  const entries: LedgerEntry[] = []
  const begin = isoDay('2026-11-16')
  for (const contract of care.contracts) {
    if (contract.form === 'flexible')
      entries.push(balance(care, contract.childId, 'flex', 54 * 60, begin, null))
    if (contract.form === 'holidayDays')
      entries.push(balance(care, contract.childId, 'holidayDays', 12 * 600, begin, endOfYear))
  }
  // Children who come all year and called off a day or two.
  const usual = care.contracts.filter(
    ({ form, setting, startDate, endDate }) =>
      form === 'fixed' && setting !== 'toddlerCare' && startDate < begin && endDate === null,
  )
  for (const [index, contract] of usual.entries()) {
    if (index % 6 !== 2) continue
    const expiresOn = index % 5 === 0 ? soon : index % 5 === 1 ? nextWeek : endOfYear
    const minutes = contract.setting === 'outOfSchoolCare' ? 240 : index % 4 === 0 ? 1140 : 570
    entries.push(balance(care, contract.childId, 'swapCredit', minutes, begin, expiresOn))
  }
  return entries
}

function balance(
  care: CarePlan,
  childId: LedgerEntry['childId'],
  account: BalanceAccount,
  minutes: number,
  day: IsoDay,
  expiresOn: IsoDay | null,
): LedgerEntry {
  const { locationId } = care.contractOf(childId)
  return balanceLine({ childId, locationId, account, minutes, day, expiresOn })
}

interface Balance extends Pick<LedgerEntry, 'childId' | 'locationId' | 'minutes' | 'day' | 'expiresOn'> {
  readonly account: BalanceAccount
}

/** As the importer books a line of the file with opening balances. */
export function balanceLine({ childId, locationId, account, minutes, day, expiresOn }: Balance): LedgerEntry {
  const id = derivedId('saldo', childId, locationId, account, day, expiresOn)
  return {
    id,
    childId,
    locationId,
    account,
    kind: 'granted',
    day,
    month: monthOf(day),
    minutes,
    cents: 0,
    centsPerHour: null,
    expiresOn,
    sourceKind: 'import',
    sourceId: id,
    correctsEntryId: null,
    reason: { code: 'ledger.reason.import', params: {} },
    note: '',
    actorId: 'import',
    at: `${day}T12:00:00.000Z` as Instant,
  }
}
