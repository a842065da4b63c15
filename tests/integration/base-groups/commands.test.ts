import { describe, expect, test } from 'vitest'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import { verifyDatabase } from '#electron/db/verify-database.ts'
import type { ChildId } from '#shared/domain/ids.ts'
import { aChild, aContract } from '#tests/harness/builders/children.ts'
import { childId, groupId } from '#tests/harness/builders/ids.ts'
import { createTestRunner, type TestRunner } from '#tests/harness/database.ts'
import { givenWholeOrganisation } from '#tests/harness/whole-organisation.ts'

/** It is Tuesday 24 November 2026; Noor (two years) comes to the Ladybirds on Monday, Tuesday and Thursday. */
let opened: OpenedDataFolder
let app: TestRunner

givenWholeOrganisation({
  makeRunner: (folder) => createTestRunner(folder),
  give: (made, folder) => {
    app = made
    opened = folder
  },
  lookBack: (folder) => {
    expect(verifyDatabase(folder.db)).toEqual([])
  },
})

const rows = () => createRowReader(opened.db)

const transfer = {
  locationId: 'rainbow',
  childId: 'noor',
  setting: 'dayCare',
  toGroupId: 'bumblebees',
  day: '2027-01-04',
  settlingInWeeks: 2,
}

function change(more: object = {}): object {
  const { locationId: _location, ...rest } = transfer
  return { kind: 'transfer', ...rest, ...more }
}

function contractsOf(id: ChildId = childId('noor')): readonly string[] {
  return rows()
    .listRows('contract', { childId: id })
    .toSorted((a, b) => (a.startDate < b.startDate ? -1 : 1))
    .map(({ groupId: group, startDate, endDate }) => `${group} ${startDate}..${endDate ?? ''}`)
}

/** So many children of two in the Bumblebees on Tuesday. */
function fillBumblebees(count: number): void {
  const children = Array.from({ length: count }, (_, place) => aChild({ id: childId(`bee${place}`) }))
  const contracts = children.map(({ id }) =>
    aContract({ child: id, days: [2], groupId: groupId('bumblebees') }),
  )
  app.done('importOrganisation', {
    rows: {
      child: children,
      contract: contracts.map(({ contract }) => contract),
      contract_day: contracts.flatMap(({ contractDays }) => contractDays),
    },
  })
}

/** Noor waits for the Friday as well. */
function waitForFriday(): string {
  app.done(
    'enterWaiting',
    {
      locationId: 'rainbow',
      child: { kind: 'known', childId: 'noor' },
      receivedOn: '2026-11-20',
      setting: 'dayCare',
      days: [1, 5].map((weekday) => ({ weekday, startMinute: null, endMinute: null })),
      minimumDays: 2,
      wishedFrom: '2027-01-04',
      priority: 'none',
      note: '',
    },
    'waits',
  )
  return 'waits.1'
}

