import { actorIdOf } from '#shared/domain/access/actor-of.ts'
import type { ChildId, StaffMemberId } from '#shared/domain/ids.ts'
import type { Child } from '#shared/domain/children/model.ts'
import type { LegalHold } from '#shared/domain/privacy/model.ts'
import { latest } from '#shared/domain/retention/judge-family.ts'
import type { ChildFacts, FamilyFacts } from '#shared/domain/retention/judge-family.ts'
import type { StaffFacts } from '#shared/domain/retention/judge-staff.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import { groupBy } from '#shared/kernel/group-by.ts'
import { listRows } from '../facts.ts'
import type { Facts } from '../facts.ts'
import { NO_NAME } from './without-mention.ts'

/** So many are asked for at once: a filter that names them all must stay small. */
const AT_ONCE = 500

/**
 * What decides about the dossiers of these families, with all their children: who asks about one child must know of its
 * brothers and sisters. Children without a name, who carry lines of the ledger, are nobody's dossier. PRIV-1
 */
export function* loadFamilies(familyIds: readonly string[]): Facts<readonly FamilyFacts[]> {
  const families: FamilyFacts[] = []
  const wanted = [...new Set(familyIds)]
  for (let start = 0; start < wanted.length; start += AT_ONCE) {
    const children = yield* listRows('child', { familyId: { in: wanted.slice(start, start + AT_ONCE) } })
    const known = children.filter(({ firstName }) => firstName !== NO_NAME)
    const facts = new Map((yield* loadChildren(known)).map((each) => [each.id, each]))
    for (const [familyId, members] of groupBy(known, (child) => child.familyId)) {
      families.push({ familyId, children: members.flatMap(({ id }) => facts.get(id) ?? []) })
    }
  }
  return families
}

function* loadChildren(children: readonly Child[]): Facts<readonly ChildFacts[]> {
  const ids = children.map(({ id }) => id)
  const ofThem = { childId: { in: ids } }
  const contracts = groupBy(yield* listRows('contract', ofThem), ({ childId }) => childId)
  const waiting = groupBy(yield* listRows('waiting_entry', ofThem), ({ childId }) => childId)
  const extra = groupBy(yield* listRows('extra_attendance', ofThem), ({ childId }) => childId)
  const requests = groupBy(yield* listRows('care_request', ofThem), ({ childId }) => childId)
  const restrictions = groupBy(yield* listRows('processing_restriction', ofThem), ({ childId }) => childId)
  const openMonths = yield* countOpenMonths(ids)
  const about = yield* loadRegisters('child', ids)
  return children.map(({ id, birthDate }): ChildFacts => ({
    id,
    birthDate,
    contracts: contracts.get(id) ?? [],
    waitedUntil: (waiting.get(id) ?? []).map(({ closedAt }) =>
      closedAt === null ? null : dutchTimeOf(closedAt).day,
    ),
    lastCareDay: latest((extra.get(id) ?? []).map(({ day }) => day)),
    openRequests: (requests.get(id) ?? []).filter(({ status }) => isOpenRequest(status)).length,
    openMonths: openMonths.get(id) ?? 0,
    restrictions: restrictions.get(id) ?? [],
    ...about(id),
  }))
}

export function isOpenRequest(status: string): boolean {
  return status === 'open' || status === 'offered' || status === 'waiting'
}

/** Months with lines of a child that were not handed over; an earlier month than one that was is over as well. */
function* countOpenMonths(childIds: readonly ChildId[]): Facts<ReadonlyMap<string, number>> {
  const lines = yield* listRows('ledger_entry', { childId: { in: childIds } })
  const closed = yield* listRows('closed_month', {})
  const isClosed = new Set(closed.map(({ locationId, month }) => `${locationId} ${month}`))
  const open = new Map<string, Set<string>>()
  for (const { childId, locationId, month } of lines) {
    if (isClosed.has(`${locationId} ${month}`)) continue
    open.set(childId, (open.get(childId) ?? new Set()).add(`${locationId} ${month}`))
  }
  return new Map([...open].map(([childId, months]) => [childId, months.size]))
}

interface Registered {
  readonly openPrivacyRequests: number
  readonly holds: readonly LegalHold[]
}

function* loadRegisters(
  subjectKind: 'child' | 'staffMember',
  ids: readonly string[],
): Facts<(id: string) => Registered> {
  const where = { subjectKind, subjectId: { in: ids } }
  const holds = groupBy(yield* listRows('legal_hold', where), ({ subjectId }) => subjectId)
  const asked = groupBy(yield* listRows('privacy_request', where), ({ subjectId }) => subjectId)
  return (id) => ({
    openPrivacyRequests: (asked.get(id) ?? []).filter(({ status }) => status === 'open').length,
    holds: holds.get(id) ?? [],
  })
}

/**
 * What decides about people who worked here: staff, and accounts of who is no staff. Who has no name any more, and who
 * is not there, is left out. PRIV-1
 */
export function* loadStaff(ids: readonly string[]): Facts<readonly StaffFacts[]> {
  const found: StaffFacts[] = []
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    found.push(...(yield* loadSomeStaff(ids.slice(start, start + AT_ONCE))))
  }
  return found
}

function* loadSomeStaff(ids: readonly string[]): Facts<readonly StaffFacts[]> {
  const members = yield* listRows('staff_member', { id: { in: ids as readonly StaffMemberId[] } })
  const accounts = yield* listRows('account', { staffMemberId: { in: ids as readonly StaffMemberId[] } })
  const shifts = yield* listRows('shift', { staffMemberId: { in: ids as readonly StaffMemberId[] } })
  // Of who is no staff all accounts count, under the number of the first.
  const others = groupBy(yield* listRows('account', { staffMemberId: null }), actorIdOf)
  const strangers = ids.flatMap((id) => {
    const ofOne = others.get(id)
    return ofOne === undefined ? [] : [{ id, accounts: ofOne }]
  })
  const about = yield* loadRegisters('staffMember', ids)
  const shiftsOf = groupBy(shifts, ({ staffMemberId }) => staffMemberId)
  return [
    ...members
      .filter(({ firstName }) => firstName !== NO_NAME)
      .map(({ id, role }): StaffFacts => ({
        ...{ id, role, accounts: accounts.filter(({ staffMemberId }) => staffMemberId === id) },
        lastShiftDay: latest((shiftsOf.get(id) ?? []).map(({ day }) => day)),
        ...about(id),
      })),
    ...strangers.map(({ id, accounts: ofOne }): StaffFacts => ({
      ...{ id, role: null, accounts: ofOne, lastShiftDay: null },
      ...about(id),
    })),
  ]
}
