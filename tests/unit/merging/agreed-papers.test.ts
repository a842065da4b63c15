import { describe, expect, test } from 'vitest'
import type { Message } from '#shared/domain/explanation/model.ts'
import { mergeKinds, mergeReasons } from '#shared/domain/merging/model.ts'
import { letterOf, listToldChildren, reasonCodeOf } from '#shared/domain/merging/papers.ts'
import { mergeStandingCodes } from '#shared/domain/merging/standing-of-merge.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import { addDays } from '#shared/kernel/time.ts'
import { ruleTexts } from '#shared/text/catalogue.ts'
import { createTexts, writeMessage } from '#shared/text/create-texts.ts'
import { languages } from '#shared/text/formats.ts'
import { aConsent } from '#tests/harness/builders/children.ts'
import { childId, groupId } from '#tests/harness/builders/ids.ts'
import { aCrowd, locationFacts, ordinaryTuesday } from '#tests/harness/builders/location-facts.ts'
import { aMerge } from '#tests/harness/builders/merges.ts'
import { aGroup } from '#tests/harness/builders/organisation.ts'
import { regionalHolidays } from '#tests/harness/calendar.ts'
import { lawBook } from '#tests/harness/law.ts'

const facts = { locationName: 'De Regenboog', hostName: 'Vlinders', groupNames: ['Hommels', 'Vlinders'] }
const series = aMerge({
  validFrom: ordinaryTuesday,
  validUntil: addDays(ordinaryTuesday, 28),
  weekdays: [2, 5],
  kind: 'series',
})

function lettersOf(letter: readonly Message[]): readonly (readonly string[])[] {
  return languages.map((language) => {
    const texts = createTexts(ruleTexts, language)
    return letter.map((message) => writeMessage(texts, message))
  })
}

describe('the letter to parents (GROUP-2, GROUP-3)', () => {
  test('reads as whole sentences in both languages, whatever was agreed', () => {
    for (const kind of mergeKinds) {
      for (const reason of mergeReasons) {
        const once = { ...series, kind, reason, validUntil: series.validFrom }
        for (const merge of [{ ...series, kind, reason }, once]) {
          for (const sentence of lettersOf(letterOf(merge, facts)).flat()) {
            expect(sentence).not.toMatch(/\{\{|mergePaper|undefined/)
            expect(sentence.length).toBeGreaterThan(8)
          }
        }
      }
    }
  })

  test('names the day or every weekday, the times, the room and the reason', () => {
    const [dutch = []] = lettersOf(letterOf(series, facts))
    expect(dutch.join(' ')).toContain('Elke dinsdag van 07:30 tot 18:30. Elke vrijdag van 07:30 tot 18:30.')
    expect(dutch).toContain('De kinderen zijn dan in de ruimte van Vlinders.')
    expect(dutch).toContain('We doen dit, omdat er dan weinig kinderen zijn.')
    expect(dutch).toContain('Elke week naar een tweede groep mag alleen met jouw toestemming op papier.')
  })

  test('asks nothing of parents for one day and for the edges of the day', () => {
    for (const kind of ['oneOff', 'edgeOfDay'] as const) {
      const codes = letterOf({ ...series, kind }, facts).map(({ code }) => code)
      expect(codes).toContain('mergePaper.noConsent')
      expect(codes).not.toContain('mergePaper.consent')
    }
  })

  test('every reason and every standing has words in both languages', () => {
    for (const language of languages) {
      const catalogue = ruleTexts[language]
      for (const reason of mergeReasons) expect(catalogue[reasonCodeOf(reason)]).toMatch(/\w/)
      for (const code of mergeStandingCodes) {
        expect(catalogue[code] ?? catalogue[`${code}_other`]).toMatch(/\w/)
      }
    }
  })
})

describe('who is told', () => {
  const host = aGroup({ minAgeMonths: 24 })
  const guest = aGroup({ id: groupId('butterflies'), name: 'Vlinders', minAgeMonths: 24, sortOrder: 2 })
  const crowds = [
    aCrowd({ ages: { 2: 2 }, day: ordinaryTuesday, prefix: 'host' }),
    aCrowd({ ages: { 2: 2 }, day: ordinaryTuesday, prefix: 'guest', contract: { groupId: guest.id } }),
  ]
  const told = (kind: 'oneOff' | 'series', consents = [aConsent(childId('guest2-1'), host.id)]) => {
    const index = indexLocationFacts(
      locationFacts({
        groups: [host, guest],
        children: crowds.flatMap(({ children }) => children),
        contracts: crowds.flatMap(({ contracts }) => contracts),
        consents,
        merges: [{ ...series, kind }],
      }),
      regionalHolidays,
    )
    const [merge = series] = index.facts.merges
    return listToldChildren(index, lawBook, merge, ordinaryTuesday).map(
      ({ childId: id, groupId: from, needsConsent }) => `${id} ${from} ${needsConsent ? 'signs' : 'knows'}`,
    )
  }

  test('the families of the guest, and of those who signs still', () => {
    expect(told('series')).toEqual(['guest2-1 butterflies knows', 'guest2-2 butterflies signs'])
  })

  test('for one day nobody signs', () => {
    expect(told('oneOff', [])).toEqual(['guest2-1 butterflies knows', 'guest2-2 butterflies knows'])
  })
})
