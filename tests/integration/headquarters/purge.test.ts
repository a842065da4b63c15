import { beforeEach, describe, expect, test } from 'vitest'
import { purgeDigest } from '#shared/commands/privacy/purge-digest.ts'
import type { RecordKey } from '#shared/commands/privacy/plan-erasure.ts'
import { closedMonthOfFinn, rowsWithFormerChild, wordsOfFinn } from '#tests/harness/former-child.ts'
import { openHeadquarters } from '#tests/harness/headquarters.ts'
import type { TestDevice, TestHeadquarters } from '#tests/harness/headquarters.ts'
import { onlyRainbow } from '#tests/harness/two-locations.ts'

let hq: TestHeadquarters
let desk: TestDevice

beforeEach(async () => {
  hq = await openHeadquarters()
  await hq.bringIn(rowsWithFormerChild())
  await hq.bringIn(closedMonthOfFinn)
  desk = await hq.join('desk', onlyRainbow)
})

function purgeOf(keys: readonly RecordKey[], asOf = '2026-11-24'): object {
  const rows = keys.map(({ table, id }) => ({ table, ids: [id] }))
  return { asOf, children: [], staff: [], rows, digest: purgeDigest(keys) }
}

const oldMonth = [
  { table: 'ledger_entry', id: 'line-of-2024' },
  { table: 'closed_month', id: 'closed-2024-01' },
] as const

describe('headquarters judges a purge (PRIV-1)', () => {
  test('a month of the ledger goes as a whole after eight years, and not before (MONEY-4)', async () => {
    expect(await desk.act('purgeExpired', purgeOf(oldMonth))).toMatchObject({
      refusal: { code: 'purgeNotOver', params: { count: 2 } },
    })
    hq.setNow('2032-02-02T09:00:00.000Z')
    const purge = await desk.act('purgeExpired', purgeOf(oldMonth, '2032-02-02'), { id: 'purge' })
    expect(purge).toMatchObject({ status: 'accepted' })
    expect(await hq.list('ledger_entry')).toEqual([])
    expect(await hq.list('closed_month')).toEqual([])
    expect(await hq.list('purge_run')).toMatchObject([{ counts: [{ kind: 'accounting', count: 2 }] }])
  })

  test('a line whose month stays is held, and nothing goes', async () => {
    hq.setNow('2032-02-02T09:00:00.000Z')
    const [line] = oldMonth
    await hq.bringIn({
      ledger_entry: (await hq.list('ledger_entry')).map((one) => ({
        ...one,
        ...{ id: 'in-store', account: 'swapCredit', kind: 'earned', cents: 0, centsPerHour: null },
        ...{ day: '2023-12-04' as never, month: '2023-12' as never },
      })),
    })
    const alone = await desk.act(
      'purgeExpired',
      purgeOf([{ table: 'ledger_entry', id: 'in-store' }], '2032-02-02'),
    )
    expect(alone).toMatchObject({ refusal: { code: 'purgeNotOver' } })
    expect((await hq.list('ledger_entry')).map(({ id }) => id)).toEqual(['in-store', line.id])
  })

  test('of a child is in nothing that is kept any more, and is told to every computer', async () => {
    const digest = purgeDigest([{ table: 'child', id: 'finn' }])
    const args = { asOf: '2026-11-24', children: ['finn'], staff: [], rows: [], digest }
    expect(await desk.act('purgeExpired', args, { id: 'purge' })).toMatchObject({ status: 'accepted' })
    for (const table of ['child', 'contract', 'group_merge', 'scenario', 'child_contact'] as const) {
      expect(JSON.stringify(await hq.list(table)), table).not.toMatch(wordsOfFinn)
    }
    const kept = await hq.store.read(async (reader) => [
      await reader.answer({ kind: 'historyStep', commandId: 'purge' }),
      await reader.answer({ kind: 'historyStep', commandId: 'hq-1' }),
      await reader.findJudged('hq-1' as never),
    ])
    expect(JSON.stringify(kept)).not.toMatch(wordsOfFinn)
    expect(await hq.store.read((reader) => reader.listErasures(0, 10))).toMatchObject([
      { subjectId: 'finn', legalRef: 'term' },
    ])
    await desk.pull()
    expect(desk.holds('loc:rainbow')).toEqual(await hq.truth('loc:rainbow'))
  })

  test('an act about who was erased just before it, in the same message, is turned away', async () => {
    const erase = desk.command('erasePerson', { subjectKind: 'child', subjectId: 'finn', ground: 'request' })
    const later = desk.command('setHold', {
      ...{ locationId: 'rainbow', subjectKind: 'child', subjectId: 'finn', reason: 'te laat' },
    })
    expect(await desk.send(erase, later)).toMatchObject({
      value: { results: [{ status: 'accepted' }, { refusal: { code: 'subjectErased' } }] },
    })
  })

  test('only who may do so: pedagogical staff may not, and the program only where the house says so', async () => {
    const old = purgeOf([{ table: 'observed_time', id: 'finn-came' }])
    expect(await desk.act('purgeExpired', old, { actor: 'fatima' })).toMatchObject({
      refusal: { code: 'forbidden' },
    })
    expect(await desk.act('purgeExpired', old, { actor: 'dagdeel' })).toMatchObject({
      refusal: { code: 'forbidden' },
    })
    const rule = { locationId: null, code: 'retention.automatic', value: 'true', validFrom: '2026-11-01' }
    expect((await hq.operator.act('setHouseRule', rule)).ok).toBe(true)
    expect(await desk.act('purgeExpired', old, { actor: 'dagdeel' })).toMatchObject({ status: 'accepted' })
  })
})
