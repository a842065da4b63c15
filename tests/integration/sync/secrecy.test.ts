import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listOutbox } from '#electron/db/repositories/outbox.ts'
import { listAttention } from '#electron/db/repositories/sync-work.ts'
import { aGroup } from '#tests/harness/builders/organisation.ts'
import { childId, groupId } from '#tests/harness/builders/ids.ts'
import type { TestHeadquarters } from '#tests/harness/headquarters.ts'
import { headquartersShows, joinDevice, rainbow, rainbowStreams } from './device-house.ts'
import type { HouseDevice } from './device-house.ts'
import { houseRows, openHouse, settle } from './house.ts'

const noor = childId('noor')
const preschool = aGroup({
  ...{ id: groupId('preschool'), name: 'Voorschool', code: 'VS', sortOrder: 9 },
  isPreschoolEducation: true,
})
const secrecy = { childId: noor, requestedOn: '2026-11-20', validFrom: '2026-11-20' }
const refused = { code: 'secrecyNoVve', params: { firstName: 'Noor', group: 'Voorschool' } }

let hq: TestHeadquarters
let office: HouseDevice
let tablet: HouseDevice

/** Noor sits in the preschool group, goes to the ladybirds in January, and everybody knows. */
beforeEach(async () => {
  const rows = houseRows()
  const contract = (rows.contract ?? []).map((row) =>
    row.childId === noor ? { ...row, groupId: preschool.id } : row,
  )
  hq = await openHouse({ ...rows, base_group: [...(rows.base_group ?? []), preschool], contract })
  office = await joinDevice(hq, 'office', rainbow)
  tablet = await joinDevice(hq, 'tablet', rainbow)
  await settle(office, tablet)
  const transfer = {
    ...{ locationId: 'rainbow', childId: noor, setting: 'dayCare', toGroupId: 'ladybirds' },
    ...{ day: '2027-01-04', settlingInWeeks: 0 },
  }
  office.done('transferChild', transfer, 'out')
  await settle(office, tablet)
})
afterEach(() => {
  office.close()
  tablet.close()
})

describe('PRIV-3: secrecy that began on another computer', () => {
  test('headquarters does not take back a move out of preschool education, and says why', async () => {
    tablet.done('startSecrecy', secrecy, 'secret')
    await tablet.meet()
    office.done('undoCommand', { commandId: 'out' }, 'back')
    await settle(office, tablet)
    expect(listAttention(office.opened.db, 10).map(({ refusal }) => refusal)).toEqual([refused])
    expect(listOutbox(office.opened.db)).toEqual([])
    expect(office.records()).toEqual(await headquartersShows(hq, rainbowStreams))
  })

  test('what waits here is without effect as soon as the secrecy comes down', async () => {
    office.done('undoCommand', { commandId: 'out' }, 'back')
    tablet.done('startSecrecy', secrecy, 'secret')
    await tablet.meet()
    await office.hello()
    await office.pull()
    expect(listOutbox(office.opened.db)).toMatchObject([
      { id: 'back', state: 'blocked', reason: { code: 'refusal.secrecyNoVve' } },
    ])
    expect([...office.records().keys()].filter((key) => key.startsWith('contract out'))).toHaveLength(1)
  })
})
