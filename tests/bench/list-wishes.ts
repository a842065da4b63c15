import type { Contract } from '#shared/domain/children/model.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import type { CareWish } from '#shared/domain/requests/model.ts'
import { addDays, weekdayOf, type IsoDay } from '#shared/kernel/time.ts'

/** Odd against the week, so that every weekday gets its turn. */
const STEP_DAYS = 9
const STEPS = 12

const wholeDay = {
  wantedStartMinute: null,
  wantedEndMinute: null,
  wantedGroupId: null,
  givenStartMinute: null,
  givenEndMinute: null,
  payment: null,
} as const

/**
 * For every contract of a location, on a spread of days in the months after today: an extra day, and a swap for the
 * next contracted day.
 */
export function listWishes(location: LocationFacts, today: IsoDay): readonly CareWish[] {
  return location.contracts.flatMap((contract, place) =>
    Array.from({ length: STEPS }, (_, step) =>
      addDays(today, 1 + ((place * 3 + step * STEP_DAYS) % (STEPS * STEP_DAYS))),
    )
      .filter((day) => weekdayOf(day) <= 5)
      .flatMap((wantedDay) => wishesFor(location, contract, wantedDay)),
  )
}

function wishesFor(location: LocationFacts, contract: Contract, wantedDay: IsoDay): readonly CareWish[] {
  const asked = { ...wholeDay, childId: contract.childId, locationId: location.location.id, wantedDay }
  const extraDay: CareWish = { ...asked, kind: 'extraDay', givenDay: null, swapReason: null }
  const givenDay = nextContractedDay(location, contract, wantedDay)
  if (givenDay === undefined) return [extraDay]
  return [extraDay, { ...asked, kind: 'swapDay', givenDay, swapReason: 'private' }]
}

function nextContractedDay(location: LocationFacts, contract: Contract, after: IsoDay): IsoDay | undefined {
  const days = location.contractDays.filter(({ contractId }) => contractId === contract.id)
  const weekdays = new Set<number>(days.map(({ weekday }) => weekday))
  return Array.from({ length: 6 }, (_, distance) => addDays(after, distance + 1)).find((day) =>
    weekdays.has(weekdayOf(day)),
  )
}
