import { fullName } from '#shared/domain/children/person-name.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import { staffRoles } from '#shared/domain/staffing/model.ts'
import type { CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import type { Done } from '#shared/ipc/parts/done.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { isOverlapping } from '#shared/kernel/time.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { Act } from '../commands/act.ts'

export interface ShiftService {
  /** Staff of the location who are free for the whole stretch; those who count for the ratio first. BKR-16 */
  listAvailable(
    input: ParsedInput<'shifts.listAvailable'>,
  ): Result<CallOutput<'shifts.listAvailable'>, Message>
  assign(input: ParsedInput<'shifts.assign'>, actorId: string): Result<Done, Message>
}

export function createShiftService(rows: Pick<RowReader, 'findRow' | 'listRows'>, act: Act): ShiftService {
  return {
    listAvailable: (wanted) => {
      if (rows.findRow('location', wanted.locationId) === undefined) {
        return refuse({ code: 'refusal.notFound', params: { what: 'location', id: wanted.locationId } })
      }
      const people = rows.listRows('staff_member', { locationId: wanted.locationId })
      const shifts = rows.listRows('shift', {
        day: wanted.day,
        staffMemberId: { in: people.map(({ id }) => id) },
      })
      const staff = people.flatMap((person) => {
        const own = shifts.filter((shift) => shift.staffMemberId === person.id)
        if (own.some((shift) => isOverlapping(shift, wanted))) return []
        return [
          {
            id: person.id,
            name: fullName(person),
            role: person.role,
            shifts: own.map(({ groupId, startMinute, endMinute }) => ({
              groupName: rows.findRow('base_group', groupId)?.name ?? '',
              startMinute,
              endMinute,
            })),
          },
        ]
      })
      return ok({
        staff: staff.sort(
          (a, b) =>
            staffRoles.indexOf(a.role) - staffRoles.indexOf(b.role) || a.name.localeCompare(b.name, 'nl'),
        ),
      })
    },
    assign: (input, actorId) => act('assignShift', input, actorId),
  }
}
