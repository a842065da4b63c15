import { describe, expect, test } from 'vitest'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import { aChild, aContract } from '#tests/harness/builders/children.ts'
import { childId } from '#tests/harness/builders/ids.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { createTestRunner, type TestRunner } from '#tests/harness/database.ts'
import { givenWholeOrganisation } from '#tests/harness/whole-organisation.ts'

/** It is Tuesday 24 November 2026; Noor comes on Monday, Tuesday and Thursday. */
let opened: OpenedDataFolder
let app: TestRunner

givenWholeOrganisation({
  makeRunner: (folder) => createTestRunner(folder),
  give: (made, folder) => {
    app = made
    opened = folder
  },
})

function line(weekday: number, startMinute: number | null = 450, endMinute: number | null = 1110): object {
  return { weekday, startMinute, endMinute, holidayStartMinute: null, holidayEndMinute: null }
}

const fewerDays = {
  contractId: 'noor-contract',
  receivedOn: '2026-11-20',
  effectiveDay: '2027-01-01',
  days: [line(1), line(4)],
  groupId: null,
  form: null,
}

const moreDays = { ...fewerDays, effectiveDay: '2026-12-01', days: [line(1), line(2), line(4), line(5)] }

function contracts() {
  return createRowReader(opened.db)
    .listRows('contract', { childId: childId('noor') })
    .map(({ id, startDate, endDate }) => ({ id, startDate, endDate }))
}

describe('CARE-5 changing a contract', () => {
  test('ends the old one the day before and starts a new one with its own days', () => {
    app.done('changeContract', fewerDays, 'change')
    expect(contracts()).toEqual([
      { id: 'change.1', startDate: '2027-01-01', endDate: null },
      { id: 'noor-contract', startDate: '2024-01-01', endDate: '2026-12-31' },
    ])
    const days = createRowReader(opened.db).listMatching('contract_day', { contractId: 'change.1' })
    expect(days).toMatchObject([{ weekday: 1 }, { weekday: 4 }])
  })

  test('undo puts the old one back as it was', () => {
    const before = contracts()
    app.done('changeContract', fewerDays, 'change')
    app.done('undoCommand', { commandId: 'change' })
    expect(contracts()).toEqual(before)
  })

  test('fewer hours before the notice has passed are refused with the first day that can', () => {
    expect(app.refused('changeContract', { ...fewerDays, effectiveDay: '2026-12-16' })).toEqual({
      code: 'changeTooEarly',
      params: { earliest: '2027-01-01', receivedOn: '2026-11-20' },
    })
  })

  test('a day that is not the 1st or the 16th is refused with the next one', () => {
    expect(app.refused('changeContract', { ...fewerDays, effectiveDay: '2027-01-04' })).toEqual({
      code: 'changeDay',
      params: { day: '2027-01-04', next: '2027-01-16' },
    })
  })

  test('more hours start sooner when there is room on every weekday', () => {
    // Mila is there on Fridays, so one child more asks no staff more.
    const mila = aChild({ id: childId('mila'), firstName: 'Mila' })
    const rows = aContract({ child: mila.id, days: [5] })
    app.done('importOrganisation', {
      rows: { child: [mila], contract: [rows.contract], contract_day: rows.contractDays },
    })
    app.done('changeContract', moreDays)
    expect(contracts()).toHaveLength(2)
  })

  test('another form of contract waits for the notice, also when days come with it', () => {
    expect(app.refused('changeContract', { ...moreDays, form: 'occasional' }).code).toBe('changeTooEarly')
  })

  test('more hours do not start sooner on a weekday that is full, and the refusal names it', () => {
    const [ladybirds] = aRowSet().base_group ?? []
    if (ladybirds === undefined) throw new Error('the house has a group')
    app.done('importOrganisation', { rows: { base_group: [{ ...ladybirds, maxAgeMonths: 24 }] } })
    expect(app.refused('changeContract', { ...moreDays, days: [...moreDays.days, line(3)] })).toMatchObject({
      code: 'changeNoRoom',
      params: { weekdayCode: 'weekday.3', earliest: '2027-01-01' },
    })
  })

  test('a change that was received tomorrow, of a contract that is not there, or that changes nothing, is refused', () => {
    expect(app.refused('changeContract', { ...fewerDays, receivedOn: '2026-11-25' }).code).toBe('invalid')
    expect(app.refused('changeContract', { ...fewerDays, contractId: 'nobody' }).code).toBe('notFound')
    const same = { ...fewerDays, days: [line(1), line(2), line(4)] }
    expect(app.refused('changeContract', same).code).toBe('nothingToChange')
    expect(app.refused('changeContract', { ...fewerDays, days: [] }).code).toBe('contractDaysMissing')
    expect(app.refused('changeContract', { ...fewerDays, groupId: 'explorers' }).code).toBe('groupNotValid')
  })

  test('a contract that has ended by then cannot change any more', () => {
    app.done('changeContract', fewerDays)
    expect(app.refused('changeContract', { ...fewerDays, effectiveDay: '2027-01-16' }).code).toBe(
      'contractPeriod',
    )
  })
})