describe('transferChild', () => {
  test('splits the contract with its days and writes down the visits (GROUP-1, PLAN-3)', () => {
    app.done('transferChild', transfer, 'move')
    expect(contractsOf()).toEqual(['ladybirds 2024-01-01..2027-01-03', 'bumblebees 2027-01-04..'])
    const contracts = rows().listRows('contract', { groupId: groupId('bumblebees') })
    const days = rows().listRows('contract_day', { contractId: { in: contracts.map(({ id }) => id) } })
    expect(days.map(({ weekday }) => weekday).toSorted((a, b) => a - b)).toEqual([1, 2, 4])
    expect(rows().listRows('settling_in', { childId: childId('noor') })).toMatchObject([
      { fromGroupId: 'ladybirds', toGroupId: 'bumblebees', startDay: '2026-12-21', endDay: '2027-01-03' },
    ])
  })

  test('is one step to undo and to do again (PLAN-4)', () => {
    app.done('transferChild', transfer, 'move')
    app.done('undoCommand', { commandId: 'move' })
    expect(contractsOf()).toEqual(['ladybirds 2024-01-01..'])
    expect(rows().listRows('settling_in', {})).toEqual([])
    app.done('redoCommand', { commandId: 'move' })
    expect(contractsOf()).toHaveLength(2)
  })

  test('can be moved to another day by a transfer back and a new one', () => {
    app.done('transferChild', transfer)
    app.done('transferChild', { ...transfer, toGroupId: 'ladybirds', settlingInWeeks: 0 })
    expect(rows().listRows('settling_in', {})).toEqual([])
    app.done('transferChild', { ...transfer, day: '2027-02-01' })
    expect(contractsOf()).toEqual([
      'ladybirds 2024-01-01..2027-01-03',
      'ladybirds 2027-01-04..2027-01-31',
      'bumblebees 2027-02-01..',
    ])
  })

  test('does not take the last place that is offered to somebody else, until that family says no (WAIT-4)', () => {
    fillBumblebees(15)
    const tuesday = [{ weekday: 2, startMinute: null, endMinute: null }]
    const child = {
      ...{ kind: 'new', firstName: 'Lou', surnamePrefix: '', surname: 'Visser', birthDate: '2024-08-01' },
      ...{ siblingId: null, schoolId: null },
    }
    const wish = { setting: 'dayCare', days: tuesday, minimumDays: 1, wishedFrom: '2027-01-04' }
    const more = { receivedOn: '2026-11-20', priority: 'none', note: '' }
    app.done('enterWaiting', { locationId: 'rainbow', child, ...wish, ...more }, 'lou')
    const offer = { entryId: 'lou.1', groupId: 'bumblebees', days: tuesday, startDay: '2027-01-04' }
    app.done('offerPlace', { ...offer, expiresOn: null, note: '' }, 'offer')
    expect(app.refused('transferChild', transfer)).toMatchObject({ code: 'planTooFull' })
    app.done('answerPlaceOffer', { offerId: 'offer.1', answer: 'declined', note: '' })
    app.done('transferChild', transfer)
  })

  test('is refused when the group would hold more than it may, with the numbers (GROUP-5)', () => {
    fillBumblebees(16)
    expect(app.refused('transferChild', transfer)).toMatchObject({
      code: 'planTooFull',
      params: { group: 'Hommels', weekdayCode: 'weekday.2', week: '2027-W01', children: 17, most: 16 },
    })
    expect(contractsOf()).toEqual(['ladybirds 2024-01-01..'])
  })

  test('is refused in words for a group of other care, before today and for an unknown child', () => {
    expect(app.refused('transferChild', { ...transfer, toGroupId: 'explorers' }).code).toBe('planOtherKind')
    expect(app.refused('transferChild', { ...transfer, day: '2026-11-23' }).code).toBe('planDayPast')
    expect(app.refused('transferChild', { ...transfer, childId: 'ghost' }).code).toBe('notFound')
    expect(app.refused('transferChild', { ...transfer, locationId: 'nowhere' }).code).toBe('notFound')
    expect(app.refused('transferChild', { ...transfer, settlingInWeeks: 13 }).code).toBe('invalid')
    expect(app.refused('transferChild', { ...transfer, settlingInWeeks: 0.5 }).code).toBe('invalid')
  })
})

describe('placeChild', () => {
  const place = {
    locationId: 'rainbow',
    childId: 'noor',
    entryId: null,
    setting: 'dayCare',
    groupId: 'bumblebees',
    day: '2027-01-04',
    days: [{ weekday: 5, startMinute: null, endMinute: null }],
  }

  test('takes who waited off the list, and gives the other days instead of the present ones (WAIT-5)', () => {
    const entryId = waitForFriday()
    app.done('placeChild', { ...place, entryId }, 'place')
    expect(contractsOf()).toEqual(['ladybirds 2024-01-01..2027-01-03', 'bumblebees 2027-01-04..'])
    expect(rows().findRow('waiting_entry', entryId)).toMatchObject({ status: 'placed' })
    expect(app.refused('placeChild', { ...place, entryId, day: '2027-03-01' }).code).toBe('planEntryClosed')
    app.done('undoCommand', { commandId: 'place' })
    expect(rows().findRow('waiting_entry', entryId)).toMatchObject({ status: 'waiting', closedAt: null })
  })

  test('is refused for a second place, a place too far ahead and days out of order (GROUP-1, CARE-3)', () => {
    expect(app.refused('placeChild', place).code).toBe('planAlreadyPlaced')
    const school = { ...place, setting: 'outOfSchoolCare', groupId: 'explorers' }
    expect(app.refused('placeChild', school)).toMatchObject({
      code: 'planTooYoung',
      params: { day: '2028-05-15' },
    })
    const entryId = waitForFriday()
    expect(app.refused('placeChild', { ...place, entryId, day: '2027-12-06' }).code).toBe('planTooEarly')
    const twice = [place.days[0], place.days[0]]
    expect(app.refused('placeChild', { ...place, entryId, days: twice }).code).toBe('invalid')
    expect(app.refused('placeChild', { ...place, entryId, days: [] }).code).toBe('invalid')
  })

  test('does not close the entry of somebody else', () => {
    const entryId = waitForFriday()
    const other = { ...place, childId: 'sem', setting: 'outOfSchoolCare', groupId: 'explorers', entryId }
    expect(['notFound', 'planAlreadyPlaced']).toContain(app.refused('placeChild', other).code)
    expect(rows().findRow('waiting_entry', entryId)).toMatchObject({ status: 'waiting' })
  })
})

