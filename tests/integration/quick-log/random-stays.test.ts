import { expect, test } from 'vitest'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import { isStanding } from '#shared/domain/quick-log/care-of-day.ts'
import { isOverlapping, isoDay } from '#shared/kernel/time.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { createTestRunner, makeTempFolder, openTestFolder } from '#tests/harness/database.ts'

/** The same row of numbers for the same seed; enough chance for choosing acts. */
function createDice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

/** Writing down is what happens most. */
const acts = ['logStay', 'logStay', 'logStay', 'removeStay', 'undoCommand', 'redoCommand'] as const

test.each([11, 23, 47])(
  'EXTRA-2, MONEY-4: whatever is written down, taken back, undone and redone, the ledger holds what stands (seed %i)',
  async (seed) => {
    const temp = makeTempFolder()
    const opened = await openTestFolder(temp.folder)
    const app = createTestRunner(opened)
    const card = {
      id: 'card',
      legalEntityId: null,
      setting: 'dayCare' as const,
      product: 'flexibleDay' as const,
      // Half an hour of it is no whole number of cents.
      centsPerHour: 861,
      validFrom: isoDay('2026-01-01'),
      validUntil: isoDay('2026-12-31'),
    }
    app.done('importOrganisation', { rows: { ...aRowSet(), tariff_card: [card] } })
    const rows = createRowReader(opened.db)
    const roll = createDice(seed)
    const done: string[] = []
    const outcomes = new Set<string>()
    const argsOf = (type: (typeof acts)[number]): unknown => {
      if (type === 'removeStay') {
        const stays = rows.listRows('logged_stay', {})
        return { stayId: stays[roll(stays.length)]?.id ?? '-' }
      }
      if (type !== 'logStay') return { commandId: done.at(-1 - roll(4)) ?? '-' }
      return {
        childId: 'noor',
        locationId: 'rainbow',
        groupId: null,
        day: '2026-11-24',
        side: roll(2) === 0 ? 'early' : 'late',
        minutes: 30 * (1 + roll(4)),
        loggedBy: null,
      }
    }
    for (let step = 0; step < 150; step += 1) {
      const type = acts[roll(acts.length)] ?? 'logStay'
      const id = `act-${step}`
      const answer = app.run(type, argsOf(type), id)
      outcomes.add(answer.ok ? type : answer.refusal.code)
      if (answer.ok && (type === 'logStay' || type === 'removeStay')) done.push(id)

      const standing = rows.listRows('logged_stay', {}).filter(isStanding)
      const lines = rows.listRows('ledger_entry', { sourceKind: 'stay' })
      const minutesOf = (stayId: string) =>
        lines.filter(({ sourceId }) => sourceId === stayId).reduce((sum, { minutes }) => sum + minutes, 0)
      const centsOf = (stayId: string) =>
        lines.filter(({ sourceId }) => sourceId === stayId).reduce((sum, { cents }) => sum + cents, 0)
      for (const stay of standing) {
        const minutes = stay.endMinute - stay.startMinute
        expect(minutesOf(stay.id)).toBe(minutes)
        expect(centsOf(stay.id)).toBe(Math.round((minutes * 861) / 60))
        expect(standing.filter((other) => other.id !== stay.id && isOverlapping(other, stay))).toEqual([])
      }
      const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)
      expect(sum(lines.map(({ minutes }) => minutes))).toBe(
        sum(standing.map(({ startMinute, endMinute }) => endMinute - startMinute)),
      )
      const attendance = rows.listRows('extra_attendance', { kind: 'extraHour' }).map((row) => row.id)
      expect(new Set(attendance)).toEqual(new Set(standing.map((stay) => stay.extraAttendanceId)))
    }
    // The run did what it is about, the refusals included.
    expect([...outcomes]).toEqual(
      expect.arrayContaining(['logStay', 'removeStay', 'undoCommand', 'redoCommand', 'alreadyLogged']),
    )
    opened.close()
    temp.remove()
  },
)
