import { keepErased } from '#electron/backup/erased-log.ts'
import type { Child } from '#shared/domain/children/model.ts'
import { policyDefinitions } from '#shared/domain/policies/policies.ts'
import { addDays, addMonths, isoDay } from '#shared/kernel/time.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { RowSet } from '#shared/schema/rows/table-rows.ts'
import { aChild, anExtraAttendance } from '#tests/harness/builders/children.ts'
import { childId, locationId, staffMemberId } from '#tests/harness/builders/ids.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { aStaffMember } from '#tests/harness/builders/staffing.ts'
import { createTestRunner, openTestFolder } from '#tests/harness/database.ts'
import { childOf, momentMsOf, PASSWORD } from './folder-work.ts'
import type { FolderKind } from './folder-work.ts'

/** Every act takes a day; on each day so much comes over its term. */
const CHILDREN_A_DAY = 3
const STAYS_A_DAY = 10
/** A life is killed in its second round at the latest: it does six acts, and skips one that nobody heard of. */
const ACTS_A_LIFE = 8
const FIRST_ACTS = 24
const COPIES_OF_BEFORE = 2

/** A data folder to be killed, and what was put in it to go. */
export interface House {
  readonly folder: string
  readonly slotId: string
  readonly planted: { readonly children: number; readonly presence: number }
}

/** The small organisation with what this kind of work needs, behind a password of the real cost. */
export async function openHouse(folder: string, kind: FolderKind, kills: number): Promise<House> {
  const opened = await openTestFolder(folder)
  const runner = createTestRunner(opened)
  runner.done('importOrganisation', { rows: rowsOfHouse() })
  const days = Array.from({ length: FIRST_ACTS + kills * ACTS_A_LIFE }, (_, number) => number)
  const gone = kind === 'erase' ? days.map(childGone) : []
  const old = kind === 'purge' ? days.flatMap(childrenOverOn) : []
  const stays = kind === 'purge' ? days.flatMap(staysOverOn) : []
  const child = [...gone, ...old]
  if (child.length > 0) {
    const extra = old
      .map(({ id }) => id)
      .map((id, place) => lastDayOf(id, Math.floor(place / CHILDREN_A_DAY)))
    runner.done('importOrganisation', { rows: { child, extra_attendance: extra, observed_time: stays } })
  }
  const slotId = await opened.keys.addPassword('Sanne', PASSWORD)
  if (kind === 'keyChange') {
    for (let copy = 1; copy <= COPIES_OF_BEFORE; copy += 1) await opened.makeCopy(`before-${copy}.db`)
    opened.keys.withKey((key) => keepErased(folder, key, [erasedBefore]))
  }
  opened.close()
  return { folder, slotId, planted: { children: old.length, presence: stays.length } }
}

/** Somebody of whom only the file beside the database knows: it must know after every kill. */
export const erasedBefore = { id: 'erased-before', erasureSeq: 0 }

function rowsOfHouse(): RowSet {
  const base = aRowSet()
  const manager = aStaffMember({ id: staffMemberId('manager'), firstName: 'Anja', role: 'manager' })
  return { ...base, staff_member: [...(base.staff_member ?? []), manager] }
}

function childGone(number: number): Child {
  return named(childOf(number))
}

function childrenOverOn(number: number): readonly Child[] {
  return Array.from({ length: CHILDREN_A_DAY }, (_, place) => named(`old-${number}-${place}`))
}

function named(id: string): Child {
  const name = { firstName: 'Weg', surnamePrefix: '', surname: 'Gegaan' }
  return aChild({ id: childId(id), ...name, birthDate: isoDay('2020-01-01') })
}

/** The last care of a child, so long ago that the dossier comes over its term on the day of this act. */
function lastDayOf(id: Child['id'], number: number) {
  return anExtraAttendance({
    ...{ id: `last-of-${id}`, childId: id },
    day: dayBeforeTerm(number, 'retention.childrenMonths'),
  })
}

function staysOverOn(number: number): NonNullable<RowSet['observed_time']> {
  return Array.from({ length: STAYS_A_DAY }, (_, place) => ({
    ...{ id: `stay-${number}-${place}`, childId: childId('noor'), locationId: locationId('rainbow') },
    ...{ day: dayBeforeTerm(number, 'retention.presenceMonths'), arrivedMinute: 480, leftMinute: 1020 },
  }))
}

function dayBeforeTerm(
  number: number,
  policy: 'retention.childrenMonths' | 'retention.presenceMonths',
): IsoDay {
  const today = isoDay(new Date(momentMsOf(number)).toISOString().slice(0, 10))
  return addDays(addMonths(today, -policyDefinitions[policy].defaultValue), -1)
}