describe('CARE-5 ending a contract', () => {
  const ending = {
    contractId: 'noor-contract',
    receivedOn: '2026-11-20',
    lastDay: '2026-12-31',
    isByProvider: false,
    reason: '',
  }

  test('the last day of care is the day before a change day', () => {
    app.done('endContract', ending)
    expect(contracts()).toEqual([{ id: 'noor-contract', startDate: '2024-01-01', endDate: '2026-12-31' }])
    expect(app.refused('endContract', ending).code).toBe('nothingToChange')
  })

  test('too early, on another day, or by the provider without a reason is refused', () => {
    expect(app.refused('endContract', { ...ending, lastDay: '2026-12-15' }).code).toBe('changeTooEarly')
    expect(app.refused('endContract', { ...ending, lastDay: '2027-01-08' }).code).toBe('changeDay')
    expect(app.refused('endContract', { ...ending, isByProvider: true, reason: ' ' }).code).toBe(
      'reasonMissing',
    )
    app.done('endContract', { ...ending, isByProvider: true, reason: 'De groep sluit.' })
  })
})

describe('GROUP-3 written consent for a second group', () => {
  const consent = {
    childId: 'sem',
    groupId: 'bumblebees',
    signedOn: '2026-11-20',
    validFrom: '2026-12-01',
    validUntil: '2026-12-31',
  }
  const stored = () =>
    createRowReader(opened.db).listRows('second_group_consent', { childId: childId('sem') })

  test('is kept with the day it was signed and its period', () => {
    app.done('recordConsent', consent, 'consent')
    expect(stored()).toEqual([{ id: 'consent.1', ...consent }])
  })

  test('is not taken unsigned, twice for one period, or for the own group', () => {
    expect(app.refused('recordConsent', { ...consent, signedOn: '2026-12-02' }).code).toBe('consentNotSigned')
    app.done('recordConsent', consent)
    expect(
      app.refused('recordConsent', { ...consent, validFrom: '2026-12-31', validUntil: '2027-02-01' }),
    ).toMatchObject({ code: 'consentTwice' })
    expect(app.refused('recordConsent', { ...consent, groupId: 'explorers' }).code).toBe('ownGroup')
  })

  test('withdrawing is not retroactive: it holds until today at least', () => {
    app.done('recordConsent', { ...consent, validFrom: '2026-11-20' }, 'consent')
    app.done('endConsent', { consentId: 'consent.1', lastDay: '2026-11-21' })
    expect(stored()).toMatchObject([{ validUntil: '2026-11-24' }])
  })

  test('a consent that has not begun goes altogether', () => {
    app.done('recordConsent', consent, 'consent')
    app.done('endConsent', { consentId: 'consent.1', lastDay: '2026-11-24' })
    expect(stored()).toEqual([])
  })
})

describe('STUDY-1 the study days of a school', () => {
  test('a day with lessons can be noted as a day off, once', () => {
    app.done('enterStudyDay', { schoolId: 'compass', day: '2026-12-11', kind: 'marginDay' })
    expect(
      app.refused('enterStudyDay', { schoolId: 'compass', day: '2026-12-11', kind: 'studyDay' }).code,
    ).toBe('studyDayTwice')
  })

  test.each(['2026-12-12', '2026-10-20', '2026-12-25'])('%s has no lessons anyway', (day) => {
    expect(app.refused('enterStudyDay', { schoolId: 'compass', day, kind: 'studyDay' }).code).toBe(
      'studyDayNoLessons',
    )
  })

  test('it goes again while nobody is registered', () => {
    app.done('removeStudyDay', { schoolId: 'compass', day: '2026-12-04' })
    expect(app.refused('removeStudyDay', { schoolId: 'compass', day: '2026-12-04' }).code).toBe('notFound')
  })
})
