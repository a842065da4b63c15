import { describe, expect, test } from 'vitest'
import { computeWeekBoard } from '#shared/domain/board/compute-week-board.ts'
import { explainCell } from '#shared/domain/board/explain-cell.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import { isoWeekOf } from '#shared/kernel/time.ts'
import { aFixedFace } from '#tests/harness/builders/children.ts'
import { at, childId, groupId } from '#tests/harness/builders/ids.ts'
import { aCrowd, aTeam, locationFacts, ordinaryTuesday } from '#tests/harness/builders/location-facts.ts'
import { aMerge } from '#tests/harness/builders/merges.ts'
import { aGroup } from '#tests/harness/builders/organisation.ts'
import { regionalHolidays } from '#tests/harness/calendar.ts'
import { lawBook } from '#tests/harness/law.ts'

const tuesday = ordinaryTuesday
const butterflies = aGroup({ id: groupId('butterflies'), name: 'Vlinders', minAgeMonths: 24, sortOrder: 2 })
const crowds = [
  aCrowd({ ages: { 2: 4 }, day: tuesday, prefix: 'host' }),
  aCrowd({ ages: { 2: 3 }, day: tuesday, prefix: 'guest', contract: { groupId: butterflies.id } }),
]
const teams = [
  aTeam(1, [tuesday], { prefix: 'host' }),
  aTeam(1, [tuesday], { prefix: 'guest', groupId: butterflies.id }),
]
const together = aMerge({ validFrom: tuesday })

function house(overrides: Partial<LocationFacts> = {}): LocationFacts {
  return {
    ...locationFacts({
      groups: [aGroup({ minAgeMonths: 24 }), butterflies],
      children: crowds.flatMap(({ children }) => children),
      contracts: crowds.flatMap(({ contracts }) => contracts),
      staffMembers: teams.flatMap(({ staffMembers }) => staffMembers),
      shifts: teams.flatMap(({ shifts }) => shifts),
      merges: [together],
    }),
    ...overrides,
  }
}

const boardOf = (facts: LocationFacts) =>
  computeWeekBoard(indexLocationFacts(facts, regionalHolidays), lawBook, isoWeekOf(tuesday))

function cellOf(facts: LocationFacts, rowId: string, daypart: 'morning' | 'afternoon' = 'morning') {
  const cells = boardOf(facts).rows.flatMap(({ cells: ofRow }) => ofRow)
  const cell = cells.find((row) => row.rowId === rowId && row.day === tuesday && row.daypart === daypart)
  if (cell === undefined) throw new Error(`no cell of ${rowId}`)
  return cell
}

describe('groups that are together on the board (MERGE-1)', () => {
  test('the host shows everybody, the guest nobody, and both say with whom they are', () => {
    const merge = {
      mergeId: together.id,
      hostRowId: 'ladybirds',
      groupIds: together.groupIds,
      startMinute: at('07:30'),
      endMinute: at('18:30'),
    }
    expect(cellOf(house(), 'ladybirds')).toMatchObject({
      children: 7,
      required: 1,
      rostered: 2,
      surplus: 1,
      merge,
    })
    expect(cellOf(house(), 'butterflies')).toMatchObject({ status: 'empty', children: 0, shortage: 0, merge })
  })

  test('the location row counts nobody twice and asks the staff of one group', () => {
    expect(cellOf(house(), 'rainbow')).toMatchObject({ children: 7, required: 1, rostered: 2, merge: null })
    expect(cellOf(house({ merges: [] }), 'rainbow')).toMatchObject({ children: 7, required: 2, rostered: 2 })
  })

  test('a merge of the morning leaves the afternoon as it is', () => {
    const facts = house({ merges: [{ ...together, endMinute: at('13:00') }] })
    expect(cellOf(facts, 'butterflies', 'afternoon')).toMatchObject({ children: 3, merge: null })
  })

  test('"why?" of the guest says where it is instead of that nobody comes', () => {
    const index = indexLocationFacts(house(), regionalHolidays)
    expect(explainCell(index, lawBook, 'butterflies', tuesday, 'morning')).toMatchObject({
      headline: { code: 'board.why.headlineMerged', params: { host: 'Lieveheersbeestjes' } },
      sentence: { code: 'board.why.merged', params: { start: at('07:30'), end: at('18:30') } },
    })
    expect(explainCell(index, lawBook, 'ladybirds', tuesday, 'morning')?.presentChildren).toHaveLength(7)
  })

  test('a guest keeps its fixed face when that colleague works with the host, else the host says who lacks one (MERGE-5)', () => {
    const face = (staff: string) => [aFixedFace(childId('guest2-1'), staff)]
    const lacking = (facts: LocationFacts) => {
      const { cautions } = cellOf(facts, 'ladybirds')
      return cautions.some(({ code }) => code === 'board.caution.fixedFace')
    }
    expect(lacking(house({ fixedFaces: face('guest1') }))).toBe(false)
    expect(lacking(house({ fixedFaces: face('host1') }))).toBe(false)
    expect(lacking(house({ fixedFaces: face('somebody-else') }))).toBe(true)
  })

  test('a merge that is no longer needed or allowed asks for attention, with its day (MERGE-8)', () => {
    const codes = (facts: LocationFacts) => boardOf(facts).attention.map(({ message }) => message.code)
    expect(codes(house())).not.toContain('board.attention.mergeNotAllowed')
    const small = [aGroup({ minAgeMonths: 24, maxChildren: 6 }), butterflies]
    expect(codes(house({ groups: small }))).toContain('board.attention.mergeNotAllowed')
    const nobody = house({ children: [], contracts: [], contractDays: [] })
    expect(codes(nobody)).toContain('board.attention.mergeNotNeeded')
  })
})
