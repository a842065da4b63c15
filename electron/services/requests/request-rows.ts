import { fullName } from '#shared/domain/children/person-name.ts'
import { agreedWishOf } from '#shared/domain/requests/agreed-wish.ts'
import { say } from '#shared/domain/requests/codes.ts'
import type { CareRequest, CareWish, CheckResult } from '#shared/domain/requests/model.ts'
import { isUndecided } from '#shared/domain/requests/is-undecided.ts'
import type { RequestRow } from '#shared/ipc/parts/requests.ts'
import { completedMonths } from '#shared/kernel/time.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'

export type NameRows = Pick<RowReader, 'findRow' | 'listRows'>

export interface WishNames {
  readonly childName: string
  /** On the wanted day; negative before birth. */
  readonly ageMonths: number
  readonly groupName: string
}

/** Who a wish is about and which group it would be: the checked one, else the group of the contract then. */
export function namesOf(rows: NameRows, wish: CareWish, check: CheckResult | null): WishNames {
  const child = rows.findRow('child', wish.childId)
  const groupId = check?.resolved?.groupId ?? wish.wantedGroupId ?? contractGroupOf(rows, wish)
  const group = groupId === undefined ? undefined : rows.findRow('base_group', groupId)
  return {
    childName: child === undefined ? '' : fullName(child),
    ageMonths: child === undefined ? 0 : completedMonths(child.birthDate, wish.wantedDay),
    groupName: group?.name ?? '',
  }
}

function contractGroupOf(rows: NameRows, { childId, locationId, wantedDay }: CareWish) {
  const contracts = rows.listRows('contract', { childId, locationId })
  const current = contracts.find(
    (contract) =>
      contract.startDate <= wantedDay && (contract.endDate === null || wantedDay <= contract.endDate),
  )
  return (current ?? contracts[0])?.groupId
}

/** Names that are asked for once in a list: a child stands in it more than once, a group in almost every line. */
export function knownNames(rows: NameRows): NameRows {
  const found = new Map<string, unknown>()
  return {
    ...rows,
    findRow(table, id) {
      const key = `${table} ${id}`
      if (!found.has(key)) found.set(key, rows.findRow(table, id))
      return found.get(key) as ReturnType<typeof rows.findRow<typeof table>>
    },
  }
}

/** What is known of a request besides itself. */
export interface RowFacts {
  /** The check as things stand; null for a request that is decided. */
  readonly check: CheckResult | null
  /** null = not looked for yet. */
  readonly alternatives: number | null
  readonly queue: RequestRow['queue']
  readonly isNowFitting: boolean
}

/** A line of the list. A waiting request shows its check of now, a decided one the check it was decided on. CHECK-5 */
export function requestRowOf(rows: NameRows, request: CareRequest, facts: RowFacts): RequestRow {
  const { decisionSnapshot, ...listed } = request
  const shown = isUndecided(request) ? facts.check : decisionSnapshot
  // A plain yes needs no other way.
  const isSettled = !isUndecided(request) || shown?.verdict === 'ok'
  return {
    request: listed,
    ...namesOf(rows, agreedWishOf(request), shown),
    verdict: shown?.verdict ?? 'unknown',
    headline: shown?.headline ?? say(`requestStatus.${request.status}`),
    isProvisional: shown?.isProvisional ?? false,
    alternatives: isSettled ? (shown?.alternatives.length ?? 0) : facts.alternatives,
    decidedVerdict: decisionSnapshot?.verdict ?? null,
    queue: facts.queue,
    isNowFitting: facts.isNowFitting,
  }
}
