import type { LoggedStay } from '#shared/domain/attendance/model.ts'
import type { NameParts } from '#shared/domain/children/person-name.ts'
import type { BaseGroupId, ChildId } from '#shared/domain/ids.ts'
import type { LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import { tileNames } from '#shared/domain/quick-log/tile-names.ts'
import type { StayView } from '#shared/ipc/parts/stays.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'

/** Names for a screen in the room, the same on every list of the location. */
export interface StayNames {
  childName(childId: ChildId): string
  groupName(groupId: BaseGroupId): string
  /** Empty for somebody who is no member of staff, such as the first user of an empty house. */
  writerName(id: string): string
}

export function stayNamesOf(rows: Pick<RowReader, 'listRows'>, index: LocationIndex): StayNames {
  const children = namesById([...index.children.values()].map(({ child }) => child))
  const staff = namesById(rows.listRows('staff_member', {}))
  return {
    childName: (childId) => children.get(childId) ?? '',
    groupName: (groupId) => index.groupById.get(groupId)?.name ?? '',
    writerName: (id) => staff.get(id) ?? '',
  }
}

function namesById(people: readonly (NameParts & { readonly id: string })[]): ReadonlyMap<string, string> {
  const names = tileNames(people)
  return new Map(people.map(({ id }, place) => [id, names[place] ?? '']))
}

export function stayViewOf(names: StayNames, stay: LoggedStay): StayView {
  const logged = dutchTimeOf(stay.loggedAt)
  return {
    id: stay.id,
    childId: stay.childId,
    childName: names.childName(stay.childId),
    groupName: names.groupName(stay.groupId),
    day: stay.day,
    side: stay.side,
    startMinute: stay.startMinute,
    endMinute: stay.endMinute,
    loggedDay: logged.day,
    loggedMinute: logged.minute,
    loggedByName: names.writerName(stay.loggedBy),
  }
}
