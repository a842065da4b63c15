import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeBreachPaper } from '#electron/services/privacy/breach-paper.ts'
import type { RowSet } from '#shared/schema/rows/table-rows.ts'
import { isoDay } from '#shared/kernel/time.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { makeTempFolder } from '#tests/harness/database.ts'
import { startGatedApp } from '#tests/harness/gated-app.ts'
import type { GatedApp } from '#tests/harness/gated-app.ts'
import { organisationWithRoles } from '#tests/harness/role-cases.ts'
import { childId, locationId } from '#tests/harness/builders/ids.ts'

const own = 'krokus in maart'
const kept = { code: 'privacyText.kept', params: {} }
const secrets = [
  'de vader van Noor belt',
  'klacht over Noor',
  'ouders van Noor twisten',
  'lijst met Noor erop',
]

let temp: ReturnType<typeof makeTempFolder>
let app: GatedApp

/** Registers in which somebody typed about Noor what a form cannot keep anybody from typing. */
function registers(): RowSet {
  const noor = { subjectKind: 'child', subjectId: 'noor' } as const
  const nobodyTold = { customerInformedAt: null, authorityInformedAt: null, peopleInformedAt: null }
  return {
    ...organisationWithRoles(),
    privacy_request: [
      {
        ...{
          id: 'asked',
          locationId: locationId('rainbow'),
          kind: 'access',
          ...noor,
          note: secrets[0] ?? '',
        },
        ...{ receivedOn: isoDay('2026-11-20'), dueOn: isoDay('2026-12-18'), status: 'open', outcome: '' },
        ...{ closedAt: null, closedBy: null },
      },
    ],
    legal_hold: [
      {
        ...{ id: 'hold', locationId: locationId('rainbow'), ...noor, reason: secrets[1] ?? '' },
        ...{ validFrom: isoDay('2026-11-20'), validUntil: null, liftedBecause: '' },
      },
    ],
    processing_restriction: [
      {
        ...{ id: 'held', childId: childId('noor'), reason: secrets[2] ?? '' },
        ...{ validFrom: isoDay('2026-11-20'), validUntil: null },
      },
    ],
    data_breach: [
      {
        ...{
          id: 'leak',
          locationId: locationId('rainbow'),
          discoveredAt: '2026-11-22T08:00:00.000Z' as Instant,
        },
        ...{ happened: secrets[3] ?? '', dataKinds: ['names'], peopleCount: 1, risk: 'low', ...nobodyTold },
        ...{ notReportedBecause: '', measures: '', closedAt: null },
      },
    ],
  }
}

beforeEach(async () => {
  temp = makeTempFolder()
  app = await startGatedApp({ folder: temp.folder, data: registers() })
})

afterEach(() => {
  app.close()
  temp.remove()
})

/** The first on a computer says who that is. */
async function startAs(actorId: string): Promise<void> {
  await app.done('gate.setUp', { name: 'Wie hier begint', password: own })
  await app.done('people.chooseActor', { actorId })
  expect((await app.done('session.get', {})).actor.id).toBe(actorId)
}

const here = { locationId: locationId('rainbow') }
async function everythingTold() {
  return {
    overview: await app.done('privacy.overview', here),
    requests: await app.done('privacy.requests', here),
    breaches: await app.done('breaches.list', here),
    retention: await app.done('retention.list', {}),
  }
}

test('PRIV-4: an admin of headquarters reads in no register what was typed about a child, and that there is a text', async () => {
  await startAs('headquartersAdmin-rainbow')
  const told = await everythingTold()
  for (const secret of secrets) expect(JSON.stringify(told)).not.toContain(secret)
  expect(told.overview.requests).toMatchObject([{ note: '', textKept: kept }])
  expect(told.overview.holds).toMatchObject([{ reason: '', textKept: kept }])
  expect(told.overview.restrictions).toMatchObject([{ reason: '', textKept: kept }])
  expect(told.overview.breaches).toMatchObject([{ happened: '', textKept: kept }])
  expect(told.requests.requests).toMatchObject([{ note: '', textKept: kept }])
  expect(told.breaches.breaches).toMatchObject([{ happened: '', textKept: kept }])
  expect(told.retention.holds).toMatchObject([{ reason: '', textKept: kept }])
})

test.each(['locationManager-rainbow', 'inspector-rainbow'])(
  'PRIV-4: %s reads all of it, as it was typed',
  async (actorId) => {
    await startAs(actorId)
    const told = await everythingTold()
    for (const secret of secrets) expect(JSON.stringify(told)).toContain(secret)
    expect(JSON.stringify(told)).not.toContain(kept.code)
  },
)

test('PRIV-4: a manager of another location reads nothing about a child of this one', async () => {
  await startAs('locationManager-ark')
  expect(JSON.stringify(await app.done('retention.list', {}))).not.toContain(secrets[1])
})

test('PRIV-7: an admin of headquarters goes on with a breach of the own hand, and writes over no other', async () => {
  await startAs('headquartersAdmin-rainbow')
  const details = {
    ...{ happened: 'stick kwijt', dataKinds: ['names' as const], peopleCount: 3, risk: 'low' as const },
    ...{ notReportedBecause: '', measures: '' },
  }
  expect(await app.refused('breaches.change', { breachId: 'leak', ...details })).toEqual({
    code: 'refusal.textKept',
    params: {},
  })
  await app.done('breaches.enter', {
    ...{ ...here, discoveredAt: '2026-11-23T07:00:00.000Z' },
    ...details,
  })
  const ownBreach = async () =>
    (await app.done('breaches.list', here)).breaches.find(({ id }) => id !== 'leak')
  expect(await ownBreach()).toMatchObject({ happened: 'stick kwijt', textKept: null })
  const breachId = (await ownBreach())?.id ?? ''
  await app.done('breaches.change', { breachId, ...details, measures: 'sloten vervangen' })
  expect(await ownBreach()).toMatchObject({ measures: 'sloten vervangen', textKept: null })
  await app.done('breaches.inform', { breachId, party: 'customer', at: '2026-11-23T07:30:00.000Z' })
  expect(await ownBreach()).toMatchObject({ happened: 'stick kwijt', textKept: null })
})

test('PRIV-7: the register on paper says in the place of such a text that it is kept, and does not look empty', async () => {
  await startAs('headquartersAdmin-rainbow')
  const { breaches, now } = await app.done('breaches.list', here)
  const paper = writeBreachPaper({
    ...{ breaches, language: 'nl' as const, madeAt: now, today: isoDay('2026-11-23'), place: 'Regenboog' },
  })
  const text = JSON.stringify(paper.blocks)
  expect(text).toContain('Deze tekst kan over een kind gaan en is voor jou verborgen.')
  expect(text).not.toContain(secrets[3])
})
