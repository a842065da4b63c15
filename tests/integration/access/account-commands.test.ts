import { beforeEach, describe, expect, test } from 'vitest'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import { accountsOf } from '#shared/domain/access/actor-of.ts'
import { standingOf } from '#shared/domain/access/rights-of.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { createTestRunner, openTestRecords } from '#tests/harness/database.ts'
import type { TestRunner } from '#tests/harness/database.ts'
import { organisationWithRoles } from '#tests/harness/role-cases.ts'

const today = isoDay('2026-11-24')
const yesterday = isoDay('2026-11-23')
const tomorrow = isoDay('2026-11-25')
const planner = { actorId: 'joris', name: '', role: 'planner', locationIds: ['rainbow'], validUntil: null }
const inspector = { ...planner, actorId: null, name: 'Riet Toezicht', role: 'inspector' }

let opened: OpenedDataFolder
let app: TestRunner

beforeEach(async () => {
  const records = await openTestRecords()
  opened = records.opened
  app = records.app
  app.done('importOrganisation', { rows: organisationWithRoles() }, 'import')
  return records.close
})

const as = (actorId: string): TestRunner => createTestRunner(opened, { actorId, idPrefix: actorId })

function listAccounts(actorId: string) {
  return accountsOf(actorId, createRowReader(opened.db).listRows('account', {}))
}

function standing(actorId: string, day = today) {
  const person = createRowReader(opened.db).findRow('staff_member', actorId)
  return standingOf(person, listAccounts(actorId), day)
}

describe('opening an account (PRIV-4)', () => {
  test('holds from today on, and what held before ends yesterday and is kept', () => {
    app.done('openAccount', { ...planner, actorId: 'planner-rainbow', role: 'pedagogicalStaff' })
    expect(listAccounts('planner-rainbow')).toMatchObject([
      { role: 'planner', validUntil: yesterday },
      { id: 'planner-rainbow:2', role: 'pedagogicalStaff', validFrom: today, validUntil: null },
    ])
    expect(standing('planner-rainbow', yesterday)?.role).toBe('planner')
    expect(standing('planner-rainbow')?.role).toBe('pedagogicalStaff')
  })

  test('a second thought on the same day replaces the row of that day', () => {
    app.done('openAccount', planner)
    app.done('openAccount', { ...planner, role: 'inspector' })
    expect(listAccounts('joris')).toMatchObject([{ role: 'inspector', validFrom: today }])
  })

  test('who is no staff gets a number that stays, whatever becomes of the account', () => {
    app.done('openAccount', inspector, 'begins')
    expect(listAccounts('begins.1')).toMatchObject([{ id: 'begins.1', name: 'Riet Toezicht' }])
    app.done('endAccount', { actorId: 'begins.1', lastDay: yesterday })
    expect(standing('begins.1')).toBeUndefined()
    app.done('openAccount', { ...inspector, actorId: 'begins.1', name: '' })
    expect(standing('begins.1')?.role).toBe('inspector')
    expect(listAccounts('begins.1').at(-1)).toMatchObject({ name: 'Riet Toezicht' })
  })

  test('says no to a stranger, to a place that is not there, to a day that is over and to what holds already', () => {
    expect(app.refused('openAccount', { ...planner, actorId: 'nobody' }).code).toBe('notFound')
    expect(app.refused('openAccount', { ...planner, locationIds: ['moon'] }).code).toBe('notFound')
    expect(app.refused('openAccount', { ...planner, validUntil: yesterday }).code).toBe('accountPeriod')
    expect(app.refused('openAccount', { ...inspector, name: ' ' }).code).toBe('invalid')
    app.done('openAccount', planner)
    expect(app.refused('openAccount', planner).code).toBe('nothingToChange')
  })

  test('a location manager makes no admin of headquarters, and takes nothing from one', () => {
    const manager = as('manager')
    const admin = { ...planner, role: 'headquartersAdmin' }
    expect(manager.refused('openAccount', admin).code).toBe('accountAboveOwn')
    const ofAdmin = { actorId: 'headquartersAdmin-rainbow', lastDay: yesterday }
    expect(manager.refused('endAccount', ofAdmin).code).toBe('accountAboveOwn')
    expect(as('headquarters').run('openAccount', admin)).toMatchObject({ ok: true })
  })

  test('who works at one location gives and takes there only, also of staff who have no account yet', () => {
    const ark = as('locationManager-ark')
    expect(ark.refused('openAccount', { ...planner, locationIds: [] }).code).toBe('forbiddenHere')
    expect(ark.refused('openAccount', planner).code).toBe('forbiddenHere')
    // Joris works at Regenboog: an account for De Ark would take that from him.
    expect(ark.refused('openAccount', { ...planner, locationIds: ['ark'] }).code).toBe('forbiddenHere')
    expect(ark.refused('endAccount', { actorId: 'joris', lastDay: today }).code).toBe('forbiddenHere')
    expect(ark.refused('endAccount', { actorId: 'planner-rainbow', lastDay: today }).code).toBe(
      'forbiddenHere',
    )
    ark.done('openAccount', { ...inspector, locationIds: ['ark'] })
    ark.done('endAccount', { actorId: 'planner-ark', lastDay: today })
  })

  test('nobody changes the own role, gives away the own access, or widens it', () => {
    const own = { actorId: 'locationManager-ark', name: '', role: 'locationManager', validUntil: null }
    const ark = as('locationManager-ark')
    expect(ark.refused('openAccount', { ...own, locationIds: [] }).code).toBe('forbiddenHere')
    expect(ark.refused('openAccount', { ...own, role: 'planner', locationIds: ['ark'] }).code).toBe(
      'ownAccount',
    )
    expect(ark.refused('endAccount', { actorId: own.actorId, lastDay: today }).code).toBe('ownAccount')
    expect(as('manager').refused('endAccount', { actorId: 'manager', lastDay: today }).code).toBe(
      'ownAccount',
    )
  })

  test('bringing in files is no way around it', () => {
    const admin = { id: 'made', staffMemberId: 'joris', name: '', role: 'headquartersAdmin', locationIds: [] }
    const rows = { account: [{ ...admin, validFrom: '2026-01-01', validUntil: null }] }
    expect(as('manager').refused('importOrganisation', { rows }).code).toBe('accountAboveOwn')
    const remove = [{ table: 'account', id: 'headquartersAdmin-ark' }]
    expect(as('manager').refused('importOrganisation', { rows: {}, remove }).code).toBe('accountAboveOwn')
  })

  test('taking back what a colleague did with an account needs what the colleague needed', () => {
    as('headquarters').done(
      'endAccount',
      { actorId: 'headquartersAdmin-ark', lastDay: yesterday },
      'ends-an-admin',
    )
    const manager = as('manager')
    // Otherwise an admin of headquarters would be made after all.
    expect(manager.refused('undoCommand', { commandId: 'ends-an-admin' }).code).toBe('accountAboveOwn')
    manager.done('openAccount', { ...planner, actorId: 'locationManager-ark', locationIds: ['ark'] }, 'lower')
    expect(as('locationManager-ark').refused('undoCommand', { commandId: 'lower' }).code).toBe('forbidden')
  })
})

