import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyDatabase } from '#electron/db/verify-database.ts'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import { readImport } from '#shared/import/read-import.ts'
import { nothingStored } from '#shared/import/known-rows.ts'
import { readFolder } from '#electron/machine/read-folder.ts'
import { fullName } from '#shared/domain/children/person-name.ts'
import { groupBy } from '#shared/kernel/group-by.ts'
import {
  addWeeks,
  birthdayAt,
  completedYears,
  isoDay,
  isoWeekOf,
  mondayOfWeek,
  parseIsoWeek,
} from '#shared/kernel/time.ts'
import type { IsoWeek } from '#shared/kernel/time.ts'
import { startApp } from '#tests/harness/app.ts'
import type { TestApp } from '#tests/harness/app.ts'
import { buildSample } from '../../../scripts/sample/build-sample.ts'
import { writeFiles } from '../../../scripts/sample/write-files.ts'

const folder = join(import.meta.dirname, '..', '..', '..', 'resources', 'sample')
let app: TestApp

beforeAll(async () => {
  app = await startApp({ data: 'sample' })
})
afterAll(() => app.close())

const sample = buildSample().rows
const firstDay = isoDay('2026-11-16')
const lastDay = isoDay('2027-03-14')

function weeksOfSample(): IsoWeek[] {
  const weeks: IsoWeek[] = []
  for (let week = isoWeekOf(firstDay); week <= isoWeekOf(lastDay); week = addWeeks(week, 1)) weeks.push(week)
  return weeks
}

test('the files are what the generator writes, to the byte', () => {
  const written = writeFiles(sample)
  expect(
    readdirSync(folder)
      .filter((name) => name.endsWith('.csv'))
      .toSorted(),
  ).toEqual([...written.keys()].toSorted())
  for (const [name, text] of written)
    expect(readFileSync(join(folder, name), 'utf8'), name).toBe(`\ufeff${text}`)
})

test('reading the files gives back every record that was written', () => {
  const files = readFolder(folder)
  if (!files.ok) throw new Error('the sample ships with the app')
  const { rowSet, problems } = readImport(files.value, nothingStored)
  expect(problems.listCauses()).toEqual([])
  const inOrder = (rows: readonly { readonly id: string }[] | undefined) =>
    (rows ?? []).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  for (const table of Object.keys(sample) as (keyof typeof sample)[]) {
    expect(inOrder(rowSet[table]), table).toEqual(inOrder(sample[table]))
  }
})

test('imported, everything in the database is in order', () => {
  expect(verifyDatabase(app.application.folder.db)).toEqual([])
  expect(createRowReader(app.application.folder.db).countRows('child')).toBe(sample.child.length)
})

