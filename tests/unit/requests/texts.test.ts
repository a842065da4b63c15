import { describe, expect, test } from 'vitest'
import { commandRefusalCodes } from '#shared/commands/refusal.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import { requestCodes } from '#shared/domain/requests/codes.ts'
import type { CareWish, CheckResult } from '#shared/domain/requests/model.ts'
import { repliesTo } from '#shared/domain/requests/reply-texts.ts'
import type { CheckInput } from '#shared/domain/requests/wish-subject.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { ruleTexts } from '#shared/text/catalogue.ts'
import { createTexts, writeMessage } from '#shared/text/create-texts.ts'
import { languages } from '#shared/text/formats.ts'
import { requestTexts as requestsInEnglish } from '#shared/text/en/requests.ts'
import { requestTexts as requestsInDutch } from '#shared/text/nl/requests.ts'
import { aSchoolDayOff } from '#tests/harness/builders/calendar.ts'
import { anAbsence, aConsent } from '#tests/harness/builders/children.ts'
import { at, childId, groupId, requestId } from '#tests/harness/builders/ids.ts'
import {
  aClosure,
  aGroup,
  aHouseRule,
  aLocation,
  anOutOfSchoolGroup,
} from '#tests/harness/builders/organisation.ts'
import {
  aCard,
  aFlexibleDay,
  aHouse,
  anExtraHour,
  aRequest,
  aSchoolHouse,
  aSecondGroup,
  aSwap,
  anExtraDay,
  checkInput,
  check,
  inStore,
  noorId,
  semId,
  thursday,
  type HouseOptions,
} from './wishes.ts'

const dutch = requestsInDutch as Readonly<Record<string, string>>
const english = requestsInEnglish as Readonly<Record<string, string>>

/** `{{day, day}}` and `{{count}}` ask for `day` and `count`. */
function paramsOf(text: string): readonly string[] {
  return [...text.matchAll(/\{\{(\w+)(?:, \w+)?\}\}/g)].map((match) => match[1] ?? '').toSorted()
}

function keysOf(code: string): readonly string[] {
  return [code, `${code}_one`, `${code}_other`].filter((key) => key in dutch)
}

describe('every code has a sentence in both languages', () => {
  test.each(requestCodes)('%s', (code) => {
    const keys = keysOf(code)
    expect(keys.length === 1 ? keys : keys.slice(0, 2)).toEqual(
      keys.length === 1 ? [code] : [`${code}_one`, `${code}_other`],
    )
    for (const key of keys) {
      expect(english[key], key).toBeTypeOf('string')
      expect(new Set(paramsOf(english[key] ?? '')), key).toEqual(new Set(paramsOf(dutch[key] ?? '')))
    }
  })

  test('no sentence is left over', () => {
    const known = new Set<string>([...requestCodes, ...commandRefusalCodes.map((code) => `refusal.${code}`)])
    for (const texts of [dutch, english]) {
      for (const key of Object.keys(texts)) expect(known, key).toContain(key.replace(/_(one|other)$/, ''))
    }
  })

  test('both languages have the same keys', () => {
    expect(Object.keys(english).toSorted()).toEqual(Object.keys(dutch).toSorted())
  })
})

test('sentences are short: at most twenty words each', () => {
  for (const [key, text] of Object.entries(dutch)) {
    const plain = text.replace(/\{\{[^}]+\}\}/g, 'x')
    for (const sentence of plain.split(/(?<=[.?!:;]) /)) {
      expect(sentence.split(/\s+/).length, `${key}: ${sentence}`).toBeLessThanOrEqual(20)
    }
  }
})

