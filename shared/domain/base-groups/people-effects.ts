import { addMonths, completedMonths, daysBetween, isValidOn, type IsoDay } from '#shared/kernel/time.ts'
import { fullName } from '../children/person-name.ts'
import type { Child } from '../children/model.ts'
import type { BaseGroupId, ChildId } from '../ids.ts'
import type { BaseGroup, CareSetting } from '../organisation/model.ts'
import { policiesAt } from '../policies/policies-on.ts'
import type { Said } from './day-changes.ts'
import type { Friendship, PlannedChange } from './model.ts'
import { groupDayOf, type BasePlan } from './plan-model.ts'

/** A change that brings a child into a group. */
export type Coming = Extract<PlannedChange, { kind: 'transfer' | 'place' }>

export interface PeopleFacts {
  readonly before: BasePlan
  readonly after: BasePlan
  readonly friendships: readonly Friendship[]
  readonly today: IsoDay
}

export function targetOf(change: Coming): BaseGroupId {
  return change.kind === 'transfer' ? change.toGroupId : change.groupId
}

/** What a change means for the child and those around it, in order of weight. GROUP-3, BKR-17, CARE-3 */
export function sayPeopleEffects(facts: PeopleFacts, change: Coming): readonly Said[] {
  const child = facts.after.care.get(change.childId)?.child.child
  const group = facts.after.index.groupById.get(targetOf(change))
  if (child === undefined || group === undefined) return []
  return [
    ...sayAgeClass(facts, change, child, group),
    ...sayGroupAge(change, child, group),
    ...sayLead(facts, change, child),
    ...sayFaces(facts, change, child, group),
    ...sayKin(facts, change, child, group),
    ...sayConsent(facts, change, child, group),
  ]
}

/** A child younger than all others makes the law count the whole group as a younger one. BKR-1 */
function sayAgeClass(facts: PeopleFacts, change: Coming, child: Child, group: BaseGroup): readonly Said[] {
  if (group.setting === 'outOfSchoolCare') return []
  const { after } = facts
  const row = after.groups.indexOf(group)
  const first = Math.max(daysBetween(after.firstDay, change.day), 0)
  for (let dayOffset = first; dayOffset < Math.min(first + 7, after.days.length); dayOffset += 1) {
    const presences = after.presences[groupDayOf(after, dayOffset, row)] ?? []
    const own = presences.find((presence) => presence.childId === child.id)
    const others = presences.filter((presence) => presence.childId !== child.id)
    if (own === undefined || others.length === 0) continue
    const youngest = Math.min(...others.map(({ ageSlot }) => ageSlot))
    if (own.ageSlot >= youngest) continue
    const oldest = Math.max(...others.map(({ ageSlot }) => ageSlot))
    const params = {
      firstName: child.firstName,
      years: own.ageSlot + 1,
      group: group.name,
      fromYears: own.ageSlot,
      toYears: oldest + 1,
    }
    return [{ verdict: 'caution', message: { code: 'plan.ageClass', params } }]
  }
  return []
}

/** The house's own age range of a group may be left; it says so. */
function sayGroupAge(change: Coming, child: Child, group: BaseGroup): readonly Said[] {
  const months = completedMonths(child.birthDate, change.day)
  if (months < group.minAgeMonths)
    return [sayAgeLimit('plan.tooYoungForGroup', child, group, months, group.minAgeMonths)]
  if (months >= group.maxAgeMonths)
    return [sayAgeLimit('plan.tooOldForGroup', child, group, months, group.maxAgeMonths)]
  return []
}

/** From three years on people speak of years. */
const SPOKEN_IN_MONTHS = 36

function sayAgeLimit(code: string, child: Child, group: BaseGroup, months: number, limit: number): Said {
  const params = { firstName: child.firstName, group: group.name }
  const isInYears = limit % 12 === 0 && limit >= SPOKEN_IN_MONTHS
  const message = isInYears
    ? { code: `${code}Years`, params: { ...params, limit: limit / 12, years: Math.floor(months / 12) } }
    : { code, params: { ...params, limit, months } }
  return { verdict: 'caution', message }
}