describe('what a location needs to be recognised as real', () => {
  test('two locations with day care, a play group and out-of-school care', () => {
    expect(sample.location).toHaveLength(2)
    expect(sample.base_group.length).toBeGreaterThanOrEqual(7)
    expect(new Set(sample.base_group.map(({ setting }) => setting))).toEqual(
      new Set(['dayCare', 'toddlerCare', 'outOfSchoolCare']),
    )
  })

  test('at least 140 children and 30 staff, and no name twice', () => {
    expect(sample.child.length).toBeGreaterThanOrEqual(140)
    expect(sample.staff_member.length).toBeGreaterThanOrEqual(30)
    const names = [...sample.child, ...sample.staff_member].map(fullName)
    expect(new Set(names).size).toBe(names.length)
  })

  test('every week from 2026-W47 to 2027-W10 has shifts at both locations, week 53 included', () => {
    const weeks = new Set(sample.shift.map(({ locationId, day }) => `${locationId} ${isoWeekOf(day)}`))
    expect(weeksOfSample()).toContain('2026-W53')
    for (const week of weeksOfSample()) {
      for (const { id } of sample.location) expect(weeks, `${id} ${week}`).toContain(`${id} ${week}`)
    }
  })

  test('the first weeks are settled, later ones are not. CHECK-2', () => {
    const settled = new Set(sample.settled_roster.map(({ week }) => String(week)))
    expect(settled.has('2026-W48')).toBe(true)
    expect(settled.has('2026-W53')).toBe(false)
  })

  test('every role is there, trainees and an intern among them', () => {
    const roles = new Set(sample.staff_member.map(({ role }) => role))
    expect(roles).toEqual(new Set(['qualified', 'trainee', 'intern', 'groupAssistant', 'manager']))
  })

  test('every form of contract is there. CARE-7', () => {
    expect(new Set(sample.contract.map(({ form }) => form))).toEqual(
      new Set(['fixed', 'flexible', 'holidayDays', 'occasional']),
    )
  })

  test('a child not yet born, one of 29 February, one whose contract ended, brothers and sisters', () => {
    expect(
      sample.child.some(({ birthDate }) => birthDate > lastDay || birthDate > isoDay('2027-01-01')),
    ).toBe(true)
    expect(sample.child.some(({ birthDate }) => birthDate.endsWith('-02-29'))).toBe(true)
    expect(sample.contract.some(({ endDate }) => endDate !== null && endDate < firstDay)).toBe(true)
    const families = [...groupBy(sample.child, ({ familyId }) => familyId).values()]
    expect(families.filter((family) => family.length > 1).length).toBeGreaterThan(10)
  })

  test('birthdays fall inside the period: first, second, third and fourth. BKR-19', () => {
    for (const years of [1, 2, 3, 4]) {
      const turning = sample.child.filter(({ birthDate }) => {
        const day = birthdayAt(birthDate, years)
        return day >= firstDay && day <= lastDay
      })
      expect(turning.length, `${years}`).toBeGreaterThan(0)
    }
  })

  test('nobody works longer than nine and a half hours, nor over five and a half without a break', () => {
    for (const shift of sample.shift) {
      const minutes = shift.endMinute - shift.startMinute
      expect(minutes).toBeLessThanOrEqual(9.5 * 60)
      if (minutes > 5.5 * 60) expect(shift.breaks, shift.id).toHaveLength(1)
    }
  })

  test('nobody sits in a group of another age when the period starts', () => {
    const groups = new Map(sample.base_group.map((group) => [group.id, group]))
    const children = new Map(sample.child.map((child) => [child.id, child]))
    for (const contract of sample.contract) {
      const child = children.get(contract.childId)
      const group = groups.get(contract.groupId)
      if (child === undefined || group === undefined) throw new Error('the sample refers to what it holds')
      const day = contract.startDate > firstDay ? contract.startDate : firstDay
      if (contract.endDate !== null && contract.endDate < day) continue
      expect(completedYears(child.birthDate, day) * 12, contract.id).toBeGreaterThanOrEqual(
        group.minAgeMonths - 11,
      )
      expect(completedYears(child.birthDate, day) * 12, contract.id).toBeLessThan(group.maxAgeMonths)
    }
  })
})