const other = aSecondGroup()
const scenarios: readonly (readonly [string, HouseOptions, CareWish])[] = [
  ['fits', {}, aSwap()],
  ['fits alone', { ages: {} }, anExtraDay()],
  ['full', { ages: { 2: 8 } }, aSwap()],
  ['short already', { ages: { 2: 9 } }, aSwap()],
  ['two short', { ages: { 1: 15 }, staff: 1 }, aSwap()],
  ['not allowed', { ages: { 2: 16 }, staff: 4, groups: [aGroup({ maxChildren: 30 })] }, aSwap()],
  ['house maximum', { groups: [aGroup({ maxChildren: 5 })] }, aSwap()],
  ['provisional', { settledWeeks: 0 }, aSwap()],
  ['provisional extra', { settledWeeks: 0 }, anExtraDay()],
  ['provisional no', { settledWeeks: 0, ages: { 2: 8 } }, aSwap()],
  ['no roster', { staff: 0 }, aSwap()],
  [
    'unsure law',
    { ages: { 1: 11, 3: 1 }, staff: 3, noor: { birthDate: isoDay('2023-05-01') } },
    anExtraDay(),
  ],
  [
    'extra staff',
    { ages: { 2: 8 }, houseRules: [aHouseRule('extraDay.mayUseExtraStaff', true)] },
    anExtraDay(),
  ],
  ['closed', {}, aSwap({ wantedDay: isoDay('2026-12-25') })],
  ['closure', { closures: [aClosure({ startDay: isoDay('2026-11-27') })] }, aSwap()],
  ['weekend', {}, aSwap({ wantedDay: isoDay('2026-11-28') })],
  ['outside hours', {}, anExtraDay({ wantedStartMinute: at('06:00'), wantedEndMinute: at('09:00') })],
  ['reversed', {}, anExtraDay({ wantedStartMinute: at('16:00'), wantedEndMinute: at('09:00') })],
  ['ended', { noorContract: { endDate: isoDay('2026-11-01') } }, anExtraDay()],
  ['not started', { noorContract: { startDate: isoDay('2027-01-01') } }, anExtraDay()],
  ['unborn', { noor: { birthDate: isoDay('2027-03-01') } }, anExtraDay()],
  ['too young', { noor: { birthDate: isoDay('2026-11-01') } }, anExtraDay()],
  ['too old', { noor: { birthDate: isoDay('2022-01-01') } }, anExtraDay()],
  ['present', {}, anExtraDay({ wantedDay: thursday })],
  ['absent', { absences: [anAbsence({ childId: noorId, startDay: thursday })] }, aSwap()],
  [
    'given before',
    { absences: [anAbsence({ childId: noorId, startDay: thursday, reason: 'swappedAway' })] },
    aSwap(),
  ],
  ['asked twice', { requests: [aRequest(anExtraDay(), { id: requestId('other') })] }, aSwap()],
  ['no given day', {}, aSwap({ givenDay: null })],
  ['no care to give', {}, aSwap({ givenDay: isoDay('2026-11-25') })],
  ['reason', { houseRules: [aHouseRule('swap.reasons', [])] }, aSwap()],
  ['notice', { houseRules: [aHouseRule('swap.noticeDays', 9)] }, aSwap()],
  ['notice fine', { houseRules: [aHouseRule('swap.noticeDays', 1)] }, aSwap()],
  ['balance', { houseRules: [aHouseRule('swap.maxPerYear', 0)] }, aSwap()],
  ['balance left', { houseRules: [aHouseRule('swap.maxPerYear', 1)] }, aSwap()],
  [
    'window',
    { houseRules: [aHouseRule('swap.window', { kind: 'weeks', weeks: 1 })] },
    aSwap({ wantedDay: isoDay('2026-12-18') }),
  ],
  ['longer', {}, aSwap({ wantedStartMinute: at('07:30') })],
  ['no face', { hasFace: false }, aSwap()],
  [
    'consent',
    { groups: [aGroup(), other], ages: { 2: 8 }, settledWeeks: 0 },
    aSwap({ wantedGroupId: other.id }),
  ],
  [
    'consent given',
    { groups: [aGroup(), other], consents: [aConsent(noorId, other.id)], ages: {} },
    aSwap({ wantedGroupId: other.id }),
  ],
  ['elsewhere', {}, aSwap({ wantedGroupId: groupId('elsewhere') })],
  [
    'space',
    { location: aLocation({ sharedIndoorAreaDm2: 0 }), groups: [aGroup({ roomAreaDm2: 400 })] },
    aSwap(),
  ],
  ['unknown child', {}, aSwap({ childId: childId('nobody') })],
  ['far away', {}, anExtraDay({ wantedDay: isoDay('2030-01-02') })],
]

