import { afterAll, beforeAll, expect, test } from 'vitest'
import { listRecords } from '#headquarters/cli/list-records.ts'
import { aStaffMember } from '#tests/harness/builders/staffing.ts'
import { locationId, staffMemberId } from '#tests/harness/builders/ids.ts'
import { startSmallHeadquarters } from '#tests/integration/headquarters-http/running-headquarters.ts'
import type { RunningHeadquarters } from '#tests/integration/headquarters-http/running-headquarters.ts'

let running: RunningHeadquarters
beforeAll(async () => {
  running = await startSmallHeadquarters()
  const at = { locationId: locationId('regenboog') }
  const staff = [
    aStaffMember({
      ...at,
      id: staffMemberId('M01'),
      firstName: 'Sanne',
      surname: 'Vermeer',
      role: 'manager',
    }),
    aStaffMember({ ...at, id: staffMemberId('M02'), firstName: 'Bas', surname: 'Aydin' }),
    aStaffMember({ ...at, id: staffMemberId('M03'), firstName: 'Bas', surname: 'Aydin' }),
  ]
  const rows = { staff_member: staff }
  await running.composed.office.operator.act('importOrganisation', { rows })
})
afterAll(() => running.stop())

const account = (...words: string[]) => running.operate('account', ...words)

test('the list says of everybody as what, where and since what (PRIV-4)', async () => {
  expect(await account('list')).toEqual({
    exitCode: 0,
    lines: [
      'M02  Bas Aydin: pedagogical staff everywhere, by the role in the records',
      'M03  Bas Aydin: pedagogical staff everywhere, by the role in the records',
      'M01  Sanne Vermeer: location manager everywhere, by the role in the records',
    ],
  })
})

test('somebody goes by the name when that says who; of several by the number', async () => {
  const unclear = await account('open', 'bas aydin', '--role', 'planner')
  expect(unclear).toMatchObject({ exitCode: 1 })
  expect(unclear.lines[0]).toContain('M02, M03')
  expect(
    await account('open', 'M02', '--role', 'planner', '--location', 'regenboog', '--until', '2027-01-31'),
  ).toEqual({
    exitCode: 0,
    lines: ['M02  Bas Aydin: planner at regenboog, until 2027-01-31'],
  })
  expect((await account('open', 'Nobody', '--role', 'planner')).exitCode).toBe(1)
})

test('an admin of headquarters is made here, also somebody who is no staff', async () => {
  const made = await account('open', 'Riet Bakker', '--new', '--role', 'headquartersAdmin')
  expect(made.lines[0]).toMatch(/^\S+ {2}Riet Bakker: admin of headquarters everywhere$/)
  const changed = await account('open', 'riet bakker', '--role', 'inspector')
  expect(changed.lines[0]).toMatch(/Riet Bakker: inspector everywhere$/)
  expect((await account('end', 'Riet Bakker', '--now')).lines[0]).toMatch(/Riet Bakker: no access any more$/)
})

test('what the rules refuse is refused here as well, in words', async () => {
  expect(await account('end', 'Sanne Vermeer')).toEqual({
    exitCode: 1,
    lines: ['Then nobody could give access any more. Give it to a colleague first.'],
  })
  expect((await account('open', 'M02', '--role', 'planner', '--location', 'moon')).exitCode).toBe(1)
  expect(
    (await listRecords(running.composed.office.store, 'account')).some((row) => row.staffMemberId === 'M01'),
  ).toBe(false)
})

test('words that are missing or wrong are a mistake of the caller', async () => {
  expect((await account('open', 'M02')).exitCode).toBe(2)
  expect((await account('open', 'M02', '--role', 'king')).exitCode).toBe(2)
  expect((await account('open', 'M02', '--role', 'planner', '--until', 'soon')).exitCode).toBe(2)
  expect((await account('close', 'M02')).exitCode).toBe(2)
  expect((await account('list', 'M02')).exitCode).toBe(2)
})