describe('what happened before', () => {
  const past = sample.care_request.filter(({ status }) => status !== 'open')

  test('a year of decided requests of every kind, at both locations, before the first roster', () => {
    expect(past).toHaveLength(160)
    expect(new Set(past.map(({ kind }) => kind))).toEqual(
      new Set(['swapDay', 'extraDay', 'extraHour', 'flexibleDay', 'studyDay', 'holidayDay']),
    )
    expect(new Set(past.map(({ locationId }) => locationId)).size).toBe(2)
    for (const { id, status, receivedAt, decidedAt, decidedBy, wantedDay } of past) {
      expect(['approved', 'declined', 'withdrawn', 'cancelled'], id).toContain(status)
      expect(decidedAt !== null && decidedAt > receivedAt, id).toBe(true)
      expect(decidedBy, id).not.toBeNull()
      expect(wantedDay >= isoDay('2025-11-24') && wantedDay < firstDay, id).toBe(true)
    }
  })

  test('nobody asked two things for one day, and no swap counts against the limit of an open request', () => {
    const asked = past.map(({ childId, wantedDay }) => `${childId} ${wantedDay}`)
    expect(new Set(asked).size).toBe(asked.length)
    const swaps = groupBy(
      past.filter(({ kind, status }) => kind === 'swapDay' && status === 'approved'),
      ({ childId }) => childId,
    )
    for (const [childId, own] of swaps) expect(own.length, childId).toBeLessThan(6)
  })

  test('a price for every kind of care in both years, one company a location (MONEY-1)', () => {
    expect(sample.legal_entity).toHaveLength(2)
    for (const { legalEntityId } of sample.location) {
      for (const year of ['2026', '2027']) {
        const cards = sample.tariff_card.filter(
          (card) => card.legalEntityId === legalEntityId && card.validFrom === `${year}-01-01`,
        )
        expect(cards.map(({ product }) => product)).toEqual(
          expect.arrayContaining(['extraDay', 'extraHour', 'flexibleDay']),
        )
      }
    }
  })

  test('every child has a family; some pay by transfer, some read English (MONEY-3)', () => {
    const families = new Map(sample.family.map((family) => [family.id, family]))
    for (const { familyId } of sample.child) expect(families.has(familyId), familyId).toBe(true)
    expect(sample.family.some(({ isDirectDebit }) => !isDirectDebit)).toBe(true)
    expect(sample.family.some(({ language }) => language === 'en')).toBe(true)
  })

  test('balances of every kind, and credit that soon comes to its end (SWAP-5)', () => {
    expect(new Set(sample.ledger_entry.map(({ account }) => account))).toEqual(
      new Set(['swapCredit', 'flex', 'holidayDays']),
    )
    const ends = sample.ledger_entry.map(({ expiresOn }) => expiresOn)
    expect(ends).toEqual(expect.arrayContaining(['2026-11-30', '2026-12-04', '2026-12-31']))
  })

  test('the list at the door has children who stayed longer (EXTRA-2)', () => {
    const late = sample.observed_time.filter(({ childId, locationId, leftMinute }) => {
      const ends = sample.contract
        .filter((contract) => contract.childId === childId && contract.locationId === locationId)
        .flatMap(({ id }) => sample.contract_day.filter(({ contractId }) => contractId === id))
        .map(({ endMinute }) => endMinute ?? 0)
      return leftMinute !== null && leftMinute > Math.max(...ends)
    })
    expect(late.length).toBeGreaterThan(2)
  })
})

test('FILE-3: no number in any file can be a citizen number', () => {
  for (const name of readdirSync(folder)) {
    for (const [digits] of readFileSync(join(folder, name), 'utf8').matchAll(/(?<!\d)\d{9}(?!\d)/g)) {
      const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1]
      const sum = digits
        .split('')
        .reduce((total, digit, index) => total + Number(digit) * (weights[index] ?? 0), 0)
      expect(sum % 11, `${name} ${digits}`).not.toBe(0)
    }
  }
})

describe('the week of the picture, 2026-W48 at De Regenboog', () => {
  const week = parseIsoWeek('2026-W48')
  if (week === undefined) throw new Error('week 48 exists')

  test.each([
    ['Babies', '6 2/2 | 5 2/2 | 7 3/3 | 7 3/3 | 3 1/1 | 2 1/1 | 8 3/2 | 6 2/2 | 4 2/2 | 4 2/2'],
    ['Dreumesen', '11 2/2 | 10 2/2 | 10 2/2 | 10 2/2 | 5 1/1 | 5 1/1 | 11 2/2 | 11 2/2 | 7 2/2 | 6 1/2'],
    ['Peuters A', '14 2/2 | 13 2/2 | 16 2/2 | 16 2/2 | 9 2/2 | 9 2/2 | 15 2/2 | 14 2/2 | 6 1/1 | 6 1/1'],
    ['Peuters B', '12 2/2 | 12 2/2 | 13 2/2 | 12 2/2 | 7 1/1 | 6 1/1 | 14 2/2 | 14 2/2 | 8 1/1 | 7 1/1'],
  ])('%s', async (name, cells) => {
    const board = await app.done('weekBoard.get', { locationId: 'regenboog', week })
    const row = board.rows.find((candidate) => candidate.name === name)
    expect(
      row?.cells
        .slice(0, 10)
        .map(({ children, required, rostered }) => `${children} ${required}/${rostered}`)
        .join(' | '),
    ).toBe(cells)
  })
})