const bought = (account: 'flex' | 'holidayDays' | 'swapCredit', minutes: number) => ({
  account: { entries: [inStore(account, minutes)], tariffs: [aCard()] },
})
const flexible = { form: 'flexible', days: [] } as const
const studyDay = isoDay('2026-12-08')
const ofSem = (wish: Partial<CareWish>): CareWish =>
  anExtraDay({ childId: semId, wantedDay: studyDay, ...wish })
const schoolHouse = (options: Parameters<typeof aSchoolHouse>[0] = {}) =>
  aSchoolHouse({ schoolDaysOff: [aSchoolDayOff(studyDay)], ...options })
const climbers = anOutOfSchoolGroup({ id: groupId('climbers'), name: 'Klimmers', code: 'KL' })

/** The other kinds, each in a house of its own. */
const kindScenarios: readonly (readonly [string, LocationFacts, CareWish, Partial<CheckInput>])[] = [
  ['longer', aHouse(), anExtraHour(), {}],
  [
    'longer, priced',
    aHouse(),
    anExtraHour(),
    { account: { entries: [], tariffs: [aCard({ product: 'extraHour' })] } },
  ],
  [
    'longer, apart',
    aHouse(),
    anExtraHour({ wantedStartMinute: at('07:30'), wantedEndMinute: at('07:50') }),
    {},
  ],
  ['longer, no care', aHouse(), anExtraHour({ wantedDay: isoDay('2026-11-25') }), {}],
  ['longer, full', aHouse({ ages: { 2: 8 } }), anExtraHour(), {}],
  ['flexible', aHouse({ noorContract: flexible }), aFlexibleDay(), bought('flex', 6000)],
  [
    'flexible, promised',
    aHouse({ noorContract: flexible, ages: { 2: 8 } }),
    aFlexibleDay({ wantedDay: isoDay('2026-12-18') }),
    bought('flex', 6000),
  ],
  [
    'flexible, other group',
    aHouse({ noorContract: flexible, groups: [aGroup(), other], settledWeeks: 0 }),
    aFlexibleDay({ wantedGroupId: other.id }),
    bought('flex', 6000),
  ],
  ['flexible, too little', aHouse({ noorContract: flexible }), aFlexibleDay(), bought('flex', 60)],
  ['not flexible', aHouse(), aFlexibleDay(), {}],
  ['study day', schoolHouse(), ofSem({ kind: 'studyDay' }), {}],
  ['study day, bought', schoolHouse(), ofSem({ kind: 'studyDay' }), bought('holidayDays', 600)],
  [
    'study day, no lessons off',
    schoolHouse(),
    ofSem({ kind: 'studyDay', wantedDay: isoDay('2026-12-09') }),
    {},
  ],
  ['study day, day care', aHouse(), anExtraDay({ kind: 'studyDay' }), {}],
  ['study day, no school', schoolHouse({ schools: [] }), ofSem({ kind: 'studyDay' }), {}],
  ['holiday day', schoolHouse(), ofSem({ kind: 'holidayDay', wantedDay: isoDay('2026-12-31') }), {}],
  [
    'holiday day, other group',
    schoolHouse({ groups: [climbers] }),
    ofSem({ kind: 'holidayDay', wantedDay: isoDay('2026-12-31'), wantedGroupId: climbers.id }),
    {},
  ],
  ['holiday day, no holiday', schoolHouse(), ofSem({ kind: 'holidayDay' }), {}],
  ['credit', aHouse(), anExtraDay({ payment: 'swapCredit' }), bought('swapCredit', 600)],
  ['credit, partly', aHouse(), anExtraDay({ payment: 'swapCredit' }), bought('swapCredit', 100)],
  [
    'credit, partly, no price',
    aHouse(),
    anExtraDay({ payment: 'swapCredit' }),
    { account: { entries: [inStore('swapCredit', 100)], tariffs: [] } },
  ],
  ['credit left', aHouse(), aSwap({ wantedEndMinute: at('12:00') }), {}],
  ['another way to pay', aHouse(), anExtraDay({ payment: 'holidayDays' }), {}],
  ['too short', aHouse({ houseRules: [aHouseRule('extraDay.minimumMinutes', 660)] }), anExtraDay(), {}],
  [
    'deadline with a time',
    aHouse({ houseRules: [aHouseRule('extraDay.noticeDays', 9), aHouseRule('extraDay.noticeMinute', 720)] }),
    anExtraDay(),
    {},
  ],
  [
    'past both maximums',
    aHouse({ ages: { 2: 16 }, staff: 4, groups: [aGroup({ maxChildren: 16 })] }),
    anExtraDay(),
    {},
  ],
]

