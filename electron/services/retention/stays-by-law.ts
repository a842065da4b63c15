import type { Message } from '#shared/domain/explanation/model.ts'
import type { SubjectKind } from '#shared/domain/privacy/model.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'

type Rows = Pick<RowReader, 'countRows'>

/** What is left when a person is erased, and why: shown before anybody says yes. PRIV-2, MONEY-4 */
export function staysByLaw(rows: Rows, subjectKind: SubjectKind, subjectId: string): readonly Message[] {
  const stays: Message[] = []
  const say = (code: string, count: number): void => {
    if (count > 0) stays.push({ code: `erasureStays.${code}`, params: { count } })
  }
  if (subjectKind === 'child') say('ledger', rows.countRows('ledger_entry', { childId: subjectId }))
  else {
    say('shifts', rows.countRows('shift', { staffMemberId: subjectId }))
    say('handovers', rows.countRows('handover_agreement', { managerId: subjectId }))
  }
  say(
    'requests',
    rows.countRows('privacy_request', { subjectId }) + rows.countRows('legal_hold', { subjectId }),
  )
  stays.push({ code: 'erasureStays.acts', params: {} })
  return stays
}
