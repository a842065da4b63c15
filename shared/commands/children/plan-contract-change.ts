import { isKeptOut } from '#shared/domain/child-file/secrecy.ts'
import {
  earliestChange,
  isChangeDay,
  isOnlyMore,
  listAddedLines,
  nextChangeDay,
  type ContractLine,
} from '#shared/domain/children/contract-change.ts'
import { findContractRoom, ROOM_WEEKS, type WeekdayRoom } from '#shared/domain/children/contract-room.ts'
import type { Child, Contract, ContractForm } from '#shared/domain/children/model.ts'
import type { BaseGroupId, ContractId } from '#shared/domain/ids.ts'
import { policiesAt } from '#shared/domain/policies/policies-on.ts'
import type { HousePolicies } from '#shared/domain/policies/model.ts'
import type { CheckInput } from '#shared/domain/requests/wish-subject.ts'
import { ok, refuse, type Result } from '#shared/kernel/result.ts'
import { addDays, isValidOn, type IsoDay } from '#shared/kernel/time.ts'
import type { CommandContext } from '../define.ts'
import { findRow, listRows, type Facts } from '../facts.ts'
import type { CommandRefusal } from '../refusal.ts'
import { loadCheck } from '../requests/load-check.ts'

/** What is asked of a contract. null = as it is now. */
export interface ContractChange {
  readonly contractId: ContractId
  /** The day the change was asked. */
  readonly receivedOn: IsoDay
  readonly effectiveDay: IsoDay
  readonly days: readonly ContractLine[]
  readonly groupId: BaseGroupId | null
  readonly form: ContractForm | null
}

export interface PlannedContractChange {
  readonly contract: Contract
  readonly child: Child
  readonly groupId: BaseGroupId
  readonly policies: HousePolicies
  /** The first change day after the notice. */
  readonly earliest: IsoDay
  /** Only care is added: it may start before the notice has passed, when there is room. */
  readonly isOnlyMore: boolean
  /** Room per weekday for what is added; empty when nothing is. */
  readonly room: readonly WeekdayRoom[]
  /** Why it cannot be done as asked; null when it can. */
  readonly refusal: CommandRefusal | null
}

/**
 * What a change of a contract would come to: the same for the form that asks beforehand and for the command. Refused
 * when it is asked of no contract; everything else is part of the answer. CARE-5, PRIV-3
 */
export function* planContractChange(
  change: ContractChange,
  context: Pick<CommandContext, 'today' | 'at'>,
): Facts<Result<PlannedContractChange, CommandRefusal>> {
  const contract = yield* findRow('contract', change.contractId)
  if (contract === undefined) return notFound('contract', change.contractId)
  const child = yield* findRow('child', contract.childId)
  if (child === undefined) return notFound('child', contract.childId)
  const groupId = change.groupId ?? contract.groupId
  const group = yield* findRow('base_group', groupId)
  if (group === undefined) return notFound('group', groupId)
  const input = yield* loadRoom(contract, change.effectiveDay, context)
  if (input === undefined) return notFound('location', contract.locationId)
  const policies = policiesAt(input.index.policies, change.receivedOn)
  const before = yield* listRows('contract_day', { contractId: contract.id })
  const isOtherGroup = groupId !== contract.groupId
  // In another group every day is a new day. GROUP-1
  const lines = isOtherGroup ? change.days : listAddedLines(before, change.days)
  const isOtherForm = change.form !== null && change.form !== contract.form
  const onlyMore = !isOtherGroup && !isOtherForm && isOnlyMore(before, change.days)
  const room = findContractRoom({ input, lines, groupId, fromDay: change.effectiveDay })
  const planned = {
    contract,
    child,
    groupId,
    policies,
    earliest: earliestChange(change.receivedOn, policies),
    isOnlyMore: onlyMore,
    room,
  }
  const secrecies = yield* listRows('secrecy', { childId: child.id })
  const secrecyRefusal: CommandRefusal | null =
    isOtherGroup && isKeptOut(secrecies, child.id, group, change.effectiveDay, contract.endDate)
      ? { code: 'secrecyNoVve', params: { firstName: child.firstName, group: group.name } }
      : null
  const isSameGroupKind = group.setting === contract.setting && group.locationId === contract.locationId
  const groupRefusal: CommandRefusal | null =
    isSameGroupKind && isValidOn(group, change.effectiveDay)
      ? null
      : { code: 'groupNotValid', params: { group: group.name, day: change.effectiveDay } }
  return ok({
    ...planned,
    refusal:
      groupRefusal ?? secrecyRefusal ?? refusalOf(change, planned) ?? nothingNew(change, contract, before),
  })
}

/** Facts over the weeks in which room is looked for. */
function* loadRoom(
  contract: Contract,
  fromDay: IsoDay,
  context: Pick<CommandContext, 'today' | 'at'>,
): Facts<CheckInput | undefined> {
  const wish = {
    kind: 'extraDay',
    childId: contract.childId,
    locationId: contract.locationId,
    wantedDay: fromDay,
    wantedStartMinute: null,
    wantedEndMinute: null,
    wantedGroupId: null,
    // Both days of a wish are loaded with all that lies between them.
    givenDay: addDays(fromDay, ROOM_WEEKS * 7),
    givenStartMinute: null,
    givenEndMinute: null,
    swapReason: null,
    payment: null,
  } as const
  return yield* loadCheck(wish, null, 'twoDays', context)
}

function refusalOf(
  change: ContractChange,
  planned: Pick<PlannedContractChange, 'contract' | 'policies' | 'isOnlyMore' | 'earliest' | 'room'>,
): CommandRefusal | null {
  const { contract, policies, earliest } = planned
  const early = refuseDay(contract, change.effectiveDay, policies)
  if (early !== null) return early
  const form = change.form ?? contract.form
  if (form === 'fixed' && change.days.length === 0) return { code: 'contractDaysMissing', params: {} }
  if (change.effectiveDay >= earliest) return null
  if (!planned.isOnlyMore)
    return { code: 'changeTooEarly', params: { earliest, receivedOn: change.receivedOn } }
  const full = planned.room.find(({ verdict }) => verdict === 'no' || verdict === 'unknown')
  if (full === undefined) return null
  return {
    code: 'changeNoRoom',
    params: {
      ...full.message.params,
      weekdayCode: `weekday.${full.weekday}`,
      sentenceCode: full.message.code,
      earliest,
    },
  }
}

/** Why a change or an ending cannot take effect on this day, whatever it is; null when it can. CARE-5 */
export function refuseDay(
  contract: Contract,
  effectiveDay: IsoDay,
  policies: HousePolicies,
): CommandRefusal | null {
  if (effectiveDay <= contract.startDate || (contract.endDate !== null && effectiveDay > contract.endDate)) {
    return { code: 'contractPeriod', params: { day: effectiveDay } }
  }
  if (isChangeDay(effectiveDay, policies)) return null
  return { code: 'changeDay', params: { day: effectiveDay, next: nextChangeDay(effectiveDay, policies) } }
}

function nothingNew(
  change: ContractChange,
  contract: Contract,
  before: readonly ContractLine[],
): CommandRefusal | null {
  const isSame =
    (change.groupId ?? contract.groupId) === contract.groupId &&
    (change.form ?? contract.form) === contract.form &&
    listAddedLines(before, change.days).length === 0 &&
    listAddedLines(change.days, before).length === 0
  return isSame ? { code: 'nothingToChange', params: {} } : null
}

function notFound(what: string, id: string): Result<never, CommandRefusal> {
  return refuse({ code: 'notFound', params: { what, id } })
}
