import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computeWeekBoard } from '#shared/domain/board/compute-week-board.ts'
import { explainCell } from '#shared/domain/board/explain-cell.ts'
import type { CellExplanation } from '#shared/domain/board/model.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import { parseIsoWeek, type IsoWeek } from '#shared/kernel/time.ts'
import { compileRatio } from '#shared/domain/ratio/required-staff.ts'
import { groupId } from '#tests/harness/builders/ids.ts'
import { aCrowd, aTeam, locationFacts, ordinaryTuesday } from '#tests/harness/builders/location-facts.ts'
import { aGroup, anOutOfSchoolGroup } from '#tests/harness/builders/organisation.ts'
import { regionalHolidays } from '#tests/harness/calendar.ts'
import { lawBook } from '#tests/harness/law.ts'
import { randomFacts } from '#tests/harness/random-facts.ts'

const toddlers = aGroup({ minAgeMonths: 24, name: 'Peuters A' })

function explain(facts: LocationFacts, rowId = 'ladybirds'): CellExplanation {
  const found = explainCell(
    indexLocationFacts(facts, regionalHolidays),
    lawBook,
    rowId,
    ordinaryTuesday,
    'morning',
  )
  if (found === undefined) throw new Error(`no row ${rowId}`)
  return found
}

describe('why a cell says what it says', () => {
  const facts = locationFacts({
    groups: [toddlers],
    ...aCrowd({ ages: { 2: 9, 3: 6 }, day: ordinaryTuesday }),
    ...aTeam(2, [ordinaryTuesday]),
  })

  test('fifteen toddlers: the sentence, the row of the table and the cell that decides', () => {
    const why = explain(facts)
    expect(why.headline).toEqual({ code: 'board.why.headline', params: { count: 2 } })
    expect(why.sentence).toEqual({
      code: 'board.why.enough',
      params: { children: 15, count: 2, rostered: 2, start: 450, end: 780 },
    })
    expect(why.counts.slice(0, 4)).toEqual([0, 0, 9, 6])
    const deciding = why.sum?.lines[why.sum.decidingLine ?? -1]
    expect(deciding).toMatchObject({ code: 'ratio.cellChosen', params: { staff: 2, maxChildren: 16 } })
    expect(why.verdict).toBe('ok')
    expect(why.room).toEqual([{ code: 'board.room.ages', params: { fromAge: 2, toAge: 3, count: 1 } }])
  })

  test('names, ages and staff at the tightest moment, and the strip per half hour', () => {
    const why = explain(facts)
    expect(why.presentChildren).toHaveLength(15)
    expect(why.presentChildren[0]).toMatchObject({
      firstName: 'Noor',
      surname: 'Bakker',
      ageYears: 2,
      ageMonths: 29,
    })
    expect(why.presentStaff.map((member) => member.staffMemberId)).toEqual(['staff1', 'staff2'])
    expect(why.strip.map((column) => column.startMinute)).toEqual([
      450, 480, 510, 540, 570, 600, 630, 660, 690, 720, 750,
    ])
  })

  test('the law is named with its article, status and sources', () => {
    const { law } = explain(facts)
    expect(law?.id).toBe('day-care-2019')
    expect(law?.article).not.toBe('')
    expect(law?.sources.length).toBeGreaterThan(0)
  })

  test('with babies rule 1 can be the line that decides (BKR-2)', () => {
    const babies = locationFacts({
      ...aCrowd({ ages: { 0: 3, 1: 12, 3: 1 }, day: ordinaryTuesday }),
      ...aTeam(4, [ordinaryTuesday]),
    })
    const why = explain(babies)
    expect(why.required).toBe(4)
    expect(why.sum?.lines[why.sum.decidingLine ?? -1]).toMatchObject({
      code: 'ratio.highest',
      params: { table: 3, formula: 4 },
    })
  })

  test('a group that is not allowed is explained by the reason', () => {
    const why = explain(
      locationFacts({ ...aCrowd({ ages: { 0: 13 }, day: ordinaryTuesday }), ...aTeam(5, [ordinaryTuesday]) }),
    )
    expect(why.verdict).toBe('no')
    expect(why.sentence.code).toBe('ratio.groupTooLarge')
    expect(why.required).toBeNull()
  })

  test('a shortage, a missing roster, a closed day and an empty group have their own sentence', () => {
    const crowd = aCrowd({ ages: { 2: 9 }, day: ordinaryTuesday })
    const short = explain(locationFacts({ groups: [toddlers], ...crowd, ...aTeam(1, [ordinaryTuesday]) }))
    expect([short.verdict, short.sentence.code]).toEqual(['no', 'board.why.short'])
    const unknown = explain(locationFacts({ groups: [toddlers], ...crowd }))
    expect([unknown.verdict, unknown.sentence.code]).toEqual(['unknown', 'board.why.noRoster'])
    const empty = explain(locationFacts({ groups: [toddlers] }))
    expect([empty.verdict, empty.sentence.code]).toEqual(['ok', 'board.why.empty'])
    const closed = explain(locationFacts({ groups: [toddlers], openingHours: [] }))
    expect([closed.status, closed.sentence.code]).toEqual(['closed', 'board.closed.weekday'])
  })

  test('a shortage is said to last until it ends, not only while it is largest', () => {
    const short = explain(
      locationFacts({
        groups: [toddlers],
        ...aCrowd({ ages: { 2: 9 }, day: ordinaryTuesday }),
        ...aTeam(1, [ordinaryTuesday], { breaks: [['10:00', '10:30']] }),
      }),
    )
    expect(short.moment).toEqual({ startMinute: 600, endMinute: 630 })
    expect(short.sentence).toMatchObject({ code: 'board.why.short', params: { start: 450, end: 780 } })
  })

  test('the three-hour budget of the day is one line (BKR-13)', () => {
    const short = explain(
      locationFacts({
        groups: [toddlers],
        ...aCrowd({ ages: { 2: 9 }, day: ordinaryTuesday }),
        ...aTeam(2, [ordinaryTuesday], { breaks: [['10:00', '10:30']] }),
      }),
    )
    expect(short.deviation?.code).toBe('ratio.deviationBelowHalf')
    expect(explain(facts).deviation).toMatchObject({
      code: 'ratio.deviationUnused',
      params: { allowedMinutes: 180 },
    })
  })

  test('a school group shows its own children with the sum of the whole location (BKR-5)', () => {
    const hours = { start: '07:30', end: '08:30' }
    const crowdOf = (group: string) =>
      aCrowd({
        ages: { 5: 7 },
        day: ordinaryTuesday,
        prefix: group,
        contract: { setting: 'outOfSchoolCare', groupId: groupId(group), hours },
      })
    const first = crowdOf('explorers')
    const second = crowdOf('sailors')
    const school = locationFacts({
      groups: [anOutOfSchoolGroup(), anOutOfSchoolGroup({ id: groupId('sailors'), sortOrder: 11 })],
      children: [...first.children, ...second.children],
      contracts: [...first.contracts, ...second.contracts],
      ...aTeam(2, [ordinaryTuesday], { groupId: groupId('explorers') }),
    })
    const group = explain(school, 'explorers')
    expect(group.headline.code).toBe('board.why.headlineUnit')
    expect([group.children, group.counts[5], group.unitId]).toEqual([7, 14, 'rainbow/outOfSchoolCare'])
    const unit = explain(school, 'rainbow/outOfSchoolCare')
    expect([unit.children, unit.required]).toEqual([14, 2])
    const location = explain(school, 'rainbow')
    expect(location.sum?.lines.map((line) => line.code)).toEqual(['board.sum.setting', 'board.sum.total'])
  })

  test('a row the location does not have has no explanation', () => {
    expect(
      explainCell(indexLocationFacts(facts), lawBook, 'nowhere', ordinaryTuesday, 'morning'),
    ).toBeUndefined()
  })
})

