export interface EnrolDraft {
  readonly address: string
  readonly code: string
  readonly deviceName: string
  readonly isReplacing: boolean
  readonly isLeavingWork: boolean
}
export type EnrolField = keyof EnrolDraft

export const emptyDraft: EnrolDraft = {
  ...{ address: '', code: '', deviceName: '' },
  ...{ isReplacing: false, isLeavingWork: false },
}

/** What is asked beside address, code and name. */
export interface AskedToo {
  readonly hasRecords: boolean
  /** Work of another organisation waits here. */
  readonly hasOthersWork: boolean
}

/** What still has to be filled in, from top to bottom. */
export function findMissing(
  draft: EnrolDraft,
  { hasRecords, hasOthersWork }: AskedToo,
): readonly EnrolField[] {
  return [
    ...(['address', 'code', 'deviceName'] as const).filter((field) => draft[field].trim() === ''),
    ...(hasRecords && !draft.isReplacing ? (['isReplacing'] as const) : []),
    ...(hasOthersWork && !draft.isLeavingWork ? (['isLeavingWork'] as const) : []),
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
    case 'sync.enrol.otherOrganisation':
      return 'isLeavingWork'
    default:
      return null
  }
}
