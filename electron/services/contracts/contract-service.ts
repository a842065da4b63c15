import type { FactQuery } from '#shared/commands/facts.ts'
import { planContractChange } from '#shared/commands/children/plan-contract-change.ts'
import { runSync } from '#shared/commands/run-sync.ts'
import { earliestChange, listChangeDays } from '#shared/domain/children/contract-change.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import { policiesOn } from '#shared/domain/policies/policies-on.ts'
import type { CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import type { Done } from '#shared/ipc/parts/done.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { addDays, isValidOn } from '#shared/kernel/time.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { ClockPort } from '../../ports.ts'
import { messageOfRefusal, type Act } from '../commands/act.ts'

export interface ContractService {
  get(input: ParsedInput<'contracts.get'>): Result<CallOutput<'contracts.get'>, Message>
  preview(input: ParsedInput<'contracts.preview'>): Result<CallOutput<'contracts.preview'>, Message>
  change(input: ParsedInput<'contracts.change'>, actorId: string): Result<Done, Message>
  end(input: ParsedInput<'contracts.end'>, actorId: string): Result<Done, Message>
  recordConsent(input: ParsedInput<'consents.record'>, actorId: string): Result<Done, Message>
  endConsent(input: ParsedInput<'consents.end'>, actorId: string): Result<Done, Message>
}

export interface ContractParts {
  readonly rows: Pick<RowReader, 'findRow' | 'listRows'>
  readonly act: Act
  readonly answer: (query: FactQuery) => unknown
  readonly clock: Pick<ClockPort, 'now' | 'today'>
}

/** A year of change days. */
const SHOWN_CHANGE_DAYS = 24

export function createContractService(parts: ContractParts): ContractService {
  const { act } = parts
  return {
    get: (input) => describeContract(parts, input),
    preview: (input) => previewChange(parts, input),
    change: (input, actorId) => act('changeContract', input, actorId),
    end: (input, actorId) => act('endContract', input, actorId),
    recordConsent: (input, actorId) => act('recordConsent', input, actorId),
    endConsent: (input, actorId) => act('endConsent', input, actorId),
  }
}

function describeContract(
  { rows }: ContractParts,
  { contractId, receivedOn }: ParsedInput<'contracts.get'>,
): Result<CallOutput<'contracts.get'>, Message> {
  const contract = rows.findRow('contract', contractId)
  if (contract === undefined) {
    return refuse({ code: 'refusal.notFound', params: { what: 'contract', id: contractId } })
  }
  const houseRules = [
    ...rows.listRows('house_rule', { locationId: null }),
    ...rows.listRows('house_rule', { locationId: contract.locationId }),
  ]
  const policies = policiesOn(houseRules, contract.locationId, receivedOn)
  const earliest = earliestChange(receivedOn, policies)
  // The old agreement holds for a day at least.
  const begun = addDays(contract.startDate, 1)
  const from = receivedOn > begun ? receivedOn : begun
  const isWithin = (day: string): boolean => contract.endDate === null || day <= contract.endDate
  return ok({
    form: contract.form,
    groupId: contract.groupId,
    groups: rows
      .listRows('base_group', { locationId: contract.locationId, setting: contract.setting })
      .filter((group) => isValidOn(group, earliest))
      .map(({ id, name }) => ({ id, name })),
    days: rows
      .listRows('contract_day', { contractId })
      .map(({ weekday, startMinute, endMinute, holidayStartMinute, holidayEndMinute }) => ({
        weekday,
        startMinute,
        endMinute,
        holidayStartMinute,
        holidayEndMinute,
      }))
      .sort((a, b) => a.weekday - b.weekday || (a.startMinute ?? 0) - (b.startMinute ?? 0)),
    earliest,
    noticeMonths: policies['contract.noticeMonths'],
    earlyDays: listChangeDays(from, SHOWN_CHANGE_DAYS, policies).filter(
      (day) => day < earliest && isWithin(day),
    ),
    allowedDays: listChangeDays(earliest > from ? earliest : from, SHOWN_CHANGE_DAYS, policies).filter(
      isWithin,
    ),
  })
}

function previewChange(
  { answer, clock }: ContractParts,
  input: ParsedInput<'contracts.preview'>,
): Result<CallOutput<'contracts.preview'>, Message> {
  const context = { today: clock.today(), at: clock.now() }
  const planned = runSync(planContractChange(input, context), answer)
  if (!planned.ok) return refuse(messageOfRefusal(planned.refusal))
  const { earliest, isOnlyMore, room, refusal } = planned.value
  return ok({
    earliest,
    isOnlyMore,
    room: room.map((weekdayRoom) => ({ ...weekdayRoom })),
    problem: refusal === null ? null : messageOfRefusal(refusal),
  })
}
