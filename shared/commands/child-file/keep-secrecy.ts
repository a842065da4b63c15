import { findNewSecretPlace, type GroupPlace } from '#shared/domain/child-file/new-secret-place.ts'
import type { Secrecy } from '#shared/domain/child-file/model.ts'
import type { BaseGroupId, ChildId } from '#shared/domain/ids.ts'
import { daysHeldWithin, withoutMerge } from '#shared/domain/merging/agreement-days.ts'
import { holdsOn } from '#shared/domain/merging/days-held.ts'
import { inputsOfDays } from '#shared/domain/merging/judge-agreement.ts'
import { listKeptApart } from '#shared/domain/merging/kept-apart.ts'
import type { GroupMerge } from '#shared/domain/merging/model.ts'
import type { BaseGroup } from '#shared/domain/organisation/model.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import type { CommandContext } from '../define.ts'
import { findRow, findRulebook, listRows } from '../facts.ts'
import type { Facts } from '../facts.ts'
import { loadMergeDays } from '../merging/load-merge-days.ts'
import { refusalOfSecrecy } from '../merging/refusal-of-secrecy.ts'
import type { CommandRefusal } from '../refusal.ts'

/** A row as it is and as it is to be; null = it is not there. */
export interface RowTurn {
  readonly table: TableName
  readonly from: RowOf<TableName> | null
  readonly to: RowOf<TableName> | null
}

/**
 * Why rows may not come back: a child with secrecy would get a place in preschool education that it does not have now. By
 * a contract, a day, a visit, a move, a consent for a second group, or because its group is together with one. null = may.
 * PRIV-3
 *
 * @param secrecies those that hold when the rows are back
 */
export function* keepSecrecy(
  turns: readonly RowTurn[],
  secrecies: readonly Secrecy[],
  context: CommandContext,
): Facts<CommandRefusal | null> {
  if (secrecies.length === 0) return null
  return (yield* keepPlaces(turns, secrecies)) ?? (yield* keepMergesApart(turns, secrecies, context))
}

function* keepPlaces(turns: readonly RowTurn[], secrecies: readonly Secrecy[]): Facts<CommandRefusal | null> {
  const secret = new Set<string>(secrecies.map(({ childId }) => childId))
  const isSecret = ({ childId }: GroupPlace): boolean => secret.has(childId)
  const after = turns.flatMap(({ table, to }) => placesOf(table, to)).filter(isSecret)
  const preschools = new Map<string, BaseGroup>()
  for (const groupId of new Set(after.map((place) => place.groupId))) {
    const group = yield* findRow('base_group', groupId)
    if (group?.isPreschoolEducation === true) preschools.set(groupId, group)
  }
  if (preschools.size === 0) return null
  const childIds = [...new Set(after.map(({ childId }) => childId))]
  const contracts = yield* listRows('contract', { childId: { in: childIds } })
  const before = [
    ...contracts.flatMap((contract) => placesOf('contract', contract)),
    ...turns.flatMap(({ table, from }) => placesOf(table, from)),
  ]
  const inPreschool = after.filter(({ groupId }) => preschools.has(groupId))
  const place = findNewSecretPlace(before, inPreschool, secrecies)
  if (place === undefined) return null
  const child = yield* findRow('child', place.childId)
  const params = { firstName: child?.firstName ?? '', group: preschools.get(place.groupId)?.name ?? '' }
  return { code: 'secrecyNoVve', params }
}

/** Where a row puts a child; of most tables nowhere. */
function placesOf(table: TableName, row: RowOf<TableName> | null): readonly GroupPlace[] {
  if (row === null) return []
  switch (table) {
    case 'contract': {
      const { childId, groupId, startDate, endDate } = row as RowOf<'contract'>
      return [{ childId, groupId, fromDay: startDate, untilDay: endDate }]
    }
    case 'second_group_consent': {
      const { childId, groupId, validFrom, validUntil } = row as RowOf<'second_group_consent'>
      return [{ childId, groupId, fromDay: validFrom, untilDay: validUntil }]
    }
    case 'settling_in': {
      const { childId, toGroupId, startDay, endDay } = row as RowOf<'settling_in'>
      return [{ childId, groupId: toGroupId, fromDay: startDay, untilDay: endDay }]
    }
    case 'extra_attendance': {
      const { childId, groupId, day } = row as RowOf<'extra_attendance'>
      return [onDay(childId, groupId, day)]
    }
    case 'group_move': {
      const { childId, toGroupId, day } = row as RowOf<'group_move'>
      return [onDay(childId, toGroupId, day)]
    }
    default:
      return []
  }
}

function onDay(childId: ChildId, groupId: BaseGroupId, day: GroupPlace['fromDay']): GroupPlace {
  return { childId, groupId, fromDay: day, untilDay: day }
}

/** Groups that are to be together again, on days to come on which they are not now. MERGE-8 */
function* keepMergesApart(
  turns: readonly RowTurn[],
  secrecies: readonly Secrecy[],
  context: CommandContext,
): Facts<CommandRefusal | null> {
  for (const { table, from, to } of turns) {
    if (table !== 'group_merge' || to === null) continue
    const merge = to as GroupMerge
    const host = yield* findRow('base_group', merge.hostGroupId)
    if (host?.isPreschoolEducation !== true) continue
    const index = yield* loadMergeDays(merge)
    if (index === undefined) continue
    const { law } = yield* findRulebook()
    const { fromDay, untilDay } = index.facts
    const days = daysHeldWithin(merge, fromDay > context.today ? fromDay : context.today, untilDay).filter(
      (day) => from === null || !holdsOn(from as GroupMerge, day),
    )
    const known = withoutMerge(index, merge.id)
    const facts = { ...known, facts: { ...known.facts, secrecies } }
    for (const input of inputsOfDays(facts, law, days)) {
      const childIds = listKeptApart(input, merge)
      if (childIds.length === 0) continue
      return yield* refusalOfSecrecy(merge, { day: input.day.day, childIds }, index, context)
    }
  }
  return null
}
