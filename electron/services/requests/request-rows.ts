import { fullName } from '#shared/domain/children/person-name.ts'
import { agreedWishOf } from '#shared/domain/requests/agreed-wish.ts'
import { say } from '#shared/domain/requests/codes.ts'
import type { CareRequest, CareWish, CheckResult } from '#shared/domain/requests/model.ts'
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

/** A line of the list. A waiting request shows its check of now, a decided one the check it was decided on. CHECK-5 */
export function requestRowOf(rows: NameRows, request: CareRequest, check: CheckResult | null): RequestRow {
  const { decisionSnapshot, ...listed } = request
  const isWaiting = request.status === 'open' || request.status === 'offered'
  const shown = isWaiting ? check : decisionSnapshot
  return {
    request: listed,
    ...namesOf(rows, isWaiting ? request : agreedWishOf(request), shown),
    verdict: shown?.verdict ?? 'unknown',
    headline: shown?.headline ?? say(`requestStatus.${request.status}`),
    isProvisional: shown?.isProvisional ?? false,
    alternatives: shown?.alternatives.length ?? 0,
    decidedVerdict: decisionSnapshot?.verdict ?? null,
  }
}
