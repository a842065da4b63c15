import type { RowSet } from '#shared/schema/rows/table-rows.ts'
import { addDays, isoDay, weekdayOf, type IsoDay, type Weekday } from '#shared/kernel/time.ts'
import { aChild, aContract, aFixedFace } from '#tests/harness/builders/children.ts'
import { childId } from '#tests/harness/builders/ids.ts'
import { aTariff } from '#tests/harness/builders/ledger-lines.ts'
import { rowsOfHouse } from '#tests/integration/requests/house-rows.ts'
import { aHouse } from '#tests/unit/requests/wishes.ts'

export const firstDay = isoDay('2026-11-23')
const lastDay = isoDay('2027-01-22')
/** Every contract in the house is from eight to six. */
export const careStart = 480
export const careEnd = 1080

/** Cents an hour by year, for an extra day and for a flexible hour. */
export const prices: Readonly<Record<string, { readonly extraDay: number; readonly flexibleDay: number }>> = {
  '2026': { extraDay: 1021, flexibleDay: 1057 },
  '2027': { extraDay: 1085, flexibleDay: 1103 },
}

/** The weekdays on which each child comes. */
export const comesOn: Readonly<Record<string, readonly Weekday[]>> = {
  noor: [1, 2, 4],
  sem: [4, 5],
  mila: [1, 3],
  // Fay has a flexible contract, and comes when she asks.
  fay: [],
}
export const childIds = Object.keys(comesOn)

const hours = { start: '08:00', end: '18:00' }
const newcomers = [
  { id: 'sem', firstName: 'Sem', familyId: 'dekker' },
  { id: 'mila', firstName: 'Mila', familyId: 'jansen' },
  // Of one family with Mila.
  { id: 'fay', firstName: 'Fay', familyId: 'jansen' },
]

/** Noor's house with three children more, one member of staff for eight children, and prices for two years. */
export function historyHouse(): RowSet {
  const facts = aHouse({
    ages: { 2: 3 },
    children: newcomers.map((child) => aChild({ ...child, id: childId(child.id) })),
    contracts: newcomers.map(({ id }) =>
      aContract({
        child: childId(id),
        days: comesOn[id] ?? [],
        hours,
        form: id === 'fay' ? 'flexible' : 'fixed',
      }),
    ),
    fixedFaces: newcomers.map(({ id }) => aFixedFace(childId(id), 'staff1')),
  })
  const tariffs = Object.entries(prices).flatMap(([year, cents]) =>
    (['extraDay', 'flexibleDay'] as const).map((product) =>
      aTariff({
        id: `${product}-${year}`,
        product,
        centsPerHour: cents[product],
        validFrom: isoDay(`${year}-01-01`),
        validUntil: isoDay(`${year}-12-31`),
      }),
    ),
  )
  return { ...rowsOfHouse(facts), tariff_card: tariffs }
}

/** The days on which the house is open and staffed: weekdays without Christmas and New Year's Day. */
export const openDays: readonly IsoDay[] = Array.from({ length: 70 }, (_, offset) =>
  addDays(firstDay, offset),
).filter((day) => day <= lastDay && weekdayOf(day) <= 5 && !['2026-12-25', '2027-01-01'].includes(day))
