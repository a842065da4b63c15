import { step } from './ratio-steps.ts'
import type { RatioStep, StaffAloneLaw } from './model.ts'

export interface StaffAloneQuestion {
  /** Counting staff in the whole centre at this moment. */
  readonly staff: number
  /** Staff the law asks in the whole centre at this moment. */
  readonly required: number
  /** Someone can be reached by phone and be there in time. */
  readonly hasBackupAdult: boolean
  /** Another adult is in the building. */
  readonly hasOtherAdult: boolean
}

export interface StaffAloneAnswer {
  readonly allowed: boolean
  readonly step: RatioStep
}

/**
 * BKR-15: one member of staff alone in the centre. When the ratio asks only one, an adult must be reachable and there
 * within fifteen minutes; when it asks more and one is there under the deviation, another adult must be present.
 */
export function decideStaffAlone(law: StaffAloneLaw, question: StaffAloneQuestion): StaffAloneAnswer {
  const { staff, required, hasBackupAdult, hasOtherAdult } = question
  if (staff !== 1) return { allowed: true, step: step('ratio.notAlone', { rule: 'BKR-15', staff }) }
  if (required > 1) {
    const code = hasOtherAdult ? 'ratio.aloneWithOtherAdult' : 'ratio.aloneWithoutOtherAdult'
    return { allowed: hasOtherAdult, step: step(code, { rule: 'BKR-15', required }) }
  }
  // Another adult in the building is nearer than one on the phone.
  const isBacked = hasBackupAdult || hasOtherAdult
  const code = isBacked ? 'ratio.aloneWithBackup' : 'ratio.aloneWithoutBackup'
  return { allowed: isBacked, step: step(code, { rule: 'BKR-15', minutes: law.backupWithinMinutes }) }
}
