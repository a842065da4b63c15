import { describe, expect, test } from 'vitest'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import type { CareWish } from '#shared/domain/requests/model.ts'
import { repliesTo } from '#shared/domain/requests/reply-texts.ts'
import type { CheckInput } from '#shared/domain/requests/wish-subject.ts'
import { ruleTexts } from '#shared/text/catalogue.ts'
import { createTexts, writeMessage } from '#shared/text/create-texts.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import { anAbsence } from '#tests/harness/builders/children.ts'
import { childId, requestId } from '#tests/harness/builders/ids.ts'
import { isoDay } from '#shared/kernel/time.ts'
import {
  aCard,
  aFlexibleDay,
  aHouse,
  anExtraDay,
  anExtraHour,
  aRequest,
  aSwap,
  check,
  checkInput,
  inStore,
  type HouseOptions,
} from './wishes.ts'

const texts = createTexts(ruleTexts, 'nl')
const english = createTexts(ruleTexts, 'en')

function written(messages: readonly Message[], language = texts): string {
  return messages.map((message) => writeMessage(language, message)).join(' ')
}

function repliesOn(options: HouseOptions, wish: CareWish) {
  const facts = aHouse(options)
  return repliesTo(checkInput(facts, wish), check(facts, wish))
}

describe('the answer to the parent', () => {
  test('yes: the new day and times, and what is given up', () => {
    expect(written(repliesOn({}, aSwap()).approve)).toBe(
      'Beste ouder, De ruildag van Noor naar vr 27 nov (08:00–18:00) is akkoord. ' +
        'De opvang op do 26 nov van 08:00 tot 18:00 vervalt. ' +
        'Een ruildag is een service, geen recht. Met vriendelijke groet, De Regenboog',
    )
  })

  test('CHECK-2: before the roster is settled the yes is not certain, and says when it will be', () => {
    const reply = written(repliesOn({ settledWeeks: 0 }, aSwap()).approve)
    expect(reply).toContain('kan waarschijnlijk. Je hoort het zeker als het rooster vaststaat.')
    expect(reply).not.toContain('is akkoord')
  })

  test('SWAP-4: every answer on a swap says that it is a service, not a right', () => {
    const replies = repliesOn({ ages: { 2: 8 } }, aSwap())
    for (const reply of [replies.approve, replies.decline, ...replies.offer]) {
      expect(reply.map((line) => line.code)).toContain('reply.swapIsService')
    }
  })

  test('EXTRA-1: an extra day says that it is charged afterwards', () => {
    expect(written(repliesOn({}, anExtraDay()).approve)).toContain(
      'We rekenen dit achteraf af: 10 uur. Het bedrag volgt.',
    )
  })

  test('no: the reason that was computed, and nothing about other families', () => {
    const { decline } = repliesOn({ ages: { 2: 8 } }, aSwap())
    expect(written(decline.slice(0, 3))).toBe(
      'Beste ouder, De ruildag van Noor naar vr 27 nov kan helaas niet. ' +
        'Op vr 27 nov tussen 08:00 en 18:00 is er voor een kind van 2 jaar 1 medewerker te weinig.',
    )
    const values = decline.flatMap((line) => Object.keys(line.params))
    for (const forbidden of ['before', 'after', 'children', 'name', 'rostered', 'need'])
      expect(values).not.toContain(forbidden)
  })

  test('no, while it would fit: no reason is made up', () => {
    expect(repliesOn({}, aSwap()).decline.map((line) => line.code)).toEqual([
      'reply.greeting',
      'reply.decline.swapDay',
      'reply.swapIsService',
      'reply.closing',
    ])
  })

  test('an offer names the day, the times and the group, and asks for an answer; one for each alternative', () => {
    const facts = aHouse({
      noorContract: { days: [4] },
      ages: { 2: 8 },
      absences: [
        anAbsence({ childId: childId('child2-1'), startDay: isoDay('2026-11-24'), reason: 'holiday' }),
      ],
    })
    const result = check(facts, aSwap())
    const replies = repliesTo(checkInput(facts, aSwap()), result)
    expect(replies.offer).toHaveLength(1)
    expect(written(replies.offer[0] ?? [])).toBe(
      'Beste ouder, De ruildag van Noor naar vr 27 nov kan helaas niet. ' +
        'Op vr 27 nov tussen 08:00 en 18:00 is er voor een kind van 2 jaar 1 medewerker te weinig. ' +
        'In plaats daarvan kan Noor ruilen naar di 24 nov van 08:00 tot 18:00 in Lieveheersbeestjes. ' +
        'Laat je weten of dat past? Een ruildag is een service, geen recht. Met vriendelijke groet, De Regenboog',
    )
    expect(written(replies.decline)).toContain(
      'Wat wel kan: di 24 nov van 08:00 tot 18:00 in Lieveheersbeestjes.',
    )
  })
})

const answered = (facts: LocationFacts, wish: CareWish, asked: Partial<CheckInput> = {}) =>
  repliesTo(checkInput(facts, wish, asked), check(facts, wish, asked))

