import { expect } from 'vitest'
import type { ReadableDb } from '#electron/db/handles.ts'
import type { RowReader } from '#electron/db/repositories/row-store.ts'
import { balanceOn } from '#shared/domain/ledger/balance-on.ts'
import { balanceAccounts } from '#shared/domain/ledger/model.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { childId as idOfChild } from '#tests/harness/builders/ids.ts'
import { childIds } from './history-house.ts'
import type { HistoryModel } from './history-model.ts'

/** The sums in the file are those of the simple model, but for what expired by itself. MONEY-4 */
export function expectSameSums(db: ReadableDb, model: HistoryModel): void {
  const sums = db.all(`
select child_id as child, account, sum(minutes) as minutes, sum(cents) as cents from ledger_entry
where source_kind not in ('expiry', 'service') group by 1, 2`)
  const sumOf = (child: string, account: string, field: 'minutes' | 'cents'): number =>
    Number(sums.find((row) => row['child'] === child && row['account'] === account)?.[field] ?? 0)
  for (const child of childIds) {
    const found = {
      swapCredit: sumOf(child, 'swapCredit', 'minutes'),
      flex: sumOf(child, 'flex', 'minutes'),
      holidayDays: sumOf(child, 'holidayDays', 'minutes'),
      extraHours: sumOf(child, 'extraHours', 'minutes'),
      cents: sumOf(child, 'extraHours', 'cents'),
    }
    expect(found, child).toEqual(model.totalOf(child))
  }
}

/** A balance is the sum of its lines, is made of its lots, and never of what was not there. MONEY-4, SWAP-5 */
export function expectSoundBalances(rows: RowReader, today: IsoDay): void {
  for (const child of childIds) {
    const entries = rows.listRows('ledger_entry', { childId: idOfChild(child) })
    for (const account of balanceAccounts) {
      const balance = balanceOn(entries, account, today)
      let minutes = 0
      for (const entry of entries) if (entry.account === account) minutes += entry.minutes
      const inLots = balance.lots.reduce((sum, lot) => sum + lot.minutes, 0)
      expect([balance.minutes, inLots, balance.uncoveredMinutes], `${child} ${account}`).toEqual([
        minutes,
        minutes,
        0,
      ])
    }
  }
}

/** CHECK-4, GROUP-1: no minute in which a child has extra care twice, or extra care while its contract brings it. */
export function expectNobodyInTwoPlaces(db: ReadableDb): void {
  const twice = db.all(`
select a.id, b.id as other from extra_attendance a join extra_attendance b
on b.child_id = a.child_id and b.day = a.day and a.id < b.id
where a.start_minute < b.end_minute and b.start_minute < a.end_minute`)
  const besideContract = db.all(`
select extra.id, line.id as other from extra_attendance extra
join contract on contract.child_id = extra.child_id
join contract_day line on line.contract_id = contract.id and line.weekday = cast(strftime('%w', extra.day) as integer)
where line.start_minute < extra.end_minute and extra.start_minute < line.end_minute and not exists (
  select 1 from absence where absence.child_id = extra.child_id
    and extra.day between absence.start_day and absence.end_day)`)
  expect([...twice, ...besideContract]).toEqual([])
}

/** SWAP-5: a swap that stands added the care, released the other day and booked both; any other did none of it. */
export function expectSwapsWholeOrNot(db: ReadableDb): void {
  const swaps = db.all(`
select request.status as status,
  (select count(*) from extra_attendance where request_id = request.id) as extras,
  (select count(*) from absence where request_id = request.id and reason = 'swappedAway') as absences,
  (select count(*) from (
     select 1 from ledger_entry where source_kind = 'request' and source_id = request.id
     group by coalesce(corrects_entry_id, id) having sum(minutes) <> 0)) as standing
from care_request request where request.kind = 'swapDay'`)
  for (const swap of swaps) {
    const shape = [swap['extras'], swap['absences'], swap['standing']]
    if (swap['status'] === 'approved') expect(shape).toEqual([1, 1, 2])
    else if (swap['status'] === 'cancelled') expect(shape).toEqual([0, 1, 2])
    else expect(shape).toEqual([0, 0, 0])
  }
}

/** MONEY-4: one source has at most one charge that stands. */
export function expectNothingBilledTwice(db: ReadableDb): void {
  const twice = db.all(`
with line as (
  select min(source_kind) as kind, min(source_id) as source, min(substr(day, 1, 7)) as month, account
  from ledger_entry where account in ('extraHours', 'serviceCosts')
  group by account, coalesce(corrects_entry_id, id) having sum(minutes) <> 0 or sum(cents) <> 0)
select kind, source from line group by account, kind, source, case kind when 'service' then month end having count(*) > 1`)
  expect(twice).toEqual([])
}

/** What a month holds, to the letter. */
export function contentOfMonth(db: ReadableDb, month: string): string {
  return JSON.stringify(db.all('select * from ledger_entry where month = ? order by id', [month]))
}
