import { expect, test } from 'vitest'
import { isoDay } from '#shared/kernel/time.ts'
import { startApp } from '#tests/harness/app.ts'
import { groupId, locationId, shiftId, staffMemberId } from '#tests/harness/builders/ids.ts'
import { aGroup } from '#tests/harness/builders/organisation.ts'
import { aShift, aStaffMember } from '#tests/harness/builders/staffing.ts'
import { organisationWithRoles } from '#tests/harness/role-cases.ts'

const ark = locationId('ark')
const fatima = staffMemberId('fatima')

/** Fatima is of Regenboog in the records, and works in a group of De Ark; Wim of De Ark is on no roster of late. */
function house() {
  const rows = organisationWithRoles()
  const group = aGroup({ id: groupId('ark-group'), locationId: ark })
  const atArk = { staff: fatima, locationId: ark, groupId: group.id }
  return {
    ...rows,
    base_group: [...(rows.base_group ?? []), group],
    staff_member: [
      ...(rows.staff_member ?? []),
      aStaffMember({ id: staffMemberId('wim'), firstName: 'Wim', locationId: ark }),
    ],
    shift: [
      aShift({ id: shiftId('now'), day: isoDay('2026-11-24'), ...atArk }),
      aShift({ id: shiftId('long-ago'), staff: fatima, day: isoDay('2026-06-02') }),
      aShift({ id: shiftId('before'), staff: staffMemberId('wim'), day: isoDay('2026-06-02') }),
    ],
  }
}

test('PRIV-4: where staff are on the roster is known for an account to begin with; without a shift it is where they belong', async () => {
  const app = await startApp({ data: house() })
  const { people } = await app.done('people.list', {})
  const placesOf = (actorId: string) => people.find((person) => person.actorId === actorId)?.rosteredAt
  expect(placesOf('fatima')).toEqual([ark])
  expect(placesOf('wim')).toEqual([ark])
  expect(placesOf('manager')).toEqual([locationId('rainbow')])
  expect(placesOf('planner-ark')).toEqual([])
  app.close()
})
