import type { RowSet } from '#shared/schema/rows/table-rows.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { aChild, aContract } from './builders/children.ts'
import { childId, contractId, groupId, locationId, shiftId, staffMemberId } from './builders/ids.ts'
import { aGroup, aLocation, openingHours } from './builders/organisation.ts'
import { aRowSet } from './builders/row-set.ts'
import { aShift, aStaffMember } from './builders/staffing.ts'

/** The friday on which there is one place left at Regenboog, and the roster of its week is settled. */
export const lastPlaceDay = isoDay('2026-11-27')

/**
 * Two locations: Regenboog with Noor and Sem, and De Ark with Mila. On the friday the ladybirds have room for one more
 * child; Noor and Lars of the bumblebees could both use it.
 */
export function twoLocations(): RowSet {
  const base = aRowSet()
  const ark = locationId('ark')
  const lars = aChild({ id: childId('lars'), firstName: 'Lars', surname: 'Visser' })
  const mila = aChild({ id: childId('mila'), firstName: 'Mila', surname: 'Koster' })
  const larsRows = aContract({ id: contractId('lars-contract'), child: lars.id, days: [1, 2, 4] })
  const milaRows = aContract({
    ...{ id: contractId('mila-contract'), child: mila.id, days: [1, 3] },
    ...{ locationId: ark, groupId: groupId('otters') },
  })
  return {
    ...base,
    location: [...(base.location ?? []), aLocation({ id: ark, name: 'De Ark' })],
    opening_hours: [
      ...(base.opening_hours ?? []),
      ...openingHours('dayCare').map((row) => ({ ...row, locationId: ark })),
    ],
    base_group: (base.base_group ?? [])
      .map((group) => (group.id === 'ladybirds' ? { ...group, maxChildren: 1 } : group))
      .concat(aGroup({ id: groupId('otters'), locationId: ark, name: 'Otters', code: 'OT' })),
    staff_member: [
      ...(base.staff_member ?? []),
      aStaffMember({ id: staffMemberId('manager'), firstName: 'Anja', surname: 'Kok', role: 'manager' }),
    ],
    child: [...(base.child ?? []), lars, mila],
    contract: [...(base.contract ?? []), larsRows.contract, milaRows.contract],
    contract_day: [...(base.contract_day ?? []), ...larsRows.contractDays, ...milaRows.contractDays],
    shift: [
      ...(base.shift ?? []),
      aShift({
        ...{ id: shiftId('fatima-friday'), staff: staffMemberId('fatima'), day: lastPlaceDay },
      }),
    ],
    settled_roster: [{ id: 'rainbow-48', locationId: locationId('rainbow'), week: '2026-W48' as never }],
  }
}

/** An extra friday at Regenboog with the ladybirds. */
export function askedFriday(child: string): object {
  return {
    ...{ kind: 'extraDay', childId: child, locationId: 'rainbow', wantedDay: lastPlaceDay },
    ...{ wantedStartMinute: 480, wantedEndMinute: 1080, wantedGroupId: null },
    ...{ givenDay: null, givenStartMinute: null, givenEndMinute: null, swapReason: null, payment: null },
  }
}

export const onlyRainbow = [
  { stream: 'org', mode: 'readWrite' },
  { stream: 'loc:rainbow', mode: 'readWrite' },
] as const

export const onlyArk = [
  { stream: 'org', mode: 'readWrite' },
  { stream: 'loc:ark', mode: 'readWrite' },
] as const

/** What a planner of both locations has. */
export const everywhere = [...onlyRainbow, { stream: 'loc:ark', mode: 'readWrite' }] as const

export const noorIll = {
  childId: 'noor',
  startDay: '2026-12-01',
  endDay: '2026-12-02',
  startMinute: null,
  endMinute: null,
  reason: 'ill',
  isForCredit: false,
}