describe('the requests that wait', () => {
  const verdictOf = async (locationId: string, id: string) => {
    const { requests } = await app.done('requests.list', { locationId: locationId, tab: 'open' })
    return requests.find(({ request }) => request.id === id)
  }

  test('Noor Bakker may swap Thursday for Friday', async () => {
    expect(await verdictOf('regenboog', 'R001')).toMatchObject({
      childName: 'Noor Bakker',
      verdict: 'ok',
      isProvisional: false,
    })
  })

  test('Sam de Wit cannot come on Thursday, where one is short already, and hears when he can', async () => {
    const row = await verdictOf('regenboog', 'R002')
    expect(row).toMatchObject({ childName: 'Sam de Wit', verdict: 'no' })
    const { check } = await app.done('requests.get', { requestId: 'R002' })
    expect(check.alternatives.length).toBeGreaterThan(0)
  })

  test('Yara Bakker needs a consent for the other group first. GROUP-3', async () => {
    expect(await verdictOf('regenboog', 'R003')).toMatchObject({
      childName: 'Yara Bakker',
      verdict: 'caution',
    })
  })

  test.each([
    ['regenboog', 'R016', 'flexibleDay', 'ok'],
    ['zwaluw', 'R017', 'holidayDay', 'ok'],
    ['zwaluw', 'R018', 'studyDay', 'ok'],
    ['zwaluw', 'R019', 'extraHour', 'ok'],
  ])('at %s %s is a request of another kind: %s', async (locationId, id, kind, verdict) => {
    expect(await verdictOf(locationId, id)).toMatchObject({ request: { kind }, verdict })
  })

  test('one request is for after the settled weeks, so its answer is provisional. CHECK-2', async () => {
    expect(await verdictOf('regenboog', 'R009')).toMatchObject({ verdict: 'ok', isProvisional: true })
  })
})

test('on almost every day of day care one of the fixed faces works in the group. BKR-17', () => {
  const shiftsByPlace = groupBy(sample.shift, ({ groupId, day }) => `${groupId} ${day}`)
  const facesByChild = groupBy(sample.fixed_face, ({ childId }) => childId)
  let days = 0
  let missed = 0
  for (const contract of sample.contract.filter(
    ({ setting, form }) => setting !== 'outOfSchoolCare' && form === 'fixed',
  )) {
    for (const line of sample.contract_day.filter(({ contractId }) => contractId === contract.id)) {
      for (const week of weeksOfSample()) {
        const monday = mondayOfWeek(week)
        const day = isoDay(
          new Date(Date.parse(monday) + (line.weekday - 1) * 86_400_000).toISOString().slice(0, 10),
        )
        const staff = shiftsByPlace.get(`${contract.groupId} ${day}`)
        if (
          day < contract.startDate ||
          (contract.endDate !== null && day > contract.endDate) ||
          staff === undefined
        )
          continue
        const faces = (facesByChild.get(contract.childId) ?? []).filter(
          ({ validFrom, validUntil }) => validFrom <= day && (validUntil === null || day <= validUntil),
        )
        days += 1
        if (!faces.some(({ staffMemberId }) => staff.some((shift) => shift.staffMemberId === staffMemberId)))
          missed += 1
      }
    }
  }
  expect(days).toBeGreaterThan(3000)
  expect(missed / days).toBeLessThan(0.01)
})
