import { fullName, sortName } from '#shared/domain/children/person-name.ts'
import type { IndexedContract, LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import type { FoundChild } from '#shared/ipc/calls/children.ts'
import { completedMonths } from '#shared/kernel/time.ts'
import type { IsoDay, Weekday } from '#shared/kernel/time.ts'
import { matchName } from './match-name.ts'

/** Children with care here now or later whose name fits the text, on surname. */
export function searchChildren(
  index: LocationIndex,
  text: string,
  today: IsoDay,
  limit: number,
): readonly FoundChild[] {
  const found: FoundChild[] = []
  for (const [id, { child }] of index.children) {
    const contracts = currentContracts(index.contractsByChild.get(id) ?? [], today)
    const [first] = contracts
    const name = fullName(child)
    if (first === undefined || !matchName(name, text)) continue
    found.push({
      id,
      name,
      sortName: sortName(child),
      ageMonths: completedMonths(child.birthDate, today),
      groupName: index.groupById.get(first.contract.groupId)?.name ?? '',
      weekdays: weekdaysOf(contracts),
    })
  }
  return found.toSorted((a, b) => a.sortName.localeCompare(b.sortName, 'nl')).slice(0, limit)
}

/** Those that hold today; when none does, those to come, soonest first. */
function currentContracts(contracts: readonly IndexedContract[], today: IsoDay): readonly IndexedContract[] {
  const lasting = contracts.filter(({ contract }) => contract.endDate === null || contract.endDate >= today)
  const now = lasting.filter(({ contract }) => contract.startDate <= today)
  if (now.length > 0) return now
  return lasting.toSorted((a, b) => (a.contract.startDate < b.contract.startDate ? -1 : 1)).slice(0, 1)
}

function weekdaysOf(contracts: readonly IndexedContract[]): Weekday[] {
  return [...new Set(contracts.flatMap(({ lines }) => [...lines.keys()]))].sort((a, b) => a - b)
}
