import type { BaseGroupId, ChildId, LocationId } from '#shared/domain/ids.ts'
import { addDays, isoDay } from '#shared/kernel/time.ts'
import type { RowSet } from '#shared/schema/rows/table-rows.ts'
import { aChild, aContract } from '#tests/harness/builders/children.ts'
import { childId, contractId, groupId, staffMemberId } from '#tests/harness/builders/ids.ts'
import { aShift } from '#tests/harness/builders/staffing.ts'
import { nameOfChild } from './name-of-child.ts'
import type { Rng } from './rng.ts'

/** Long gone: over their term. Gone lately: they may be erased, and their term is not over. PRIV-1 */
const LONG_GONE = 3
const GONE_LATELY = 3
const OLD_SHIFTS = 4

/** Families that left, with what is left of their time here, and old shifts that are over their term. */
export function withFormerFamilies(rows: RowSet, locationIds: readonly LocationId[], rng: Rng): RowSet {
  const former = locationIds.flatMap((location) =>
    Array.from({ length: LONG_GONE + GONE_LATELY }, (_, number) =>
      rowsOfChild(rng, location, number, number < LONG_GONE),
    ),
  )
  const shifts = locationIds.flatMap((location) =>
    Array.from({ length: OLD_SHIFTS }, (_, number) => ({
      ...aShift({
        day: addDays(isoDay('2025-09-01'), number),
        staff: staffMemberId(`${location}-group-1-staff-0`),
        ...{ locationId: location, groupId: groupId(`${location}-group-1`) },
      }),
      id: `${location}-old-shift-${number}` as ReturnType<typeof aShift>['id'],
    })),
  )
  return {
    ...rows,
    child: [...(rows.child ?? []), ...former.map(({ child }) => child)],
    contract: [...(rows.contract ?? []), ...former.map(({ contract }) => contract)],
    contract_day: [...(rows.contract_day ?? []), ...former.flatMap(({ contractDays }) => contractDays)],
    absence: [...(rows.absence ?? []), ...former.map(({ absence }) => absence)],
    shift: [...(rows.shift ?? []), ...shifts],
  }
}

function rowsOfChild(rng: Rng, location: LocationId, number: number, isLongGone: boolean) {
  const id: ChildId = childId(`${location}-former-${number}`)
  const group: BaseGroupId = groupId(`${location}-group-${rng.between(1, 2)}`)
  // Two of them are one family: the first that goes leaves the other behind.
  const family = number % LONG_GONE === 0 ? 1 : number % LONG_GONE
  const endDate = isLongGone ? isoDay('2025-09-30') : isoDay('2026-10-31')
  const made = aContract({
    ...{ id: contractId(`${id}-contract`), child: id, days: [1, 4], locationId: location, groupId: group },
    ...{ startDate: isoDay('2024-01-01'), endDate },
  })
  return {
    child: aChild({
      ...{ id, firstName: nameOfChild(id), surname: `Achternaam ${nameOfChild(id)}` },
      birthDate: isoDay('2023-03-01'),
      familyId: `family-${location}-gone-${isLongGone ? 'long' : 'lately'}-${String.fromCharCode(97 + family)}`,
    }),
    contract: made.contract,
    contractDays: made.contractDays.map((day) => ({ ...day, id: `${id}-${day.weekday}` })),
    absence: {
      // Not made of the child's own id: a purge of rows names it, and stays when the child is erased later.
      ...{
        id: `absence-of-${location}-gone-${number}`,
        childId: id,
        startDay: addDays(endDate, -20),
        endDay: addDays(endDate, -20),
      },
      ...{ startMinute: null, endMinute: null, reason: 'ill' as const, requestId: null },
    },
  }
}
