import { step } from './ratio-steps.ts'
import type { FixedFacesExemption, FixedFacesLaw, RatioStep, RatioVerdict } from './model.ts'

export interface FixedFacesQuestion {
  readonly ageYears: number
  /** The child's fixed faces, by any stable id. */
  readonly faces: readonly string[]
  /** Staff who work in the child's group that day. */
  readonly atWork: readonly string[]
  /** Most staff who work in the group at the same time because of its size. */
  readonly staffAtOnce: number
  /** Why the rule may not hold for this child on this day. */
  readonly exemption?: FixedFacesExemption
}

export interface FixedFacesAnswer {
  readonly verdict: RatioVerdict
  readonly maxFaces: number
  readonly steps: readonly RatioStep[]
}

/** The most fixed faces a child may have; larger in a group with three or more staff at once. BKR-17 */
export function maxFixedFaces(law: FixedFacesLaw, ageYears: number, staffAtOnce: number): number {
  const isLargeGroup = staffAtOnce >= law.largeGroupStaff
  if (ageYears < 1) return isLargeGroup ? law.maxBabyLargeGroup : law.maxBaby
  return isLargeGroup ? law.maxOlderLargeGroup : law.maxOlder
}

/**
 * BKR-17: at least one fixed face at work in the group on each day the child comes, and not too many of them. Day
 * care only; do not ask it for bso. An exemption the law names lifts the presence; one whose text was not seen
 * gives a caution.
 */
export function decideFixedFaces(law: FixedFacesLaw, question: FixedFacesQuestion): FixedFacesAnswer {
  const most = maxFixedFaces(law, question.ageYears, question.staffAtOnce)
  const steps: RatioStep[] = []
  const faces = new Set(question.faces)
  const present = question.atWork.filter((staffMember) => faces.has(staffMember)).length
  let verdict: RatioVerdict = 'ok'
  if (faces.size > most) {
    verdict = 'no'
    steps.push(step('ratio.facesTooMany', { rule: 'BKR-17', faces: faces.size, maxFaces: most }))
  }
  if (present > 0) steps.push(step('ratio.facePresent', { rule: 'BKR-17', present, faces: faces.size }))
  else if (question.exemption !== undefined && law.exemptions.includes(question.exemption)) {
    const exempt = exemptionSteps[question.exemption]
    steps.push(step(exempt.code, { rule: 'BKR-17' }))
    if (verdict === 'ok') verdict = exempt.verdict
  } else {
    verdict = 'no'
    steps.push(
      faces.size === 0
        ? step('ratio.facesNone', { rule: 'BKR-17' })
        : step('ratio.faceMissing', { rule: 'BKR-17', faces: faces.size }),
    )
  }
  return { verdict, maxFaces: most, steps }
}

const exemptionSteps = {
  varyingDays: { code: 'ratio.faceExemptVaryingDays', verdict: 'ok' },
  otherGroupWithConsent: { code: 'ratio.faceExemptOtherGroup', verdict: 'ok' },
  temporaryDeviation: { code: 'ratio.cautionFaceTemporary', verdict: 'caution' },
  traineeAsFace: { code: 'ratio.cautionFaceTrainee', verdict: 'caution' },
} as const satisfies Record<FixedFacesExemption, { code: RatioStep['code']; verdict: RatioVerdict }>