describe('ending an account (PRIV-4)', () => {
  test('staff without an account get one that is over, so that the role in the records counts no more', () => {
    expect(standing('joris')?.role).toBe('pedagogicalStaff')
    app.done('endAccount', { actorId: 'joris', lastDay: today }, 'ends')
    expect(standing('joris')?.role).toBe('pedagogicalStaff')
    expect(standing('joris', tomorrow)).toBeUndefined()
    app.done('undoCommand', { commandId: 'ends' })
    expect(standing('joris', tomorrow)?.role).toBe('pedagogicalStaff')
  })

  test('at once also holds for an account of today', () => {
    app.done('openAccount', planner)
    app.done('endAccount', { actorId: 'joris', lastDay: yesterday })
    expect(standing('joris')).toBeUndefined()
    expect(app.refused('endAccount', { actorId: 'joris', lastDay: yesterday }).code).toBe('accountEnded')
  })

  test('who has no access any more does nothing with accounts', () => {
    app.done('endAccount', { actorId: 'locationManager-rainbow', lastDay: yesterday })
    expect(as('locationManager-rainbow').refused('openAccount', planner).code).toBe('accountEnded')
  })

  test('the last one who may give access stays, today and later', () => {
    const editors = ['locationManager-ark', 'locationManager-rainbow', 'headquartersAdmin-ark']
    const headquarters = as('headquarters')
    for (const actorId of editors) headquarters.done('endAccount', { actorId, lastDay: yesterday })
    headquarters.done('endAccount', { actorId: 'manager', lastDay: yesterday })
    const last = { actorId: 'headquartersAdmin-rainbow', lastDay: isoDay('2027-06-01') }
    expect(headquarters.refused('endAccount', last).code).toBe('lastAccountEditor')
    const lower = { ...planner, actorId: last.actorId, locationIds: [] }
    expect(headquarters.refused('openAccount', lower).code).toBe('lastAccountEditor')
    headquarters.done('openAccount', { ...planner, role: 'locationManager' })
    headquarters.done('endAccount', last)
  })

  test('no file takes the last one away, by an account nor by what somebody is among the staff', () => {
    const reader = createRowReader(opened.db)
    const headquarters = as('headquarters')
    for (const actorId of ['locationManager-ark', 'locationManager-rainbow', 'headquartersAdmin-ark'])
      headquarters.done('endAccount', { actorId, lastDay: yesterday })
    const admin = accountsOf('headquartersAdmin-rainbow', reader.listRows('account', {}))[0]
    const manager = reader.findRow('staff_member', 'manager')
    const lowered = { rows: { account: [{ ...admin, role: 'inspector' as const }] } }
    const staffless = { rows: { staff_member: [{ ...manager, role: 'qualified' as const }] } }
    const ended = { rows: { account: [{ ...admin, validUntil: isoDay('2027-06-01') }] } }

    headquarters.done('importOrganisation', staffless, 'staffless')
    for (const args of [lowered, ended, { rows: {}, remove: [{ table: 'account', id: admin?.id }] }])
      expect(headquarters.refused('importOrganisation', args)).toEqual({
        code: 'lastAccountEditor',
        params: {},
      })
    // The other way round it is the staff member who is left.
    headquarters.done('undoCommand', { commandId: 'staffless' })
    headquarters.done('importOrganisation', lowered)
    expect(headquarters.refused('importOrganisation', staffless).code).toBe('lastAccountEditor')
    const both = { rows: { ...staffless.rows, account: [{ ...admin }] } }
    headquarters.done('importOrganisation', both)
  })

  test('nor does taking back what brought in the last one', () => {
    const headquarters = as('headquarters')
    for (const actorId of ['locationManager-ark', 'locationManager-rainbow', 'headquartersAdmin-ark'])
      headquarters.done('endAccount', { actorId, lastDay: yesterday })
    headquarters.done('endAccount', { actorId: 'manager', lastDay: yesterday })
    headquarters.done('openAccount', { ...planner, role: 'locationManager' }, 'opened')
    const admin = as('headquartersAdmin-rainbow')
    headquarters.done('endAccount', { actorId: 'headquartersAdmin-rainbow', lastDay: isoDay('2027-06-01') })
    // Until June there are two; after that only who would go now.
    expect(admin.refused('undoCommand', { commandId: 'opened' }).code).toBe('lastAccountEditor')
  })
})