describe('what it costs', () => {
  const tariffs = [aCard()]

  test('MONEY-2: care that is charged afterwards, with hours and amount, in both languages', () => {
    const { approve } = answered(aHouse(), anExtraDay(), { account: { entries: [], tariffs } })
    expect(written(approve)).toBe(
      'Beste ouder, De extra dag van Noor op vr 27 nov (08:00–18:00) is akkoord. ' +
        'We rekenen dit achteraf af: 10 uur, € 102,00. Met vriendelijke groet, De Regenboog',
    )
    expect(written(approve, english)).toContain('We charge this afterwards: 10 hours, €102.00.')
  })

  test('SWAP-5: what is taken off the credit, and the rest', () => {
    const account = { entries: [inStore('swapCredit', 150)], tariffs }
    const { approve } = answered(aHouse(), anExtraDay({ payment: 'swapCredit' }), { account })
    expect(written(approve)).toContain(
      'Er gaat 2,5 uur van het tegoed af (ruiltegoed). We rekenen dit achteraf af: 7,5 uur, € 76,50.',
    )
  })

  test('SWAP-5: what is left of the day that is given up', () => {
    const { approve } = answered(aHouse(), aSwap({ wantedEndMinute: 780 }))
    expect(written(approve)).toContain('Je houdt 5 uur ruiltegoed over. Gebruik het uiterlijk 31-12-2026.')
  })

  test('FLEX-1: a day that was asked in time is certain, also before the roster is settled', () => {
    const facts = aHouse({ noorContract: { form: 'flexible', days: [] }, ages: { 2: 8 }, settledWeeks: 0 })
    const account = { entries: [inStore('flex', 6000)], tariffs }
    const { approve } = answered(facts, aFlexibleDay({ wantedDay: isoDay('2026-12-18') }), { account })
    expect(written(approve)).toContain('is akkoord. Je vroeg het op tijd, dus deze dag is zeker.')
    expect(written(approve)).toContain('Er gaat 10 uur van het tegoed af (flexibele uren).')
  })
})

describe('the waiting list and care that is called off', () => {
  test('CHECK-4: on the waiting list, with the reason and what happens next', () => {
    const { waitingList } = answered(aHouse({ ages: { 2: 8 } }), anExtraDay())
    expect(written(waitingList)).toBe(
      'Beste ouder, De extra dag van Noor op vr 27 nov kan helaas niet. ' +
        'Op vr 27 nov tussen 08:00 en 18:00 is er voor een kind van 2 jaar 1 medewerker te weinig. ' +
        'Noor staat op de wachtlijst voor vr 27 nov. Je hoort het van ons als er plek komt. ' +
        'Met vriendelijke groet, De Regenboog',
    )
  })

  test('EXTRA-1, FLEX-2: called off, charged or not', () => {
    expect(written(answered(aHouse(), anExtraDay()).cancel)).toBe(
      'Beste ouder, De opvang van Noor op vr 27 nov (08:00–18:00) gaat niet door. ' +
        'We rekenen deze opvang niet af. Met vriendelijke groet, De Regenboog',
    )
    const flexible = aHouse({ noorContract: { form: 'flexible', days: [] } })
    expect(written(answered(flexible, aFlexibleDay()).cancel)).toContain(
      'We rekenen deze opvang wel af, zoals in de voorwaarden staat.',
    )
  })
})

describe('no answer says anything about another family', () => {
  const names = ['Zeger', 'Quirijn', 'Fatima']
  const crowded = (options: HouseOptions) => {
    const facts = aHouse(options)
    // Every other child has a name of its own, so that a name that slips in is found.
    const children = facts.children.map((child, place) =>
      child.firstName === 'Noor' && child.id !== 'noor'
        ? { ...child, firstName: names[place % 2] ?? '' }
        : child,
    )
    return { ...facts, children }
  }
  const full = crowded({ ages: { 2: 8 } })
  const rival = aRequest(aSwap({ childId: childId('child2-1') }), { id: requestId('rival') })

  test.each<readonly [string, LocationFacts, CareWish]>([
    ['a full group', full, aSwap()],
    ['a full group on an extra day', full, anExtraDay()],
    ['a longer stay', full, anExtraHour()],
    ['a shortage that was there', crowded({ ages: { 2: 9 } }), aSwap()],
    ['a rival for the place', { ...full, requests: [rival] }, anExtraDay()],
    ['a yes', crowded({}), anExtraDay()],
  ])('%s', (_name, facts, wish) => {
    const replies = answered(facts, wish)
    const all = [
      replies.approve,
      replies.decline,
      replies.waitingList,
      replies.cancel,
      ...replies.offer,
    ].flat()
    expect(all.length).toBeGreaterThan(0)
    for (const language of [texts, english]) {
      for (const name of names) expect(written(all, language)).not.toContain(name)
    }
    const numbers = all.flatMap((line) => Object.keys(line.params))
    for (const forbidden of [
      'before',
      'after',
      'children',
      'rostered',
      'need',
      'needBefore',
      'rivals',
      'position',
    ])
      expect(numbers).not.toContain(forbidden)
  })
})
