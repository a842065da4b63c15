import { must } from '#shared/kernel/invariant.ts'
import { isValidOn, type Interval } from '#shared/kernel/time.ts'
import type { Message } from '../explanation/model.ts'
import type { ChildId } from '../ids.ts'
import { leastStaff } from '../ratio/deviation.ts'
import { explainCompiled } from '../ratio/explain-ratio.ts'
import { findLaw } from '../ratio/law-book.ts'
import { hasConsentFor, listChildrenAway, presencesDuring } from './children-away.ts'
import { isThirdRoom } from './disturbance.ts'
import type { FreedAnswer } from './freed-staff.ts'
import { listKeptApart } from './kept-apart.ts'
import type { MergeInput } from './merge-input.ts'
import { deviationMinutesOf, roomFor } from './merge-model.ts'
import type { MergeBlocker } from './model.ts'
import { compileTogether, minutesOfMoment, type JudgedMoment, type MergePart } from './moments-of-merge.ts'

/** A consent is asked for week after week only, so this alone does not make a day a caution. GROUP-3 */
export const NO_CONSENT = 'merge.noConsent'

/** What is known about a merge when its blockers are looked for. */
export interface MergeQuestion {
  readonly input: MergeInput
  readonly parts: readonly MergePart[]
  readonly host: MergePart
  readonly interval: Interval
  readonly moments: readonly JudgedMoment[]
  readonly freed: FreedAnswer
}

/** Everything that forbids a merge or has to be minded, the worst first. MERGE-2, MERGE-3, MERGE-5, MERGE-6, PRIV-3 */
export function listBlockers(question: MergeQuestion): readonly MergeBlocker[] {
  return [
    ...listLimitBlockers(question),
    ...listSecrecyBlockers(question),
    ...listStaffBlockers(question),
    ...listRoomBlockers(question),
    ...listFaceCautions(question),
    ...listConsentCautions(question),
  ]
}

function no(message: Message): MergeBlocker {
  return { verdict: 'no', childId: null, message }
}

/** Ages, law, house and room. MERGE-2 */
function listLimitBlockers({ input, parts, host, moments }: MergeQuestion): readonly MergeBlocker[] {
  const blockers: MergeBlocker[] = []
  if (!areAgesInChain(parts)) blockers.push(no({ code: 'merge.blocked.ages', params: {} }))
  if (parts.some(({ group }) => group.isPreschoolEducation) && !host.group.isPreschoolEducation) {
    blockers.push(no({ code: 'merge.blocked.preschool', params: { host: host.group.name } }))
  }
  const fullest = moments.reduce((most, moment) => (moment.children > most.children ? moment : most))
  const { children, startMinute: start, endMinute: end } = fullest
  const when = { host: host.group.name, children, start, end }
  const room = roomFor(host.group, input.book, input.day.day)
  if (host.group.roomAreaDm2 <= 0) {
    blockers.push(no({ code: 'merge.blocked.roomUnknown', params: { host: host.group.name } }))
  } else if (children > room) {
    blockers.push(no({ code: 'merge.blocked.room', params: { ...when, most: room } }))
  }
  if (children > host.group.maxChildren) {
    blockers.push(no({ code: 'merge.blocked.house', params: { ...when, most: host.group.maxChildren } }))
  }
  const illegal = moments.find((moment) => moment.requiredTogether === null)
  if (illegal !== undefined) blockers.push(...listLawBlockers(input, parts, illegal))
  return blockers
}

function listLawBlockers(
  input: MergeInput,
  parts: readonly MergePart[],
  moment: JudgedMoment,
): readonly MergeBlocker[] {
  const { children, startMinute: start, endMinute: end } = moment
  const blocked = no({ code: 'merge.blocked.law', params: { children, start, end } })
  const compiled = compileTogether(input, parts)
  const reason = compiled === undefined ? undefined : explainCompiled(compiled, moment.counts).reason
  return reason === undefined ? [blocked] : [blocked, no(reason)]
}

/** Ages touch or overlap, one group after another. MERGE-2 */
export function areAgesInChain(parts: readonly MergePart[]): boolean {
  const [first, ...others] = parts
    .map(({ group }) => group)
    .toSorted((a, b) => a.minAgeMonths - b.minAgeMonths)
  let until = first?.maxAgeMonths ?? 0
  for (const group of others) {
    if (group.minAgeMonths > until) return false
    until = Math.max(until, group.maxAgeMonths)
  }
  return true
}

/** Not who: that there is secrecy is for who may see the file of the child. PRIV-3, PRIV-4 */
function listSecrecyBlockers({ input, parts, host, interval }: MergeQuestion): readonly MergeBlocker[] {
  const groupIds = parts.map(({ group }) => group.id)
  const { startMinute, endMinute } = interval
  const apart = listKeptApart(input, { groupIds, hostGroupId: host.group.id, startMinute, endMinute })
  return apart.length === 0 ? [] : [no({ code: 'merge.blocked.secrecy', params: { host: host.group.name } })]
}

