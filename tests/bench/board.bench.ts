import { Bench } from 'tinybench'
import { schoolHolidaysFile } from '#resources/calendar/school-holidays-file.ts'
import { lawFiles } from '#resources/law/law-files.ts'
import { computeWeekBoard } from '#shared/domain/board/compute-week-board.ts'
import { explainCell } from '#shared/domain/board/explain-cell.ts'
import { readSchoolHolidays } from '#shared/domain/calendar/read-school-holidays.ts'
import { computeDay } from '#shared/domain/occupancy/compute-day.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import { computeFreePlacesYear } from '#shared/domain/occupancy/year-of-free-places.ts'
import { createLawBook } from '#shared/domain/ratio/law-book.ts'
import { addDays, isoDay, isoWeekOf } from '#shared/kernel/time.ts'
import { aLargeLocation } from '#tests/harness/large-location.ts'
import { reportFigures } from './figures.ts'

/**
 * The day, the week board and "every free place of the next twelve months" for a location as large as the sample:
 * seven groups, 140 children, a roster for the whole year. The year must stay under half a second.
 */

const LIMIT_YEAR_MS = 500
const LIMIT_BOARD_MS = 50

const book = createLawBook(lawFiles)
const holidays = readSchoolHolidays(schoolHolidaysFile)
const fromDay = isoDay('2026-11-23')
const untilDay = addDays(fromDay, 364)
const facts = aLargeLocation(fromDay, untilDay)
const index = indexLocationFacts(facts, holidays)
const week = isoWeekOf(fromDay)
const tuesday = addDays(fromDay, 1)

const bench = new Bench({ time: 500, warmupTime: 200 })
bench
  .add('index of a year of facts', () => {
    indexLocationFacts(facts, holidays)
  })
  .add('one day, computed', () => {
    computeDay(index, book, tuesday)
  })
  .add('week board', () => {
    computeWeekBoard(index, book, week)
  })
  .add('one cell explained', () => {
    explainCell(index, book, 'toddlers-a', tuesday, 'morning')
  })
  .add('free places of twelve months, per age', () => {
    computeFreePlacesYear(index, book, fromDay, untilDay)
  })
await bench.run()

const limits = new Map([
  ['free places of twelve months, per age', LIMIT_YEAR_MS],
  ['week board', LIMIT_BOARD_MS],
])
reportFigures(
  bench.tasks.map((task) => {
    const { result } = task
    if (!('latency' in result)) throw new Error(`${task.name} did not run`)
    return {
      what: `built-up location, ${task.name}: p99`,
      value: result.latency.p99,
      unit: 'ms',
      budget: limits.get(task.name) ?? null,
    }
  }),
)
