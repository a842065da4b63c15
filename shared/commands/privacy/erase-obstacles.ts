import { hasAgreementFrom } from '#shared/domain/retention/judge-family.ts'
import { worksFrom } from '#shared/domain/retention/judge-staff.ts'
import { keepsBack } from '#shared/domain/retention/judgement.ts'
import type { SubjectKind } from '#shared/domain/privacy/model.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { findRow } from '../facts.ts'
import type { Facts } from '../facts.ts'
import type { CommandRefusal } from '../refusal.ts'
import { loadFamilies, loadStaff } from './load-dossiers.ts'

/** Why somebody may not be erased on a day; the first says it. Empty = may be. PRIV-2 */
export function* listEraseObstacles(
  subjectKind: SubjectKind,
  subjectId: string,
  today: IsoDay,
): Facts<readonly CommandRefusal[]> {
  return subjectKind === 'child'
    ? yield* obstaclesOfChild(subjectId, today)
    : yield* obstaclesOfStaff(subjectId, today)
}

function* obstaclesOfChild(childId: string, today: IsoDay): Facts<readonly CommandRefusal[]> {
  const child = yield* findRow('child', childId)
  const families = child === undefined ? [] : yield* loadFamilies([child.familyId])
  const facts = families.flatMap(({ children }) => children).find(({ id }) => id === childId)
  if (facts === undefined) return [{ code: 'notFound', params: { what: 'child', id: childId } }]
  return [
    ...facts.holds.filter((hold) => keepsBack(hold, today)).map(held),
    ...(hasAgreementFrom(facts, today) ? [{ code: 'agreementRuns', params: {} } as const] : []),
  ]
}

function* obstaclesOfStaff(staffId: string, today: IsoDay): Facts<readonly CommandRefusal[]> {
  const [facts] = yield* loadStaff([staffId])
  if (facts === undefined) return [{ code: 'notFound', params: { what: 'staffMember', id: staffId } }]
  return [
    ...facts.holds.filter((hold) => keepsBack(hold, today)).map(held),
    ...worksFrom(facts, today).map((code): CommandRefusal => ({ code, params: {} })),
  ]
}

function held({ validFrom }: { readonly validFrom: IsoDay }): CommandRefusal {
  return { code: 'legalHold', params: { day: validFrom } }
}
