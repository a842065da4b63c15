import { beforeEach, describe, expect, test } from 'vitest'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import type { RowReader } from '#electron/db/repositories/row-store.ts'
import { aGroup } from '#tests/harness/builders/organisation.ts'
import { childId, groupId } from '#tests/harness/builders/ids.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { openTestRecords } from '#tests/harness/database.ts'
import type { TestRunner } from '#tests/harness/database.ts'

const noor = childId('noor')
const preschool = aGroup({
  ...{ id: groupId('preschool'), name: 'Voorschool', code: 'VS', sortOrder: 3 },
  isPreschoolEducation: true,
})
const otherPreschool = aGroup({
  ...{ id: groupId('preschool-2'), name: 'Voorschool 2', code: 'V2', sortOrder: 4 },
  isPreschoolEducation: true,
})

let rows: RowReader
let runner: TestRunner
/** The group in which Noor sits; her contract begins there. */
let ownGroup: string

beforeEach(async () => {
  const records = await openTestRecords()
  runner = records.app
  rows = createRowReader(records.opened.db)
  const set = aRowSet()
  const groups = [...(set.base_group ?? []), preschool, otherPreschool]
  runner.done('importOrganisation', { rows: { ...set, base_group: groups } })
  const [contract] = rows.listRows('contract', { childId: noor })
  ownGroup = contract?.groupId ?? ''
  return records.close
})

const secrecy = { childId: noor, requestedOn: '2026-11-23', validFrom: '2026-11-24' }
const transferTo = (toGroupId: string) => ({
  ...{ locationId: 'rainbow', childId: noor, setting: 'dayCare', toGroupId },
  ...{ day: '2027-01-04', settlingInWeeks: 2 },
})
const refused = { code: 'secrecyNoVve', params: { firstName: 'Noor', group: 'Voorschool' } }

/** Noor has her place in preschool education, as from before there was secrecy. */
function placeInPreschool(): void {
  const [contract] = rows.listRows('contract', { childId: noor })
  runner.done('importOrganisation', { rows: { contract: [{ ...contract, groupId: preschool.id }] } })
}

describe('PRIV-3: what is taken back or put back brings nobody with secrecy into preschool education', () => {
  test('a move out of such a group is not taken back once there is secrecy, and is without', () => {
    placeInPreschool()
    runner.done('transferChild', transferTo(ownGroup), 'out')
    runner.done('startSecrecy', secrecy, 'secret')
    expect(runner.refused('undoCommand', { commandId: 'out' })).toEqual(refused)
    expect(
      rows
        .listRows('contract', { childId: noor })
        .map((row) => row.groupId)
        .sort(),
    ).toEqual([ownGroup, preschool.id].sort())
    runner.done('undoCommand', { commandId: 'secret' })
    runner.done('undoCommand', { commandId: 'out' })
    expect(rows.listRows('contract', { childId: noor }).map((row) => row.groupId)).toEqual([preschool.id])
  })

  test('a place in such a group that was taken back is not put back', () => {
    runner.done('transferChild', transferTo(preschool.id), 'in')
    runner.done('undoCommand', { commandId: 'in' })
    runner.done('startSecrecy', secrecy, 'secret')
    expect(runner.refused('redoCommand', { commandId: 'in' })).toEqual(refused)
    runner.done('undoCommand', { commandId: 'secret' })
    runner.done('redoCommand', { commandId: 'in' })
  })

  test('an ended place there does not come back', () => {
    placeInPreschool()
    const [contract] = rows.listRows('contract', { childId: noor })
    runner.done(
      'endContract',
      {
        ...{ contractId: contract?.id, receivedOn: '2026-11-20', lastDay: '2026-12-31' },
        ...{ isByProvider: false, reason: '' },
      },
      'ended',
    )
    runner.done('startSecrecy', secrecy)
    expect(runner.refused('undoCommand', { commandId: 'ended' })).toEqual(refused)
  })

  test('from one such group to another is a new place as well', () => {
    placeInPreschool()
    runner.done('transferChild', transferTo(otherPreschool.id), 'other')
    runner.done('startSecrecy', secrecy)
    expect(runner.refused('undoCommand', { commandId: 'other' })).toEqual(refused)
  })

  test('an hour there that was taken back, and a consent for it, are not put back', () => {
    const consent = {
      ...{ childId: noor, groupId: preschool.id, signedOn: '2026-11-20' },
      ...{ validFrom: '2026-12-01', validUntil: '2026-12-31' },
    }
    const move = {
      ...{ childId: noor, day: '2026-11-24', startMinute: 540, endMinute: 720 },
      ...{ toGroupId: preschool.id, reason: 'ownGroupFull' },
    }
    runner.done('recordConsent', consent, 'consent')
    runner.done('moveChild', move, 'move')
    runner.done('undoCommand', { commandId: 'move' })
    runner.done('undoCommand', { commandId: 'consent' })
    runner.done('startSecrecy', secrecy)
    expect(runner.refused('redoCommand', { commandId: 'move' })).toEqual(refused)
    expect(runner.refused('redoCommand', { commandId: 'consent' })).toEqual(refused)
  })

  test('who keeps a place there has what is done about it taken back like anybody', () => {
    placeInPreschool()
    const [contract] = rows.listRows('contract', { childId: noor })
    const hours = { holidayStartMinute: null, holidayEndMinute: null }
    runner.done('startSecrecy', secrecy)
    runner.done(
      'changeContract',
      {
        ...{ contractId: contract?.id, receivedOn: '2026-11-20', effectiveDay: '2027-01-01' },
        ...{ groupId: null, form: null },
        days: [{ weekday: 1, startMinute: 450, endMinute: 780, ...hours }],
      },
      'fewer',
    )
    const endOf = (id: unknown) => rows.findRow('contract', String(id))?.endDate
    expect(endOf(contract?.id)).toBe('2026-12-31')
    runner.done('undoCommand', { commandId: 'fewer' })
    expect(endOf(contract?.id)).toBe(contract?.endDate)
    runner.done('redoCommand', { commandId: 'fewer' })
    expect(endOf(contract?.id)).toBe('2026-12-31')
  })
})
