import { beforeEach, describe, expect, test } from 'vitest'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import type { RowReader } from '#electron/db/repositories/row-store.ts'
import { aGroup } from '#tests/harness/builders/organisation.ts'
import { childId, groupId } from '#tests/harness/builders/ids.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { openTestRecords } from '#tests/harness/database.ts'
import type { TestRunner } from '#tests/harness/database.ts'

const preschool = aGroup({
  id: groupId('preschool'),
  name: 'Voorschool',
  code: 'VS',
  sortOrder: 3,
  isPreschoolEducation: true,
})

let rows: RowReader
let runner: TestRunner

beforeEach(async () => {
  const records = await openTestRecords()
  runner = records.app
  rows = createRowReader(records.opened.db)
  const set = aRowSet()
  runner.done('importOrganisation', { rows: { ...set, base_group: [...(set.base_group ?? []), preschool] } })
  return records.close
})

const noor = childId('noor')
const file = {
  childId: noor,
  address: 'Kastanjelaan 12',
  isAddressSecret: true,
  diet: '',
  allergies: 'pinda',
  medicalNotes: 'EpiPen in de lade',
  notes: '',
}
const eva = {
  ...{ id: null, name: 'Eva Bakker', relation: 'moeder', phone: '06 1234 5678' },
  ...{ isParent: true, isEmergency: true, mayCollect: true },
}
const secrecy = { childId: noor, requestedOn: '2026-11-23', validFrom: '2026-11-24' }

describe('FILE-1: the file of a child', () => {
  test('is one, however often it is written, and what was not shown stays as it is', () => {
    runner.done('saveChildFile', file)
    runner.done('saveChildFile', { ...file, allergies: 'pinda, ei', address: null, medicalNotes: null })
    expect(rows.listRows('child_file', { childId: noor })).toEqual([
      { id: 'noor', ...file, allergies: 'pinda, ei' },
    ])
    expect(runner.refused('saveChildFile', { ...file, allergies: 'pinda, ei' }).code).toBe('nothingToChange')
  })

  test.each(['address', 'diet', 'allergies', 'medicalNotes', 'notes'])(
    'FILE-3: a citizen number in %s is refused, and the number is not repeated',
    (field) => {
      const refusal = runner.refused('saveChildFile', { ...file, [field]: 'nummer 123456782' })
      expect(refusal).toEqual({ code: 'citizenNumber', params: { fieldCode: `childFileField.${field}` } })
      expect(rows.countRows('child_file')).toBe(0)
    },
  )

  test('contacts are one list in the order of calling; a number that was not shown stays', () => {
    runner.done(
      'saveContacts',
      { childId: noor, contacts: [eva, { ...eva, name: 'Riet', phone: '' }] },
      'first',
    )
    const kept = { ...eva, id: 'first.1', phone: null, relation: 'mama' }
    runner.done('saveContacts', { childId: noor, contacts: [kept] })
    expect(rows.listRows('child_contact', { childId: noor })).toMatchObject([
      { id: 'first.1', phone: '06 1234 5678', relation: 'mama', sortOrder: 0 },
    ])
  })

  test('a number nobody can call, and somebody who was taken off the list meanwhile, are refused', () => {
    const save = (contact: object) => runner.refused('saveContacts', { childId: noor, contacts: [contact] })
    expect(save({ ...eva, phone: '123' })).toEqual({ code: 'phoneForm', params: { name: 'Eva Bakker' } })
    expect(save({ ...eva, id: 'gone' }).code).toBe('stateChanged')
    expect(save({ ...eva, name: 'BSN 123456782' }).code).toBe('citizenNumber')
  })
})

describe('FILE-1: consents', () => {
  const photo = { childId: noor, kind: 'photo', givenOn: '2026-11-20', givenBy: 'Eva Bakker' }

  test('are withdrawn from today, and what was allowed before stays readable', () => {
    runner.done('giveConsent', photo, 'photo')
    expect(runner.refused('giveConsent', { ...photo, givenOn: '2026-11-24' })).toEqual({
      code: 'consentOpen',
      params: { kindCode: 'consentKind.photo', day: '2026-11-20' },
    })
    runner.done('withdrawConsent', { consentId: 'photo.1', withdrawnBy: 'Tom Bakker' })
    expect(rows.findRow('consent', 'photo.1')).toMatchObject({
      givenOn: '2026-11-20',
      withdrawnOn: '2026-11-24',
      withdrawnBy: 'Tom Bakker',
    })
    expect(runner.refused('withdrawConsent', { consentId: 'photo.1', withdrawnBy: 'Eva' }).code).toBe(
      'consentWithdrawn',
    )
    runner.done('giveConsent', { ...photo, givenOn: '2026-11-24' })
    expect(rows.countRows('consent')).toBe(2)
  })

  test('cannot be given for a day to come, nor by a number', () => {
    expect(runner.refused('giveConsent', { ...photo, givenOn: '2026-11-25' }).code).toBe('dayInFuture')
    expect(runner.refused('giveConsent', { ...photo, givenBy: '123456782' }).code).toBe('citizenNumber')
  })
})

