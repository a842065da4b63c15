import { describe, expect, test } from 'vitest'
import type { CareWish } from '#shared/domain/requests/model.ts'
import { repliesTo } from '#shared/domain/requests/reply-texts.ts'
import { ruleTexts } from '#shared/text/catalogue.ts'
import { createTexts, writeMessage } from '#shared/text/create-texts.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import { anAbsence } from '#tests/harness/builders/children.ts'
import { childId } from '#tests/harness/builders/ids.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { aHouse, aSwap, anExtraDay, check, checkInput, type HouseOptions } from './wishes.ts'

const texts = createTexts(ruleTexts, 'nl')

function written(messages: readonly Message[]): string {
  return messages.map((message) => writeMessage(texts, message)).join(' ')
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
    expect(repliesOn({}, anExtraDay()).approve.map((line) => line.code)).toContain('reply.extraIsCharged')
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
