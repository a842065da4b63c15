import type { ReadableDb, SqlRow } from '../handles.ts'
import type { Finding, FindingCode } from './finding.ts'

/** Rules between rows that no single command may break. */
export function verifyRules(db: ReadableDb): readonly Finding[] {
  return [
    ...find(db, 'verify.contractOutsideGroup', CONTRACT_OUTSIDE_GROUP),
    ...find(db, 'verify.childInTwoPlaces', CONTRACTS_AT_ONCE),
    ...find(db, 'verify.childInTwoPlaces', twoAtOnce('extra_attendance', 'child_id')),
    ...find(db, 'verify.childInTwoPlaces', twoAtOnce('group_move', 'child_id')),
    ...find(db, 'verify.staffInTwoPlaces', twoAtOnce('shift', 'staff_member_id')),
    ...find(db, 'verify.shiftElsewhere', SHIFT_ELSEWHERE),
    ...find(db, 'verify.moveElsewhere', MOVE_ELSEWHERE),
  ]
}

/** A contract names a group of its own location and setting, and stays inside the group's life. GROUP-1 */
const CONTRACT_OUTSIDE_GROUP = `
select 'contract' as "table", contract.id as id, base_group.id as other from contract
join base_group on base_group.id = contract.group_id
where contract.location_id <> base_group.location_id or contract.setting <> base_group.setting
   or contract.start_date < base_group.valid_from
   or (base_group.valid_until is not null and coalesce(contract.end_date, '9999-12-31') > base_group.valid_until)`

/** Two contracts of a child on one weekday in the same minutes; lines that follow the school have no minutes. */
const CONTRACTS_AT_ONCE = `
select 'contract_day' as "table", a_day.id as id, b_day.id as other
from contract a join contract b on b.child_id = a.child_id and a.id < b.id
join contract_day a_day on a_day.contract_id = a.id
join contract_day b_day on b_day.contract_id = b.id and b_day.weekday = a_day.weekday
where a.start_date <= coalesce(b.end_date, '9999-12-31') and b.start_date <= coalesce(a.end_date, '9999-12-31')
  and a_day.start_minute < b_day.end_minute and b_day.start_minute < a_day.end_minute`

/** A shift is worked in a group of the location it names. */
const SHIFT_ELSEWHERE = `
select 'shift' as "table", shift.id as id, base_group.id as other from shift
join base_group on base_group.id = shift.group_id where shift.location_id <> base_group.location_id`

/** A child moves between groups of a location where it has care: elsewhere it would be counted nowhere. GROUP-2 */
const MOVE_ELSEWHERE = `
with care as (
  select child_id, location_id, start_date as first_day, coalesce(end_date, '9999-12-31') as last_day from contract
  union all select child_id, location_id, day, day from extra_attendance)
select 'group_move' as "table", group_move.id as id, base_group.id as other from group_move
join base_group on base_group.id = group_move.to_group_id
where exists (
    select 1 from care where care.child_id = group_move.child_id
      and group_move.day between care.first_day and care.last_day)
  and not exists (
    select 1 from care where care.child_id = group_move.child_id
      and group_move.day between care.first_day and care.last_day and care.location_id = base_group.location_id)`

/** Two stretches of one person on one day that share a minute. */
function twoAtOnce(
  table: 'extra_attendance' | 'group_move' | 'shift',
  person: 'child_id' | 'staff_member_id',
): string {
  return `
select '${table}' as "table", a.id as id, b.id as other from ${table} a
join ${table} b on b.${person} = a.${person} and b.day = a.day and a.id < b.id
where a.start_minute < b.end_minute and b.start_minute < a.end_minute`
}

function find(db: ReadableDb, code: FindingCode, sql: string): readonly Finding[] {
  return db.all(`${sql} order by 2, 3`).map((row: SqlRow) => ({
    code,
    params: { table: String(row['table']), id: String(row['id']), other: String(row['other']) },
  }))
}
