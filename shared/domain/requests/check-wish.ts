import { worstVerdict, type Verdict } from '../explanation/model.ts'
import { decideAdjoining } from './adjoining.ts'
import { careCostOf } from './care-cost.ts'
import { decideHeadline, decideSentence } from './decide-sentences.ts'
import { findAlternatives } from './find-alternatives.ts'
import { decideGivenNeed, describeGivenSide } from './given-side.ts'
import { decideGuarantee, isGuaranteed, softenForGuarantee } from './guarantee.ts'
import { decideMerged } from './merged-step.ts'
import {
  checkStepCodes,
  type Alternative,
  type CareCost,
  type CheckResult,
  type CheckStep,
  type ResolvedWish,
} from './model.ts'
import { resolveWish } from './resolve-wish.ts'
import {
  decideAlreadyPresent,
  decideChildAge,
  decideConsent,
  decideContract,
  decideFixedFaces,
  decideSecrecy,
} from './steps-of-child.ts'
import { decideLikeForLike, decideMinimumLength, decideNotice, decideWindow } from './steps-of-house.ts'
import { decidePayment } from './steps-of-payment.ts'
import { decidePreschool, decideSpaceStep, decideTraineeShare } from './steps-of-law.ts'
import { decideAgeRange, decideGroupMax } from './steps-of-place.ts'
import { decideRatio, decideRosterSettled } from './steps-of-roster.ts'
import { findTightest, strainOf, tightestQuarterOf } from './tightest-moment.ts'
import { trialOfWish } from './trial-of-wish.ts'
import type { TrialMoment } from './trial.ts'
import type { CheckInput, ReadyWish, WishSubject } from './wish-subject.ts'

/**
 * Does this child fit without extra staff? The whole answer: every step with its own verdict and sum, the tightest
 * moment, what happens on the day given up, what it costs, and up to five nearest alternatives that were checked the
 * same way. Pure: the same facts, law and day give the same answer. CHECK-1..3, SWAP, EXTRA, FLEX, STUDY, HOL
 */
export function checkWish(input: CheckInput): CheckResult {
  const result = checkWithoutAlternatives(input)
  // An answer that is a plain yes needs no other way.
  const alternatives: readonly Alternative[] =
    result.verdict === 'ok' ? [] : findAlternatives(input, result, verdictOfReady)
  return { ...result, alternatives }
}

/** The same answer with an empty list of alternatives; what is offered is checked with this. */
export function checkWithoutAlternatives(input: CheckInput): CheckResult {
  const resolution = resolveWish(input)
  if (resolution.kind === 'blocked') return blockedResult(input, resolution.steps)
  const { subject } = resolution
  const moments = trialOfWish(subject)
  const payment = decidePayment(subject)
  const steps = inOrder([...resolution.steps, ...payment.steps, ...decideSteps(subject, moments)])
  const verdict = verdictOf(steps)
  const tightest = findTightest(moments, strainOf(subject))
  return {
    verdict,
    isProvisional: !subject.day.location.isRosterSettled,
    headline: decideHeadline(subject, steps, verdict, tightest),
    sentence: decideSentence(subject, steps, verdict),
    steps,
    tightest: tightest === undefined ? null : tightestQuarterOf(subject, tightest),
    givenSide: describeGivenSide(subject),
    alternatives: [],
    resolved: resolvedOf(subject, payment.cost),
    isGuaranteed: isGuaranteed(subject),
    cost: payment.cost,
    lawVersions: lawVersionsOf(subject),
    checkedAt: input.now,
  }
}

/** Only the verdict of the same check, without the sums behind it. */
function verdictOfReady({ subject, steps }: ReadyWish, moments: readonly TrialMoment[]): Verdict {
  const payment = decidePayment(subject)
  return verdictOf([...steps, ...payment.steps, ...decideSteps({ ...subject, isVerdictOnly: true }, moments)])
}

