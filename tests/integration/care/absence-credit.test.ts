import { describe, expect, test } from 'vitest'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import { balanceOn } from '#shared/domain/ledger/balance-on.ts'
import type { LedgerEntry } from '#shared/domain/ledger/model.ts'
import type { IsoWeek } from '#shared/kernel/time.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { aChild, aContract, anExtraAttendance } from '#tests/harness/builders/children.ts'
import { childId, contractId, staffMemberId } from '#tests/harness/builders/ids.ts'
import { aHouseRule, aSettledRoster } from '#tests/harness/builders/organisation.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { aShift } from '#tests/harness/builders/staffing.ts'
import { createTestRunner, type TestRunner } from '#tests/harness/database.ts'
import { givenWholeOrganisation } from '#tests/harness/whole-organisation.ts'

/** It is Tuesday 24 November, ten o'clock. Noor comes on Monday, Tuesday and Thursday, eleven hours a day. */
const tuesday = isoDay('2026-12-01')
const thursday = isoDay('2026-12-03')
const wholeDay = 11 * 60
const away = {
  childId: 'noor',
  startDay: tuesday,
  endDay: thursday,
  startMinute: null,
  endMinute: null,
  reason: 'holiday',
  isForCredit: true,
}

let opened: OpenedDataFolder
let app: TestRunner

givenWholeOrganisation({
  makeRunner: (folder) => createTestRunner(folder),
  give: (made, folder) => {
    app = made
    opened = folder
  },
})

function entries(): readonly LedgerEntry[] {
  return createRowReader(opened.db).listRows('ledger_entry', { childId: childId('noor') })
}

function creditMinutes(): number {
  return balanceOn(entries(), 'swapCredit', tuesday).minutes
}

function rule(code: string, value: unknown): void {
  app.done('importOrganisation', { rows: { house_rule: [aHouseRule(code, value)] } })
}

describe('SWAP-5 calling off for credit', () => {
  test('every contracted day that is called off brings its own hours, to be used this year', () => {
    app.done('enterAbsence', away, 'away')
    expect(entries()).toHaveLength(2)
    expect(entries()[0]).toMatchObject({
      account: 'swapCredit',
      kind: 'earned',
      day: tuesday,
      month: '2026-12',
      minutes: wholeDay,
      cents: 0,
      expiresOn: '2026-12-31',
      sourceKind: 'absence',
      sourceId: 'away.1',
      locationId: 'rainbow',
    })
    expect(entries().map(({ day }) => day)).toEqual([tuesday, thursday])
  })

  test('a part of the day brings that part only', () => {
    app.done('enterAbsence', { ...away, endDay: tuesday, startMinute: 780, endMinute: 1440 })
    expect(creditMinutes()).toBe(18 * 60 + 30 - 13 * 60)
  })

  test('a daypart is worth its credit once, in however many parts it is called off', () => {
    rule('credit.unit', { kind: 'dayparts', minutesPerDaypart: 330 })
    const part = (startMinute: number, endMinute: number) => ({
      ...away,
      endDay: tuesday,
      startMinute,
      endMinute,
    })
    app.done('enterAbsence', part(480, 540), 'first')
    expect(creditMinutes()).toBe(330)
    expect(app.refused('enterAbsence', part(540, 600))).toMatchObject({
      code: 'creditNothing',
      params: { sentenceCode: 'absence.credit.givenBefore' },
    })
    app.done('enterAbsence', part(600, 1140), 'rest')
    expect(creditMinutes()).toBe(660)
  })

  test('an absence from before credit existed still earns nothing', () => {
    const { isForCredit: _isForCredit, ...before } = away
    const result = app.runner.run({
      id: 'older' as Parameters<typeof app.runner.run>[0]['id'],
      type: 'enterAbsence',
      version: 1,
      args: before,
      actorId: 'manager',
    })
    expect(result.ok).toBe(true)
    expect(entries()).toEqual([])
  })

  test('a day that is too late earns nothing, the day after it does, and the label says both', () => {
    rule('credit.noticeDays', 8)
    const receipt = app.done('enterAbsence', away)
    expect(entries().map(({ day }) => day)).toEqual([thursday])
    expect(receipt.label).toMatchObject({
      code: 'command.enterAbsenceForCreditPartly',
      params: { minutes: wholeDay, missed: 1 },
    })
  })

  test('when no day earns anything the child is not called off at all', () => {
    rule('credit.reasons', ['ill'])
    expect(app.refused('enterAbsence', away)).toMatchObject({
      code: 'creditNothing',
      params: { sentenceCode: 'absence.credit.otherReason', reasonCode: 'absenceReason.holiday' },
    })
    const absences = createRowReader(opened.db).listRows('absence', { childId: childId('noor') })
    expect(absences.map(({ id }) => id)).toEqual(['noor-ill'])
  })

  test('the most for a year counts days that stand, not those that were taken back', () => {
    rule('credit.maxPerYear', 1)
    app.done('enterAbsence', { ...away, endDay: tuesday }, 'first')
    expect(app.refused('enterAbsence', { ...away, startDay: thursday }).params['sentenceCode']).toBe(
      'absence.credit.maximum',
    )
    app.done('removeAbsence', { absenceId: 'first.1' })
    app.done('enterAbsence', { ...away, startDay: thursday })
    expect(creditMinutes()).toBe(wholeDay)
  })

  test('a year on end is the longest that can be called off for credit', () => {
    expect(app.refused('enterAbsence', { ...away, endDay: '2027-12-31' })).toEqual({
      code: 'invalid',
      params: { path: '', problem: 'periodTooLong' },
    })
  })

  test('a school block on a study day is given up like any other', () => {
    // Sem's school has 4 December off; he comes on Monday and Tuesday, so give it a study day on one of those.
    app.done('enterStudyDay', { schoolId: 'compass', day: '2026-12-08', kind: 'studyDay' })
    app.done('enterAbsence', { ...away, childId: 'sem', startDay: '2026-12-08', endDay: '2026-12-08' })
    const lines = createRowReader(opened.db).listRows('ledger_entry', { childId: childId('sem') })
    // From the end of school, 14:45, to 18:30.
    expect(lines.map(({ minutes }) => minutes)).toEqual([18 * 60 + 30 - (14 * 60 + 45)])
  })
})

