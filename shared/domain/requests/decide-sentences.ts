import type { Message, Verdict } from '../explanation/model.ts'
import { say } from './codes.ts'
import { mostChildrenWith } from './count-places.ts'
import type { CheckStep } from './model.ts'
import { sum } from './tightest-moment.ts'
import type { TrialMoment } from './trial.ts'
import type { WishSubject } from './wish-subject.ts'

/** The first step with the verdict of the whole: place, age and roster come before the rest. */
function decidingStep(steps: readonly CheckStep[], verdict: Verdict): CheckStep | undefined {
  return steps.find((step) => step.verdict === verdict)
}

/** One line for the manager: the sum when it fits, else what stands in the way. */
export function decideHeadline(
  subject: WishSubject,
  steps: readonly CheckStep[],
  verdict: Verdict,
  tightest: TrialMoment | undefined,
): Message {
  const deciding = decidingStep(steps, verdict)
  if (verdict !== 'ok' && deciding !== undefined) return deciding.message
  const { day, ageYears } = subject
  const params = { day: day.location.day }
  if (tightest === undefined) return say('check.sentence.manager', params)
  const { ratio } = tightest.place
  const children = sum(tightest.countsAfter)
  if (isRaisingNeed(steps)) {
    return say('check.headline.guaranteed', { ...params, count: tightest.requiredAfter })
  }
  if (!day.location.isRosterSettled) {
    const code =
      ratio.level === 'location' ? 'check.headline.okProvisionalLocation' : 'check.headline.okProvisional'
    return say(code, { ...params, children, count: tightest.requiredAfter })
  }
  if (children === 1) return say('check.headline.okAlone', params)
  if (tightest.requiredAfter > tightest.rostered) {
    return say('check.headline.okWithDip', { ...params, children, count: tightest.requiredAfter })
  }
  const most = mostChildrenWith(ratio, tightest.countsAfter, ageYears, tightest.rostered)
  const code = ratio.level === 'location' ? 'check.headline.okLocation' : 'check.headline.ok'
  return say(code, { ...params, children, most, count: tightest.rostered })
}

/** The day is promised and asks for staff that is not there yet. FLEX-3 */
function isRaisingNeed(steps: readonly CheckStep[]): boolean {
  return steps.some(({ message }) => message.code === 'check.ratio.guaranteed')
}

/** One sentence that a parent may read: nothing about other children, their number or the staff by name. */
export function decideSentence(subject: WishSubject, steps: readonly CheckStep[], verdict: Verdict): Message {
  const { day, ageYears, group } = subject
  const named = { day: day.location.day }
  if (verdict === 'ok' && isRaisingNeed(steps)) return say('check.sentence.guaranteed', named)
  if (verdict === 'ok') {
    return say(day.location.isRosterSettled ? 'check.sentence.ok' : 'check.sentence.okProvisional', named)
  }
  const deciding = decidingStep(steps, verdict)
  if (deciding === undefined) return say('check.sentence.manager', named)
  const { start = 0, end = 0 } = deciding.message.params
  const times = { ...named, start, end }
  switch (deciding.code) {
    case 'groupMax':
      return deciding.message.code !== 'check.groupMax.notAllowed'
        ? say('check.sentence.full', times)
        : say('check.sentence.notAllowed', { ...named, age: ageYears })
    case 'ratio':
      return ratioSentence(deciding, times, ageYears)
    case 'ageRange':
      return say('check.sentence.age')
    case 'fixedFaces':
      return say(verdict === 'no' ? 'check.sentence.fixedFaces' : 'check.sentence.manager', named)
    case 'secondGroupConsent':
      return deciding.message.code === 'check.secondGroupConsent.missing'
        ? say('check.sentence.consent', { groupName: group.name })
        : say('check.sentence.manager', named)
    case 'space':
      return say('check.sentence.space', named)
    case 'traineeShare':
    case 'preschoolEducation':
      return say(verdict === 'no' ? 'check.sentence.staff' : 'check.sentence.manager', named)
    case 'merged':
    case 'closedDay':
    case 'openingHours':
    case 'contract':
    case 'childAge':
    case 'alreadyPresent':
    case 'givenDay':
    case 'window':
    case 'noticePeriod':
    case 'balance':
    case 'likeForLike':
    case 'minimumLength':
    case 'adjoining':
    case 'studyDay':
    case 'holidayPeriod':
    case 'guarantee':
    case 'payment':
    case 'secrecy':
    case 'otherLocation':
    case 'rosterSettled':
      // These are about the parent's own child, and may be read as they are.
      return deciding.message
  }
}

function ratioSentence(
  { message }: CheckStep,
  times: { readonly day: string; readonly start: string | number; readonly end: string | number },
  age: number,
): Message {
  const { day } = times
  const { params } = message
  switch (message.code) {
    case 'check.ratio.short':
    case 'check.ratio.alreadyShort':
    case 'check.ratio.moreNeeded':
    case 'check.ratio.extraStaff':
      return say('check.sentence.short', { ...times, age, count: missingOf(params) })
    case 'check.ratio.notAllowed':
      return say('check.sentence.notAllowed', { day, age })
    case 'check.ratio.rosterUnknown':
      return say('check.sentence.rosterUnknown', { day })
    default:
      return say('check.sentence.lawUnsure', { day })
  }
}

/** Staff short with the child, from what the step says. */
function missingOf(params: Message['params']): number {
  return Math.max(1, Number(params['need'] ?? 0) - Number(params['rostered'] ?? params['needBefore'] ?? 0))
}
