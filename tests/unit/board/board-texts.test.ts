import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computeDayView } from '#shared/domain/board/compute-day-view.ts'
import { computeWeekBoard } from '#shared/domain/board/compute-week-board.ts'
import { explainCell } from '#shared/domain/board/explain-cell.ts'
import { publicHolidayCodes } from '#shared/domain/calendar/public-holidays.ts'
import { schoolHolidayKinds } from '#shared/domain/calendar/read-school-holidays.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import { careSettings, dayparts } from '#shared/domain/organisation/model.ts'
import { policyCodes } from '#shared/domain/policies/policies.ts'
import { readHouseRule } from '#shared/domain/policies/policies-on.ts'
import { parseIsoWeek, type IsoWeek } from '#shared/kernel/time.ts'
import { createTexts, writeMessage } from '#shared/text/create-texts.ts'
import { boardTexts as englishTexts } from '#shared/text/en/board.ts'
import { ratioTexts as englishRatioTexts } from '#shared/text/en/ratio.ts'
import { boardTexts as dutchTexts } from '#shared/text/nl/board.ts'
import { ratioTexts as dutchRatioTexts } from '#shared/text/nl/ratio.ts'
import { regionalHolidays } from '#tests/harness/calendar.ts'
import { lawBook } from '#tests/harness/law.ts'
import { randomFacts } from '#tests/harness/random-facts.ts'

const catalogues = {
  nl: { ...dutchTexts, ...dutchRatioTexts },
  en: { ...englishTexts, ...englishRatioTexts },
}
const dutch = createTexts(catalogues, 'nl')
const english = createTexts(catalogues, 'en')

function paramsOf(text: string): readonly string[] {
  return [...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1] ?? '').toSorted()
}

/** Every message anywhere inside a value. */
function messagesIn(value: unknown): readonly Message[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap(messagesIn)
  if ('code' in value && typeof value.code === 'string' && 'params' in value) return [value as Message]
  return Object.values(value).flatMap(messagesIn)
}

function isSentence(text: string): boolean {
  return text !== '' && !text.includes('{{') && !/\b(board|ratio|policy)\.\w/.test(text)
}

describe('texts of the board', () => {
  test('Dutch and English have the same codes with the same parameters', () => {
    expect(Object.keys(englishTexts)).toEqual(Object.keys(dutchTexts))
    for (const [code, text] of Object.entries(dutchTexts)) {
      expect(paramsOf(englishTexts[code as keyof typeof englishTexts]), code).toEqual(paramsOf(text))
    }
  })

  test('every word that is looked up by name has a text', () => {
    const codes = [
      ...publicHolidayCodes.map((code) => `board.publicHoliday.${code}`),
      ...schoolHolidayKinds.map((kind) => `board.holiday.${kind}`),
      ...['studyDay', 'marginDay'].map((kind) => `board.dayOff.${kind}`),
      ...['weekday', 'organisation', 'lowOccupancy', 'other'].map((reason) => `board.closed.${reason}`),
      ...dayparts.map((daypart) => `board.daypart.${daypart}`),
      ...careSettings.map((setting) => `board.setting.${setting}`),
    ]
    for (const code of codes) expect(Object.keys(dutchTexts)).toContain(code)
  })

  test('a house rule that cannot be read is refused in a sentence', () => {
    expect(policyCodes.length).toBeGreaterThan(10)
    for (const rule of [
      { code: 'swap.colour', value: '1' },
      { code: 'swap.noticeDays', value: '{' },
      { code: 'swap.noticeDays', value: '-1' },
    ]) {
      const answer = readHouseRule(rule)
      if (answer.ok) throw new Error('this rule must be refused')
      expect(isSentence(writeMessage(dutch, answer.refusal))).toBe(true)
    }
  })

  test('sentences read as a person would say them', () => {
    const shortage = {
      code: 'board.attention.shortage',
      params: { day: '2026-11-26', daypartCode: 'board.daypart.morning', group: 'Babies', count: 1 },
    }
    expect(writeMessage(dutch, shortage)).toBe("do 26 nov ochtend Babies: 1 pm'er tekort.")
    expect(writeMessage(english, shortage)).toBe('Thu 26 Nov morning Babies: 1 staff short.')
    const enough = {
      code: 'board.why.enough',
      params: { children: 15, count: 2, rostered: 2, start: 450, end: 780 },
    }
    expect(writeMessage(dutch, enough)).toBe(
      "Krapste moment 07:30–13:00: 15 kinderen. Er zijn 2 pm'ers nodig; in het rooster: 2.",
    )
    expect(writeMessage(dutch, { code: 'board.room.age', params: { age: 2, count: 1 } })).toBe(
      'Er kan nog 1 kind van 2 jaar bij.',
    )
  })

  test('everything any board, day or explanation says is a whole sentence in both languages', () => {
    const weeks = fc
      .constantFrom('2026-W50', '2026-W52', '2026-W53')
      .map((text) => parseIsoWeek(text) as IsoWeek)
    fc.assert(
      fc.property(randomFacts, weeks, (facts, week) => {
        const index = indexLocationFacts(facts, regionalHolidays)
        const board = computeWeekBoard(index, lawBook, week)
        const said = [
          ...messagesIn(board),
          ...board.days.flatMap((day) => messagesIn(computeDayView(index, lawBook, day.day))),
          ...board.rows.flatMap((row) =>
            row.cells.flatMap((cell) =>
              messagesIn(explainCell(index, lawBook, row.rowId, cell.day, cell.daypart)),
            ),
          ),
        ]
        for (const message of said) {
          expect(isSentence(writeMessage(dutch, message)), JSON.stringify(message)).toBe(true)
          expect(isSentence(writeMessage(english, message)), JSON.stringify(message)).toBe(true)
        }
      }),
      { numRuns: 15 },
    )
  })
})