describe('SWAP-5 taking an absence for credit back', () => {
  test('brings the balance back to what it was, by lines against it', () => {
    app.done('enterAbsence', away, 'away')
    app.done('removeAbsence', { absenceId: 'away.1' })
    expect(creditMinutes()).toBe(0)
    expect(
      entries()
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['correction', 'correction', 'earned', 'earned'])
  })

  test('cannot be done once the credit was used', () => {
    app.done('enterAbsence', away, 'away')
    app.done('bookBalance', {
      childId: 'noor',
      locationId: 'rainbow',
      account: 'swapCredit',
      minutes: -wholeDay,
      day: '2026-12-09',
      expiresOn: null,
      note: 'Extra dag op 9 december',
    })
    expect(app.refused('removeAbsence', { absenceId: 'away.1' }).code).toBe('creditUsed')
    expect(creditMinutes()).toBe(wholeDay)
  })

  test('cannot be done once another child has the place on a settled roster', () => {
    const lina = aChild({ id: childId('lina'), firstName: 'Lina' })
    const rows = aContract({ id: contractId('lina-contract'), child: lina.id, days: [5] })
    const [ladybirds] = aRowSet().base_group ?? []
    if (ladybirds === undefined) throw new Error('the house has a group')
    app.done('enterAbsence', away, 'away')
    app.done('importOrganisation', {
      rows: {
        base_group: [{ ...ladybirds, maxChildren: 1 }],
        child: [lina],
        contract: [rows.contract],
        contract_day: rows.contractDays,
        extra_attendance: [anExtraAttendance({ childId: lina.id, day: tuesday })],
        shift: [aShift({ staff: staffMemberId('fatima'), day: tuesday })],
        settled_roster: [aSettledRoster('2026-W49' as IsoWeek)],
      },
    })
    expect(app.refused('removeAbsence', { absenceId: 'away.1' })).toEqual({
      code: 'givenPlaceTaken',
      params: { day: tuesday },
    })
    // The undo of the same act promises the place no more than withdrawing it does.
    expect(app.refused('undoCommand', { commandId: 'away' }).code).toBe('givenPlaceTaken')
  })

  test('an absence without credit goes as before: the place stayed the child’s by contract', () => {
    app.done('removeAbsence', { absenceId: 'noor-ill' })
    expect(entries()).toEqual([])
  })
})