describe('a scenario', () => {
  function create(changes: readonly object[], id = 'plan', name = 'Noor naar de Hommels'): void {
    app.done('createScenario', { locationId: 'rainbow', name, changes }, id)
  }

  test('changes nothing until it is carried out', () => {
    create([change()])
    expect(contractsOf()).toEqual(['ladybirds 2024-01-01..'])
    app.done('carryOutScenario', { scenarioId: 'plan.1', picked: [0] }, 'go')
    expect(contractsOf()).toEqual(['ladybirds 2024-01-01..2027-01-03', 'bumblebees 2027-01-04..'])
    expect(rows().findRow('scenario', 'plan.1')).toMatchObject({ status: 'carriedOut' })
  })

  test('is carried out as one step, all or nothing (PLAN-4)', () => {
    const end = { kind: 'end', childId: 'noor', setting: 'dayCare', day: '2027-02-28' }
    create([change(), end])
    app.done('carryOutScenario', { scenarioId: 'plan.1', picked: [0, 1] }, 'go')
    expect(contractsOf()).toEqual(['ladybirds 2024-01-01..2027-01-03', 'bumblebees 2027-01-04..2027-02-28'])
    app.done('undoCommand', { commandId: 'go' })
    expect(contractsOf()).toEqual(['ladybirds 2024-01-01..'])
    expect(rows().findRow('scenario', 'plan.1')).toMatchObject({ status: 'open' })
  })

  test('stops at the first change that cannot be done any more, and says which and why', () => {
    create([change(), change({ toGroupId: 'ladybirds', day: '2027-03-01' })])
    app.done('endContract', {
      contractId: 'noor-contract',
      receivedOn: '2026-11-24',
      lastDay: '2026-12-31',
      isByProvider: false,
      reason: '',
    })
    expect(app.refused('carryOutScenario', { scenarioId: 'plan.1', picked: [0, 1] })).toMatchObject({
      code: 'scenarioChangeRefused',
      params: { number: 1, child: 'Noor', sentenceCode: 'refusal.planPlaceEnded', day: '2026-12-31' },
    })
    expect(contractsOf()).toEqual(['ladybirds 2024-01-01..2026-12-31'])
    expect(rows().findRow('scenario', 'plan.1')).toMatchObject({ status: 'open' })
  })

  test('does not carry out what became too full meanwhile (GROUP-5)', () => {
    create([change()])
    fillBumblebees(16)
    expect(app.refused('carryOutScenario', { scenarioId: 'plan.1', picked: [0] })).toMatchObject({
      code: 'scenarioChangeRefused',
      params: { sentenceCode: 'refusal.planTooFull', children: 17, most: 16 },
    })
  })

  test('holds no two transfers of a child on one day', () => {
    create([change(), change({ toGroupId: 'ladybirds' })])
    expect(app.refused('carryOutScenario', { scenarioId: 'plan.1', picked: [0, 1] })).toMatchObject({
      params: { number: 2, sentenceCode: 'refusal.planTwice' },
    })
  })

  test('leaves out what is not picked, and knows only its own changes', () => {
    create([change(), change({ toGroupId: 'ladybirds', day: '2027-03-01' })])
    expect(app.refused('carryOutScenario', { scenarioId: 'plan.1', picked: [5] }).code).toBe('stateChanged')
    expect(app.refused('carryOutScenario', { scenarioId: 'plan.1', picked: [1, 0] }).code).toBe('invalid')
    app.done('carryOutScenario', { scenarioId: 'plan.1', picked: [0] })
    expect(contractsOf()).toHaveLength(2)
    expect(app.refused('carryOutScenario', { scenarioId: 'plan.1', picked: [1] }).code).toBe('scenarioClosed')
  })

  test('has a name of its own, can be changed and put away, and comes back by undo', () => {
    create([])
    const again = { locationId: 'rainbow', name: 'Noor naar de Hommels', changes: [] }
    expect(app.refused('createScenario', again).code).toBe('scenarioNameTwice')
    create([], 'other', 'Anders')
    const rename = { scenarioId: 'other.1', name: 'Noor naar de Hommels', changes: [] }
    expect(app.refused('changeScenario', rename).code).toBe('scenarioNameTwice')
    app.done('changeScenario', { scenarioId: 'plan.1', name: 'Noor naar de Hommels', changes: [change()] })
    app.done('discardScenario', { scenarioId: 'plan.1' }, 'away')
    expect(app.refused('changeScenario', { ...rename, scenarioId: 'plan.1' }).code).toBe('scenarioClosed')
    app.done('undoCommand', { commandId: 'away' })
    expect(rows().findRow('scenario', 'plan.1')).toMatchObject({
      status: 'open',
      changes: [{ day: '2027-01-04' }],
    })
  })

  test('is unknown when there is none', () => {
    expect(app.refused('discardScenario', { scenarioId: 'none' }).code).toBe('notFound')
    expect(app.refused('createScenario', { locationId: 'none', name: 'x', changes: [] }).code).toBe(
      'notFound',
    )
  })
})
