import { addDays, type IsoDay } from '#shared/kernel/time.ts'
import type { LocationIndex } from '../../occupancy/index-location-facts.ts'
import type { LocationFacts } from '../../occupancy/model.ts'
import type { LawBook } from '../../ratio/model.ts'
import { shareComputedDays } from '../computed-days.ts'
import type { CareRequest } from '../model.ts'
import type { GrantedCare } from './granted-care.ts'

/**
 * The location as it would be with this care granted. It shares everything with its base except what the care touches;
 * days on which nothing changes are not computed again. The same as a fresh index of the facts with the care added.
 */
export function withGranted(index: LocationIndex, book: LawBook, care: GrantedCare): LocationIndex {
  const { extras, absences, moves } = care
  const granted: LocationIndex = {
    ...index,
    facts: factsWith(index.facts, care),
    absencesByChild: withRows(index.absencesByChild, absences, (absence) => absence.childId),
    extrasByDay: withRows(index.extrasByDay, extras, (extra) => extra.day, compareStart),
    movesByDay: withRows(index.movesByDay, moves, (move) => move.day, compareStart),
  }
  shareComputedDays(index, granted, book, changedDaysOf(index.facts, care))
  return granted
}

function factsWith(facts: LocationFacts, { extras, absences, moves, request }: GrantedCare): LocationFacts {
  return {
    ...facts,
    extraAttendances: appended(facts.extraAttendances, extras),
    absences: appended(facts.absences, absences),
    groupMoves: appended(facts.groupMoves, moves),
    requests: request === null ? facts.requests : withRequest(facts.requests, request),
  }
}

function withRequest(requests: readonly CareRequest[], decided: CareRequest): readonly CareRequest[] {
  const place = requests.findIndex(({ id }) => id === decided.id)
  return place < 0 ? [...requests, decided] : requests.with(place, decided)
}

function appended<Row>(rows: readonly Row[], added: readonly Row[]): readonly Row[] {
  return added.length === 0 ? rows : [...rows, ...added]
}

/** The lists that get a row are made anew, in the order that an index keeps; the others stay the same lists. */
function withRows<Key, Row>(
  lists: ReadonlyMap<Key, readonly Row[]>,
  added: readonly Row[],
  keyOf: (row: Row) => Key,
  compare?: (a: Row, b: Row) => number,
): ReadonlyMap<Key, readonly Row[]> {
  if (added.length === 0) return lists
  const changed = new Map(lists)
  for (const row of added) {
    const rows = [...(changed.get(keyOf(row)) ?? []), row]
    changed.set(keyOf(row), compare === undefined ? rows : rows.sort(compare))
  }
  return changed
}

function changedDaysOf(facts: LocationFacts, { extras, absences, moves }: GrantedCare): readonly IsoDay[] {
  const days = new Set([...extras, ...moves].map(({ day }) => day))
  for (const { startDay, endDay } of absences) {
    const first = startDay < facts.fromDay ? facts.fromDay : startDay
    const last = endDay > facts.untilDay ? facts.untilDay : endDay
    for (let day = first; day <= last; day = addDays(day, 1)) days.add(day)
  }
  return [...days]
}

function compareStart(
  a: { readonly startMinute: number; readonly id: string },
  b: { readonly startMinute: number; readonly id: string },
): number {
  return a.startMinute - b.startMinute || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
