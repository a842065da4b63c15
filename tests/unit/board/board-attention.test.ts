import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseIsoWeek, type IsoWeek } from '#shared/kernel/time.ts'
import { boardOf, toddlers, workdays } from '#tests/harness/board.ts'
import { groupId } from '#tests/harness/builders/ids.ts'
import { aTeam, locationFacts, ordinaryTuesday, aCrowd } from '#tests/harness/builders/location-facts.ts'
import { randomFacts } from '#tests/harness/random-facts.ts'

describe('the attention list', () => {
  test('at most three, the worst first, and it says how many there are in all', () => {
    const facts = locationFacts({
      groups: [toddlers],
      ...aCrowd({ ages: { 2: 9 }, day: ordinaryTuesday }),
      ...aTeam(1, workdays),
    })
    const board = boardOf(facts)
    expect(board.attention).toHaveLength(3)
    expect(board.attentionTotal).toBe(11)
    expect(board.attention[0]).toMatchObject({
      message: {
        code: 'board.attention.shortage',
        params: { day: '2026-11-23', group: 'Peuters A', count: 1 },
      },
      target: { kind: 'cell', rowId: 'ladybirds', day: '2026-11-23', daypart: 'morning' },
    })
  })

  test('a larger shortage later in the week goes before a smaller one', () => {
    const friday = workdays.slice(4)
    const one = aTeam(1, workdays.slice(0, 4))
    const none = aTeam(1, friday, { prefix: 'other', groupId: groupId('butterflies') })
    const board = boardOf(
      locationFacts({
        groups: [toddlers],
        ...aCrowd({ ages: { 2: 9 }, day: ordinaryTuesday }),
        staffMembers: [...one.staffMembers, ...none.staffMembers],
        shifts: [...one.shifts, ...none.shifts],
      }),
    )
    expect(board.attention[0]?.message.params).toMatchObject({ day: '2026-11-27', count: 2 })
  })

  test('children without any roster are a question of their own', () => {
    const facts = locationFacts({
      groups: [toddlers],
      ...aCrowd({ ages: { 2: 9 }, day: ordinaryTuesday }),
      ...aTeam(2, workdays.slice(1)),
    })
    expect(boardOf(facts).attention.map((item) => item.target)).toEqual([{ kind: 'day', day: '2026-11-23' }])
  })
})

describe('any board', () => {
  const weeks = fc
    .constantFrom('2026-W50', '2026-W51', '2026-W52', '2026-W53')
    .map((text) => parseIsoWeek(text) as IsoWeek)

  test('is plain JSON and its cells keep their promises', () => {
    fc.assert(
      fc.property(randomFacts, weeks, (facts, week) => {
        const board = boardOf(facts, week)
        expect(JSON.parse(JSON.stringify(board))).toEqual(board)
        for (const row of board.rows) {
          expect(row.cells.map((cell) => [cell.day, cell.daypart])).toEqual(
            board.days.flatMap((day) => [
              [day.day, 'morning'],
              [day.day, 'afternoon'],
            ]),
          )
          for (const cell of row.cells) {
            if (cell.status === 'full') expect(cell.free).toBe(0)
            expect(cell.shortage > 0 && cell.surplus > 0).toBe(false)
            if (cell.status === 'shortage') expect(cell.shortage).toBeGreaterThan(0)
            if (cell.occupancyStep === 4) expect(cell.free).toBe(0)
            if (
              row.kind === 'group' &&
              cell.required !== null &&
              cell.rostered !== null &&
              cell.required > cell.rostered
            ) {
              expect(cell.shortage).toBe(cell.required - cell.rostered)
            }
            if (cell.free !== null && cell.freeByAge.length > 0) {
              expect(cell.free).toBe(Math.min(...cell.freeByAge.map((entry) => entry.places)))
            }
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})