function sayLead({ after, today }: PeopleFacts, change: Coming, child: Child): readonly Said[] {
  if (change.kind !== 'place') return []
  const months = policiesAt(after.index.policies, today)['placement.maxLeadMonths']
  if (change.day <= addMonths(today, months)) return []
  const params = { firstName: child.firstName, months, day: addMonths(change.day, -months) }
  return [{ verdict: 'caution', message: { code: 'plan.leadTooLong', params } }]
}

/** Who works in the group is read off the shifts that are known; without any nothing is said. BKR-17 */
function sayFaces(facts: PeopleFacts, change: Coming, child: Child, group: BaseGroup): readonly Said[] {
  if (group.setting === 'outOfSchoolCare') return []
  const { index } = facts.after
  const team = new Set(
    index.facts.shifts
      .filter((shift) => shift.groupId === group.id)
      .map(({ staffMemberId }) => staffMemberId),
  )
  if (team.size === 0) return []
  const said: Said[] = []
  const faces = index.facts.fixedFaces.filter(
    (face) => face.childId === child.id && isValidOn(face, change.day),
  )
  const params = { firstName: child.firstName, group: group.name }
  if (faces.length > 0 && !faces.some((face) => team.has(face.staffMemberId))) {
    said.push({ verdict: 'caution', message: { code: 'plan.facesLost', params } })
  }
  const mentor = child.mentorId === null ? undefined : index.staffById.get(child.mentorId)
  if (mentor !== undefined && !team.has(mentor.id)) {
    said.push({
      verdict: 'caution',
      message: { code: 'plan.mentorLost', params: { ...params, name: fullName(mentor) } },
    })
  }
  return said
}

/** Brothers, sisters and friends: apart from now on, or together. PLAN-6 */
function sayKin(facts: PeopleFacts, change: Coming, child: Child, group: BaseGroup): readonly Said[] {
  const { before, after, friendships } = facts
  const siblings = [...after.index.children.values()]
    .map((indexed) => indexed.child)
    .filter((other) => other.familyId === child.familyId && other.id !== child.id)
  const friends = friendships
    .flatMap(({ childId, friendId }) =>
      childId === child.id ? [friendId] : friendId === child.id ? [childId] : [],
    )
    .flatMap((id) => after.index.children.get(id)?.child ?? [])
  const own = groupOn(before, child.id, change.setting, change.day)
  const say = (other: Child, kind: 'sibling' | 'friend'): readonly Said[] => {
    const there = groupOn(after, other.id, change.setting, change.day)
    if (there === null) return []
    const params = { firstName: child.firstName, name: other.firstName, group: group.name }
    if (there === group.id) {
      return [{ verdict: 'ok', message: { code: `plan.${kind}Together`, params } }]
    }
    return there === own ? [{ verdict: 'caution', message: { code: `plan.${kind}Apart`, params } }] : []
  }
  return [
    ...siblings.flatMap((other) => say(other, 'sibling')),
    ...friends.filter((other) => !siblings.includes(other)).flatMap((other) => say(other, 'friend')),
  ]
}

/** The group a child belongs to on a day, whatever the weekday. GROUP-1 */
export function groupOn(
  plan: Pick<BasePlan, 'care'>,
  childId: ChildId,
  setting: CareSetting,
  day: IsoDay,
): BaseGroupId | null {
  const held = plan.care
    .get(childId)
    ?.contracts.find(
      ({ contract }) =>
        contract.setting === setting &&
        contract.startDate <= day &&
        (contract.endDate === null || day <= contract.endDate),
    )
  return held?.contract.groupId ?? null
}

/** Weeks of visits are a second group for an agreed period. GROUP-3, PLAN-3 */
function sayConsent(facts: PeopleFacts, change: Coming, child: Child, group: BaseGroup): readonly Said[] {
  if (change.kind !== 'transfer') return []
  const visit = facts.after.care
    .get(child.id)
    ?.settlingIns.find(
      (row) => row.toGroupId === group.id && row.startDay < change.day && row.endDay < change.day,
    )
  if (visit === undefined || visit.endDay < facts.today) return []
  const isSigned = facts.after.index.facts.consents.some(
    (consent) =>
      consent.childId === child.id &&
      consent.groupId === group.id &&
      consent.validFrom <= visit.startDay &&
      visit.endDay <= consent.validUntil,
  )
  if (isSigned) return []
  const params = { firstName: child.firstName, group: group.name, day: visit.startDay }
  return [{ verdict: 'caution', message: { code: 'plan.consentForVisits', params } }]
}
