export interface EnrolDraft {
  readonly address: string
  readonly code: string
  readonly deviceName: string
  readonly isReplacing: boolean
}
export type EnrolField = keyof EnrolDraft

export const emptyDraft: EnrolDraft = { address: '', code: '', deviceName: '', isReplacing: false }

/** What still has to be filled in, from top to bottom. */
export function findMissing(draft: EnrolDraft, hasRecords: boolean): readonly EnrolField[] {
  return [
    ...(['address', 'code', 'deviceName'] as const).filter((field) => draft[field].trim() === ''),
    ...(hasRecords && !draft.isReplacing ? (['isReplacing'] as const) : []),
  ]
}

/** The field a refusal is about, so that the sentence stands beside it; null = about no field. */
export function fieldOfRefusal(code: string): EnrolField | null {
  switch (code) {
    case 'sync.enrol.address':
    case 'sync.enrol.unreachable':
    case 'sync.enrol.notTrusted':
    case 'sync.enrol.notHeadquarters':
      return 'address'
    case 'sync.enrol.code':
      return 'code'
    case 'sync.enrol.hasRecords':
      return 'isReplacing'
    default:
      return null
  }
}
