import { settingWords, waitingPriorityWords, weekdayWords, wordOf } from '#shared/import/words.ts'
import type { FullRowSet } from './build-sample.ts'
import { day, time } from './write-cells.ts'
import type { Table } from './write-cells.ts'

/** The waiting list and the friends, as a person would have written them down. */
export function waitingTables(rows: FullRowSet): Record<string, Table> {
  return {
    wachtlijst: [
      [
        'nummer',
        'kind',
        'locatie',
        'opvangsoort',
        'dagen',
        'van',
        'tot',
        'minimaal dagen',
        'gewenst vanaf',
        'aangemeld op',
        'voorrang',
        'toelichting',
      ],
      ...rows.waiting_entry.map((row) => [
        row.id,
        row.childId,
        row.locationId,
        wordOf(settingWords, row.setting),
        row.days.map(({ weekday }) => wordOf(weekdayWords, weekday)).join(' '),
        time(row.days[0]?.startMinute ?? null),
        time(row.days[0]?.endMinute ?? null),
        row.minimumDays,
        day(row.wishedFrom),
        day(row.receivedOn),
        row.priority === 'none' ? '' : wordOf(waitingPriorityWords, row.priority),
        row.note,
      ]),
    ],
    vriendjes: [['kind', 'vriendje'], ...rows.friendship.map((row) => [row.childId, row.friendId])],
  }
}