/** Everything a check can say, and every answer to a parent. */
function messagesOf(facts: LocationFacts, wish: CareWish, asked: Partial<CheckInput>): readonly Message[] {
  const result: CheckResult = check(facts, wish, asked)
  const replies = repliesTo(checkInput(facts, wish, asked), result)
  return [
    result.headline,
    result.sentence,
    ...(result.givenSide === null ? [] : [result.givenSide]),
    ...result.steps.flatMap((step) => [step.message, ...(step.sum?.lines ?? [])]),
    ...result.alternatives.map((alternative) => alternative.message),
    ...replies.approve,
    ...replies.decline,
    ...replies.offer.flat(),
    ...replies.waitingList,
    ...replies.cancel,
  ]
}

const everyScenario: typeof kindScenarios = [
  ...scenarios.map(([name, options, wish]) => [name, aHouse(options), wish, {}] as const),
  ...kindScenarios,
]

describe.each(languages)('written in %s', (language) => {
  const texts = createTexts(ruleTexts, language)

  test.each(everyScenario)(
    '%s: every sentence is there with every value filled in',
    (_name, facts, wish, asked) => {
      for (const message of messagesOf(facts, wish, asked)) {
        const sentence = writeMessage(texts, message)
        expect(sentence, message.code).not.toBe(message.code)
        for (const name of keysOf(message.code).flatMap((key) => paramsOf(dutch[key] ?? ''))) {
          expect(message.params, `${message.code} lacks ${name}`).toHaveProperty(name)
        }
        expect(sentence, message.code).not.toMatch(/\{\{|\}\}|undefined|null|NaN/)
        expect(sentence, message.code).not.toMatch(
          /\b(check|reply|alternative|swapReason|absenceReason|daypart|kind|payment|board)\.\w/,
        )
      }
    },
  )
})

test('each sentence about a kind of care is said by one of these scenarios', () => {
  const said = new Set(
    everyScenario.flatMap(([, facts, wish, asked]) => messagesOf(facts, wish, asked).map(({ code }) => code)),
  )
  const ofKinds = requestCodes.filter((code) =>
    /^check\.(adjoining|studyDay|holidayPeriod|guarantee|payment|minimumLength)\./.test(code),
  )
  // Only care that moved during the day brings this one; it has a test of its own.
  expect(ofKinds.filter((code) => !said.has(code))).toEqual(['check.adjoining.otherGroup'])
})

test('a refusal of a command carries the sentence of the step that decided', () => {
  const texts = createTexts(ruleTexts, 'nl')
  const message = {
    code: 'refusal.checkSaysNo',
    params: {
      step: 'givenDay',
      sentenceCode: 'check.givenDay.absent',
      day: thursday,
      reasonCode: 'absenceReason.ill',
    },
  }
  expect(writeMessage(texts, message)).toBe('Dit kan niet. Het kind is op do 26 nov al afwezig (ziek).')
})

test('one and more are told apart', () => {
  const texts = createTexts(ruleTexts, 'nl')
  const headline = (count: number) =>
    writeMessage(texts, {
      code: 'check.headline.ok',
      params: { day: thursday, children: 7, most: 8 * count, count },
    })
  expect(headline(1)).toBe("Op do 26 nov komen er 7 kinderen; 1 pm'er mag er 8 hebben.")
  expect(headline(2)).toBe("Op do 26 nov komen er 7 kinderen; 2 pm'ers mogen er 16 hebben.")
})