describe('an explanation works out to the number on the board', () => {
  const weeks = fc.constantFrom('2026-W50', '2026-W52').map((text) => parseIsoWeek(text) as IsoWeek)

  test('for every cell: same numbers, and the shown counts give the shown need', () => {
    fc.assert(
      fc.property(randomFacts, weeks, (facts, week) => {
        const index = indexLocationFacts(facts, regionalHolidays)
        const board = computeWeekBoard(index, lawBook, week)
        for (const row of board.rows) {
          for (const cell of row.cells) {
            const why = explainCell(index, lawBook, row.rowId, cell.day, cell.daypart)
            expect(why).toMatchObject({
              children: cell.children,
              required: cell.required,
              rostered: cell.rostered,
              status: cell.status,
              freeByAge: cell.freeByAge,
            })
            if (why === undefined || why.moment === null || row.kind === 'location') continue
            if (row.ratioLevel === 'location' && row.kind === 'group') continue
            expect(why.presentChildren.length).toBe(why.counts.reduce((sum, count) => sum + count, 0))
            const result = why.sum?.lines.findLast(
              (line) => line.code === 'ratio.result' || line.code === 'ratio.resultOne',
            )
            if (cell.required !== null) {
              expect(result?.params['staff']).toBe(cell.required)
              const setting = settingOf(row.setting, why.law?.id ?? '', why.counts)
              expect(compileRatio(lawBook, setting, cell.day)?.required(why.counts)).toBe(cell.required)
            }
          }
        }
      }),
      { numRuns: 12 },
    )
  })
})

function settingOf(
  setting: string | null,
  law: string,
  counts: readonly number[],
): 'kdv' | 've' | 'bso' | 'combined' {
  if (law.startsWith('preschool')) return 've'
  if (law.startsWith('combined')) return 'combined'
  return setting === 'outOfSchoolCare' && counts.slice(0, 4).every((count) => count === 0) ? 'bso' : 'kdv'
}
