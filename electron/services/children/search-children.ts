import { fullName, sortName } from '#shared/domain/children/person-name.ts'
import type { IndexedContract, LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import type { FoundChild } from '#shared/ipc/calls/children.ts'
import { completedMonths } from '#shared/kernel/time.ts'
import type { IsoDay, Weekday } from '#shared/kernel/time.ts'
import { matchName } from './match-name.ts'

/** As it is in the index; what the file of the child says is added by who may see it. */
export type FoundName = Omit<FoundChild, 'flags'>

/**
 * Children whose name fits the text, on surname: those with care here now or later first. Who left is found by name
 * only, without days, so that the phone can be answered: "that care has ended".
 */
export function searchChildren(
  index: LocationIndex,
  text: string,
  today: IsoDay,
  limit: number,
): readonly FoundName[] {
  const found: FoundName[] = []
  const left: FoundName[] = []
  for (const [id, { child }] of index.children) {
    const all = index.contractsByChild.get(id) ?? []
    const contracts = currentContracts(all, today)
    const first = contracts[0] ?? all[0]
    const name = fullName(child)
    if (first === undefined || !matchName(name, text)) continue
    if (contracts.length === 0 && text.trim() === '') continue
    const list = contracts.length > 0 ? found : left
    list.push({
      id,
      name,
      sortName: sortName(child),
      ageMonths: completedMonths(child.birthDate, today),
      groupName: index.groupById.get(first.contract.groupId)?.name ?? '',
      weekdays: weekdaysOf(contracts),
    })
  }
  return [...found.toSorted(bySortName), ...left.toSorted(bySortName)].slice(0, limit)
}

function bySortName(a: FoundName, b: FoundName): number {
  return a.sortName.localeCompare(b.sortName, 'nl')
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