/** The people who are there, breaks taken out. MERGE-6, BKR-12, BKR-16 */
function listStaffBlockers(question: MergeQuestion): readonly MergeBlocker[] {
  const { input, parts, host, moments } = question
  if (!input.day.isRosterKnown || host.group.setting === 'outOfSchoolCare') return []
  const blockers: MergeBlocker[] = []
  const short = moments.filter(({ requiredTogether, rostered }) => (requiredTogether ?? 0) > (rostered ?? 0))
  const first = short[0]
  if (first !== undefined) {
    const { startMinute: start, endMinute: end, requiredTogether, rostered } = first
    const params = { start, end, required: requiredTogether ?? 0, rostered: rostered ?? 0 }
    blockers.push(
      isWithinReserve(question, short)
        ? { verdict: 'caution', childId: null, message: { code: 'merge.usesDeviation', params } }
        : no({ code: 'merge.blocked.staff', params }),
    )
  }
  const perEducator = findLaw(input.book, 'preschool-education', input.day.day)?.childrenPerStaff
  if (perEducator !== undefined && parts.some(({ group }) => group.isPreschoolEducation)) {
    const lacking = moments.find((moment) => moment.educators * perEducator < moment.children)
    if (lacking !== undefined) {
      const required = Math.ceil(lacking.children / perEducator)
      const { startMinute: start, endMinute: end, educators } = lacking
      blockers.push(no({ code: 'merge.blocked.educators', params: { required, educators, start, end } }))
    }
  }
  const share = findLaw(input.book, 'trainees', input.day.day)?.shareOneIn
  const learning = moments.find((moment) => isOnTooManyTrainees(moment, share))
  if (learning !== undefined) {
    const { startMinute: start, endMinute: end, trainees } = learning
    blockers.push(no({ code: 'merge.blocked.trainees', params: { trainees, start, end } }))
  }
  return blockers
}

/** BKR-16: a third of the staff asked, or as many as the groups need apart. */
function isOnTooManyTrainees(moment: JudgedMoment, share: number | undefined): boolean {
  if (share === undefined) return false
  const { requiredTogether, qualified, trainees, onTraineesApart } = moment
  const onTrainees = Math.min(Math.max((requiredTogether ?? 0) - qualified, 0), trainees)
  return onTrainees > Math.max(Math.floor((requiredTogether ?? 0) / share), onTraineesApart)
}

/**
 * Fewer staff than asked within the law: what the host has fewer anyway, or, when asked for, less than what is left of
 * the three hours. Never the last permitted minute, never under half. MERGE-6, BKR-13
 */
function isWithinReserve({ input, host }: MergeQuestion, short: readonly JudgedMoment[]): boolean {
  const left = deviationMinutesOf(input, host.unitDay)
  if (left < 0) return false
  const isHalfThere = short.every(
    ({ requiredTogether, rostered }) => (rostered ?? 0) >= leastStaff(requiredTogether ?? 0),
  )
  const minutes = short.reduce((sum, moment) => sum + minutesOfMoment(moment), 0)
  const isShortAnyway = short.every(
    ({ requiredTogether, rostered, shortOfHost, shortApart }) =>
      shortOfHost > 0 && (requiredTogether ?? 0) - (rostered ?? 0) <= shortApart,
  )
  return isHalfThere && (isShortAnyway || (input.mayUseDeviation && minutes < left))
}

/** At most two different rooms a week, by child. MERGE-2 */
function listRoomBlockers({ input, parts, host, interval }: MergeQuestion): readonly MergeBlocker[] {
  if (host.group.setting === 'outOfSchoolCare') return []
  return awayOf(parts, host, interval).flatMap(({ childId, groupId }): MergeBlocker[] => {
    const hasConsent = hasConsentFor(input.index.facts, childId, host.group.id, input.day.day)
    if (hasConsent || !isThirdRoom(input, childId, groupId, host.group.id)) return []
    const params = { child: firstNameOf(input, childId), host: host.group.name }
    return [{ verdict: 'no', childId, message: { code: 'merge.blocked.thirdRoom', params } }]
  })
}

/** A baby that has no fixed face at work anyway, and older children who lose theirs. MERGE-5, BKR-17 */
function listFaceCautions({ input, parts, interval, freed }: MergeQuestion): readonly MergeBlocker[] {
  if (!input.day.isRosterKnown || parts[0]?.group.setting === 'outOfSchoolCare') return []
  const working = new Set(
    parts
      .flatMap(({ groupDay }) => groupDay.staff)
      .flatMap(({ counting, staffMemberId }) => (counting === 'notCounted' ? [] : [staffMemberId])),
  )
  const faced = new Set(
    input.index.facts.fixedFaces
      .filter((face) => isValidOn(face, input.day.day) && working.has(face.staffMemberId))
      .map(({ childId }) => childId),
  )
  const babies = new Set(
    parts
      .flatMap(({ groupDay }) => presencesDuring(groupDay.presences, interval))
      .filter(({ ageYears, childId }) => ageYears < 1 && !faced.has(childId))
      .map(({ childId }) => childId),
  )
  const caution = (code: string, childId: ChildId): MergeBlocker => ({
    verdict: 'caution',
    childId,
    message: { code, params: { child: firstNameOf(input, childId) } },
  })
  return [
    ...[...babies].map((childId) => caution('merge.babyWithoutFace', childId)),
    ...freed.withoutFace.map((childId) => caution('merge.withoutFace', childId)),
  ]
}

/** Children whose parents must sign before this is done week after week. MERGE-3, GROUP-3 */
function listConsentCautions({ input, parts, host, interval }: MergeQuestion): readonly MergeBlocker[] {
  return awayOf(parts, host, interval)
    .filter(({ childId }) => !hasConsentFor(input.index.facts, childId, host.group.id, input.day.day))
    .map(({ childId }) => ({
      verdict: 'caution',
      childId,
      message: {
        code: NO_CONSENT,
        params: { child: firstNameOf(input, childId), host: host.group.name },
      },
    }))
}

function awayOf(
  parts: readonly MergePart[],
  host: MergePart,
  interval: Interval,
): ReturnType<typeof listChildrenAway> {
  return listChildrenAway(
    { groups: parts.map(({ groupDay }) => groupDay) },
    parts.map(({ group }) => group.id),
    host.group.id,
    interval,
  )
}

function firstNameOf({ index }: MergeInput, childId: ChildId): string {
  return must(index.children.get(childId), 'a child that is there is known').child.firstName
}