describe('FILE-2: an agreement about handing over', () => {
  const document = 'JVBERi0xLjcK'
  const agreement = {
    ...{ childId: noor, kind: 'walksAlone', agreement: 'Loopt alleen.' },
    ...{ validFrom: '2026-12-01', validUntil: null, parentName: 'Eva Bakker', managerName: 'iemand' },
    document,
    documentDigest: '7bb6fb9aa10c3ad9a3d3c2a1ab1c6ac4bb8b9b4bcd3bd9cbb6c1e1e2b9f0a5c7',
  }

  test('whose paper is not the one of the digest is refused', () => {
    expect(runner.refused('signHandover', agreement)).toMatchObject({
      code: 'invalid',
      params: { path: 'documentDigest' },
    })
  })
})

describe('PRIV-3: a child with secrecy', () => {
  const transfer = {
    ...{ locationId: 'rainbow', childId: noor, setting: 'dayCare', toGroupId: preschool.id },
    ...{ day: '2027-01-04', settlingInWeeks: 0 },
  }
  const consent = {
    ...{ childId: noor, groupId: preschool.id, signedOn: '2026-11-20' },
    ...{ validFrom: '2026-12-01', validUntil: '2026-12-31' },
  }
  const move = {
    ...{ childId: noor, day: '2026-11-24', startMinute: 540, endMinute: 720 },
    ...{ toGroupId: preschool.id, reason: 'ownGroupFull' },
  }
  const change = {
    ...{ contractId: 'noor-contract', receivedOn: '2026-11-20', effectiveDay: '2027-01-01' },
    groupId: preschool.id,
    form: null,
    days: [
      { weekday: 1, startMinute: 450, endMinute: 780, holidayStartMinute: null, holidayEndMinute: null },
    ],
  }
  const wish = {
    ...{ kind: 'extraDay', childId: noor, locationId: 'rainbow', wantedDay: '2026-12-02' },
    ...{ wantedStartMinute: 480, wantedEndMinute: 720, wantedGroupId: preschool.id },
    ...{ givenDay: null, givenStartMinute: null, givenEndMinute: null, swapReason: null, payment: null },
  }

  test.each([
    ['transferChild', transfer],
    ['recordConsent', consent],
    ['moveChild', move],
    ['changeContract', change],
  ])('is not placed in preschool education by %s, which takes anybody else', (type, args) => {
    runner.done('startSecrecy', secrecy, 'secret')
    expect(runner.refused(type, args)).toEqual({
      code: 'secrecyNoVve',
      params: { firstName: 'Noor', group: 'Voorschool' },
    })
    runner.done('undoCommand', { commandId: 'secret' })
    runner.done(type, args)
  })

  test('is not let in by a request, whoever answers for it and whatever the reason', () => {
    runner.done('recordConsent', consent)
    runner.done('enterRequest', { wish, note: '' }, 'asked')
    runner.done('startSecrecy', secrecy)
    const refusal = runner.refused('approveRequestAnyway', { requestId: 'asked.1', reason: 'extra collega' })
    expect(refusal).toMatchObject({
      code: 'checkSaysNo',
      params: { sentenceCode: 'check.secrecy.preschool' },
    })
  })

  test('is not let in by an import, unless it sits there already', () => {
    const [contract] = rows.listRows('contract', { childId: noor })
    const inPreschool = { rows: { contract: [{ ...contract, groupId: preschool.id }] } }
    runner.done('startSecrecy', secrecy, 'secret')
    expect(runner.refused('importOrganisation', inPreschool).code).toBe('secrecyNoVve')
    runner.done('undoCommand', { commandId: 'secret' })
    runner.done('importOrganisation', inPreschool)
    expect(runner.done('startSecrecy', secrecy).label).toEqual({
      code: 'command.startSecrecyInVve',
      params: { firstName: 'Noor', day: '2026-11-24', group: 'Voorschool' },
    })
    runner.done('importOrganisation', {
      rows: { contract: [{ ...contract, groupId: preschool.id, endDate: '2027-06-30' }] },
    })
  })

  test('asks nobody for a reason, is there once, and ends at any time', () => {
    runner.done('startSecrecy', secrecy, 'secret')
    expect(runner.refused('startSecrecy', { ...secrecy, reason: 'x' }).code).toBe('invalid')
    expect(runner.refused('startSecrecy', secrecy).code).toBe('secrecyTwice')
    runner.done('endSecrecy', { secrecyId: 'secret.1' })
    expect(rows.findRow('secrecy', 'secret.1')?.validUntil).toBe('2026-11-24')
    runner.done('transferChild', transfer)
  })

  test('is not carried over by a plan either', () => {
    const { locationId, ...planned } = transfer
    const changes = [{ kind: 'transfer', ...planned }]
    runner.done('createScenario', { locationId, name: 'Voorschool', changes }, 'plan')
    runner.done('startSecrecy', secrecy)
    expect(runner.refused('carryOutScenario', { scenarioId: 'plan.1', picked: [0] })).toMatchObject({
      code: 'scenarioChangeRefused',
      params: { sentenceCode: 'refusal.secrecyNoVve' },
    })
  })
})

test('PRIV-2: the file of a child whose data is restricted is not changed, and a parent may still ask for secrecy', () => {
  runner.done('importOrganisation', {
    rows: {
      processing_restriction: [
        { id: 'r', childId: noor, reason: 'bezwaar', validFrom: '2026-11-20', validUntil: null },
      ],
    },
  })
  const restricted = { code: 'restricted', params: { firstName: 'Noor' } }
  expect(runner.refused('saveChildFile', file)).toEqual(restricted)
  expect(runner.refused('saveContacts', { childId: noor, contacts: [eva] })).toEqual(restricted)
  runner.done('startSecrecy', secrecy)
})
