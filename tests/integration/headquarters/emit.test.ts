import { beforeEach, describe, expect, test } from 'vitest'
import { isoDay } from '#shared/kernel/time.ts'
import type { RowSet } from '#shared/schema/rows/table-rows.ts'
import { openHeadquarters } from '#tests/harness/headquarters.ts'
import type { TestDevice, TestHeadquarters } from '#tests/harness/headquarters.ts'
import { everywhere, noorIll, onlyArk, onlyRainbow, twoLocations } from '#tests/harness/two-locations.ts'
import { aContract, anExtraAttendance } from '#tests/harness/builders/children.ts'
import { childId, contractId, groupId, locationId } from '#tests/harness/builders/ids.ts'

const atArk = { locationId: locationId('ark'), groupId: groupId('otters') }

describe('a record comes wherever it belongs', () => {
  let hq: TestHeadquarters
  let rainbow: TestDevice
  let ark: TestDevice

  beforeEach(async () => {
    hq = await openHeadquarters()
    await hq.bringIn(twoLocations())
    rainbow = await hq.join('desk', onlyRainbow)
    ark = await hq.join('ark', onlyArk)
    await rainbow.act('enterAbsence', noorIll, { id: 'ill' })
    await settle()
  })

  async function settle(): Promise<void> {
    for (const device of [rainbow, ark]) {
      await device.pull()
      for (const stream of ['org', 'loc:rainbow', 'loc:ark'] as const) {
        if (device.holds(stream).size > 0) expect(device.holds(stream)).toEqual(await hq.truth(stream))
      }
    }
  }

  const has = (device: TestDevice, stream: 'org' | `loc:${string}`, key: string) =>
    device.holds(stream).has(key)

  async function noorAt(rows: RowSet): Promise<void> {
    await hq.bringIn(rows)
    await settle()
  }

  test('a child that gets an agreement at another location takes all its records there', async () => {
    const second = aContract({ id: contractId('noor-ark'), child: childId('noor'), days: [3], ...atArk })
    await noorAt({ contract: [second.contract], contract_day: second.contractDays })
    for (const key of ['child noor', 'absence ill.1', 'fixed_face', 'second_group_consent']) {
      expect([...ark.holds('loc:ark').keys()].some((held) => held.startsWith(key))).toBe(true)
    }
    expect(has(rainbow, 'loc:rainbow', 'child noor')).toBe(true)
  })

  test('an extra day at another location takes the child there for as long as it stands', async () => {
    const extra = anExtraAttendance({
      id: 'visit',
      childId: childId('noor'),
      day: isoDay('2026-12-09'),
      ...atArk,
    })
    await noorAt({ extra_attendance: [extra] })
    expect(has(ark, 'loc:ark', 'child noor')).toBe(true)
    const gone = await hq.operator.act('importOrganisation', {
      rows: {},
      remove: [{ table: 'extra_attendance', id: 'visit' }],
    })
    expect(gone.ok).toBe(true)
    await settle()
    expect(has(ark, 'loc:ark', 'child noor')).toBe(false)
    expect(has(ark, 'loc:ark', 'absence ill.1')).toBe(false)
    expect(has(rainbow, 'loc:rainbow', 'child noor')).toBe(true)
  })

  test('an agreement that moves takes its days along, and the old location keeps nothing', async () => {
    const [contract] = (await hq.list('contract')).filter(({ id }) => id === 'mila-contract')
    if (contract === undefined) throw new Error('Mila has an agreement')
    const here = { locationId: locationId('rainbow'), groupId: groupId('ladybirds') }
    await noorAt({ contract: [{ ...contract, ...here }] })
    expect(has(ark, 'loc:ark', 'child mila')).toBe(false)
    expect(JSON.stringify([...ark.holds('loc:ark')])).not.toContain('mila')
    const days = (await hq.list('contract_day')).filter((row) => row.contractId === 'mila-contract')
    expect(days.every(({ id }) => has(rainbow, 'loc:rainbow', `contract_day ${id}`))).toBe(true)
    expect(has(rainbow, 'loc:rainbow', 'child mila')).toBe(true)
  })

  test('a child without any agreement is of the whole organisation until it gets one', async () => {
    const contract = (await hq.list('contract')).filter((row) => row.childId === 'mila')
    const days = (await hq.list('contract_day')).filter((row) => row.contractId === 'mila-contract')
    await hq.operator.act('importOrganisation', {
      rows: {},
      remove: [
        ...days.map(({ id }) => ({ table: 'contract_day', id })),
        ...contract.map(({ id }) => ({ table: 'contract', id })),
      ],
    })
    await settle()
    expect(has(rainbow, 'org', 'child mila')).toBe(true)
    expect(has(ark, 'loc:ark', 'child mila')).toBe(false)
    await noorAt({ contract, contract_day: days })
    expect(has(rainbow, 'org', 'child mila')).toBe(false)
    expect(has(ark, 'loc:ark', 'child mila')).toBe(true)
  })

  test('any order of agreements and extra days that come, move and go leaves every device with what the rules say', async () => {
    const planner = await hq.join('planner', everywhere)
    let seed = 20_261_124
    const next = (below: number): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
      return Math.floor((seed / 4_294_967_296) * below)
    }
    const places = [{ locationId: locationId('rainbow'), groupId: groupId('ladybirds') }, atArk] as const
    let moved = 0
    for (let turn = 0; turn < 150; turn += 1) {
      const child = childId(['noor', 'lars', 'mila', 'sem'][next(4)] ?? 'noor')
      const place = places[next(2)] ?? atArk
      const number = next(3)
      const rows = aContract({ id: contractId(`c-${child}-${number}`), child, days: [2], ...place })
      const visit = anExtraAttendance({
        id: `v-${child}-${number}`,
        childId: child,
        day: isoDay('2026-12-09'),
        ...place,
      })
      const act = next(4)
      const result = await hq.operator.act(
        'importOrganisation',
        act === 0
          ? {
              rows: {
                contract: [rows.contract],
                contract_day: rows.contractDays.map((day) => ({ ...day, id: `d-${child}-${number}` })),
              },
            }
          : act === 1
            ? { rows: { extra_attendance: [visit] } }
            : act === 2
              ? { rows: {}, remove: [{ table: 'extra_attendance', id: visit.id }] }
              : {
                  rows: {},
                  remove: [
                    { table: 'contract_day', id: `d-${child}-${number}` },
                    { table: 'contract', id: rows.contract.id },
                  ],
                },
      )
      if (result.ok) moved += 1
      if (turn % 5 === 0) await planner.pull(1 + next(30))
    }
    await planner.pull(3)
    await settle()
    for (const { stream } of everywhere) expect(planner.holds(stream)).toEqual(await hq.truth(stream))
    expect(moved).toBeGreaterThan(60)
  })
})
