import { groupBy } from '#shared/kernel/group-by.ts'
import type { SettlingIn } from '../base-groups/model.ts'
import type { Child, Contract, ContractDay } from '../children/model.ts'
import type { BaseGroupId, ChildId, ContractId } from '../ids.ts'
import type { LocationFacts } from '../occupancy/model.ts'
import type { CareSetting } from '../organisation/model.ts'
import { linesOfWish } from './lines-of-wish.ts'
import type { PlacementOffer } from './model.ts'

/** An offer nobody answered yet, with the child it is for: its place is kept. */
export interface OfferedPlace {
  readonly offer: PlacementOffer
  readonly child: Child
  readonly setting: CareSetting
}

/** The child an open offer is counted as. It is another one than the family's own, which may be here already. */
export function guestIdOf(offer: Pick<PlacementOffer, 'id'>): ChildId {
  return `offer:${offer.id}` as ChildId
}

/**
 * The facts with which places are planned: contracts as they run and end by themselves, extra days that were promised,
 * open offers as if they were taken, and visits of who settles in. Who is away for a day leaves no lasting place, so
 * absences are not counted. Nor do groups that are together for a while: a place is in a group, and that group must hold
 * its children when it is by itself again. WAIT-1, PLAN-3, MERGE-1
 */
export function plannedFacts(facts: LocationFacts, offered: readonly OfferedPlace[]): LocationFacts {
  const added = [...offered.map((place) => guestOf(facts, place)), ...visitsOf(facts)]
  return withGuests({ ...facts, absences: [], requests: [], merges: [] }, added)
}

/** The facts with open offers as if they were taken: a place that was promised is not given to somebody else. WAIT-4 */
export function withOfferedPlaces(facts: LocationFacts, offered: readonly OfferedPlace[]): LocationFacts {
  return withGuests(
    facts,
    offered.map((place) => guestOf(facts, place)),
  )
}

function withGuests(facts: LocationFacts, added: readonly Guest[]): LocationFacts {
  return {
    ...facts,
    children: [...facts.children, ...added.map(({ child }) => child)],
    contracts: [...facts.contracts, ...added.map(({ contract }) => contract)],
    contractDays: [...facts.contractDays, ...added.flatMap(({ days }) => days)],
  }
}

interface Guest {
  readonly child: Child
  readonly contract: Contract
  readonly days: readonly ContractDay[]
}

function guestOf(facts: LocationFacts, { offer, child, setting }: OfferedPlace): Guest {
  const id = guestIdOf(offer)
  const contractId = id as string as ContractId
  const lines = linesOfWish({
    locationId: facts.location.id,
    setting,
    days: offer.days,
    openingHours: facts.openingHours,
    onDay: offer.startDay,
  })
  return {
    child: { ...child, id },
    contract: contractOf(facts, contractId, id, setting, offer.groupId, offer.startDay, null),
    days: lines.map((line) => ({ ...line, id: `${contractId}.${line.weekday}`, contractId })),
  }
}

/** A child that visits its next group counts there besides in its own. PLAN-3 */
function visitsOf(facts: LocationFacts): readonly Guest[] {
  if (facts.settlingIns.length === 0) return []
  const linesByContract = groupBy(facts.contractDays, ({ contractId }) => contractId)
  const childById = new Map(facts.children.map((child) => [child.id, child]))
  const groupById = new Map(facts.groups.map((group) => [group.id, group]))
  return facts.settlingIns.flatMap((visit) => {
    const child = childById.get(visit.childId)
    const group = groupById.get(visit.toGroupId)
    if (child === undefined || group === undefined) return []
    return ownContracts(facts, visit).map((own, place): Guest => {
      const id = `visit:${visit.id}.${place}` as ChildId
      const contractId = id as string as ContractId
      return {
        child: { ...child, id },
        contract: contractOf(
          facts,
          contractId,
          id,
          group.setting,
          group.id,
          later(visit.startDay, own.startDate),
          own.endDate !== null && own.endDate < visit.endDay ? own.endDate : visit.endDay,
        ),
        days: (linesByContract.get(own.id) ?? []).map((line) => ({
          ...line,
          id: `${contractId}.${line.id}`,
          contractId,
        })),
      }
    })
  })
}

function ownContracts(facts: LocationFacts, visit: SettlingIn): readonly Contract[] {
  return facts.contracts.filter(
    (contract) =>
      contract.childId === visit.childId &&
      contract.groupId === visit.fromGroupId &&
      contract.startDate <= visit.endDay &&
      (contract.endDate === null || visit.startDay <= contract.endDate),
  )
}

function contractOf(
  facts: LocationFacts,
  id: ContractId,
  childId: ChildId,
  setting: CareSetting,
  groupId: BaseGroupId,
  startDate: Contract['startDate'],
  endDate: Contract['endDate'],
): Contract {
  return {
    id,
    childId,
    locationId: facts.location.id,
    setting,
    groupId,
    form: 'fixed',
    isSchoolWeeksOnly: false,
    startDate,
    endDate,
  }
}

function later<Day extends string>(day: Day, other: Day): Day {
  return day > other ? day : other
}