/** The wish with every null filled in, or null when that cannot be done. */
export function resolvedWishOf(input: CheckInput): ResolvedWish | null {
  const resolution = resolveWish(input)
  if (resolution.kind === 'blocked') return null
  return resolvedOf(resolution.subject, careCostOf(resolution.subject))
}

function decideSteps(subject: WishSubject, moments: readonly TrialMoment[]): readonly CheckStep[] {
  const steps = [
    decideGroupMax(subject, moments),
    decideAgeRange(subject),
    decideRatio(subject, moments),
    decideMerged(subject),
    decideContract(subject),
    decideChildAge(subject),
    decideAlreadyPresent(subject),
    decideGivenNeed(subject),
    decideWindow(subject),
    decideNotice(subject),
    decideLikeForLike(subject),
    decideMinimumLength(subject),
    decideAdjoining(subject),
    decideGuarantee(subject),
    decideFixedFaces(subject),
    decideConsent(subject, () => isPlaceInOwnGroup(subject)),
    decideTraineeShare(subject, moments),
    decideSpaceStep(subject),
    decidePreschool(subject, moments),
    decideSecrecy(subject),
    decideRosterSettled(subject),
  ]
  return steps.flatMap((step) => (step === null ? [] : [softenForGuarantee(subject, step)]))
}

/** Whether the three questions (place, age, roster) are all answered yes for the child's own group. GROUP-2 */
function isPlaceInOwnGroup({ input }: WishSubject): boolean {
  const resolution = resolveWish({ ...input, wish: { ...input.wish, wantedGroupId: null } })
  if (resolution.kind === 'blocked') return false
  const own = resolution.subject
  const moments = trialOfWish(own)
  const steps = [decideGroupMax(own, moments), decideAgeRange(own), decideRatio(own, moments)]
  return steps.every((step) => step === null || step.verdict === 'ok')
}

function blockedResult(input: CheckInput, unordered: readonly CheckStep[]): CheckResult {
  const steps = inOrder(unordered)
  const verdict = verdictOf(steps)
  const deciding = steps.find((step) => step.verdict === verdict)
  const message = deciding?.message ?? {
    code: 'check.sentence.manager',
    params: { day: input.wish.wantedDay },
  }
  return {
    verdict,
    isProvisional: false,
    headline: message,
    sentence: message,
    steps,
    tightest: null,
    givenSide: null,
    alternatives: [],
    resolved: null,
    isGuaranteed: false,
    cost: null,
    lawVersions: [],
    checkedAt: input.now,
  }
}

/** The three questions first, then the rest in a fixed order. CHECK-1 */
function inOrder(steps: readonly CheckStep[]): readonly CheckStep[] {
  return steps.toSorted((a, b) => checkStepCodes.indexOf(a.code) - checkStepCodes.indexOf(b.code))
}

function verdictOf(steps: readonly CheckStep[]): Verdict {
  return worstVerdict(steps.map((step) => step.verdict))
}

function resolvedOf(
  { input, child, group, isOwnGroup, wanted, given }: WishSubject,
  cost: CareCost | null,
): ResolvedWish {
  return {
    kind: input.wish.kind,
    childId: child.child.id,
    locationId: input.wish.locationId,
    groupId: group.id,
    isOwnGroup,
    wantedDay: input.wish.wantedDay,
    wanted,
    givenDay: given?.day.location.day ?? null,
    given: (given?.stretches ?? []).map(({ startMinute, endMinute }) => ({ startMinute, endMinute })),
    payment: cost === null ? input.wish.payment : cost.payment,
  }
}

/** The versions the answer rests on, of the wanted day and of the given day. BKR-20 */
function lawVersionsOf({ ratio, given, group }: WishSubject): readonly string[] {
  const versions = new Set<string>()
  if (ratio !== undefined) versions.add(ratio.law.id)
  if (ratio?.dayCare !== undefined) versions.add(ratio.dayCare.id)
  for (const unit of given?.day.location.units ?? []) {
    if (unit.setting === group.setting && unit.lawVersion !== null) versions.add(unit.lawVersion)
  }
  return [...versions]
}
