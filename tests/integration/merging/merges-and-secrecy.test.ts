import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isoDay } from '#shared/kernel/time.ts'
import type { RowSet } from '#shared/schema/rows/table-rows.ts'
import { startApp, type TestApp } from '#tests/harness/app.ts'
import { childId } from '#tests/harness/builders/ids.ts'
import { ladybirds, onWednesday, quietHouse, wednesday } from './quiet-house.ts'

let app: TestApp
let house: RowSet

beforeEach(async () => {
  house = quietHouse()
  app = await startApp({ data: house })
})
afterEach(() => {
  expect(app.logged).toEqual([])
  app.close()
})

const agreedOf = async () =>
  (await app.done('merging.week', { locationId: 'rainbow', week: '2026-W48', mayUseDeviation: false })).agreed
const bringIn = (rows: RowSet) => {
  const done = app.application.act('importOrganisation', { rows })
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
}

describe('PRIV-3: groups together and a child with secrecy', () => {
  const secret = {
    ...{ id: 'secret', childId: childId('bumblebees-2-1'), requestedOn: isoDay('2026-11-20') },
    ...{ validFrom: isoDay('2026-11-20'), validUntil: null },
  }
  const preschool = () => ({ ...ladybirds, isPreschoolEducation: true })
  const becomesPreschool = (rows: RowSet = {}) => bringIn({ ...rows, base_group: [preschool()] })
  /** Everybody at work may give preschool education, so that nothing else stands in the way. */
  const educators = () =>
    (house.staff_member ?? []).map((member) => ({ ...member, isPreschoolEducator: true }))

  test('are not together in the room of preschool education, where others may be', async () => {
    becomesPreschool({ staff_member: educators() })
    await app.done('merging.accept', onWednesday())
    await app.done('history.undo', {})
    bringIn({ secrecy: [secret] })
    const refusal = await app.refused('merging.accept', onWednesday())
    expect(refusal).toMatchObject({
      code: 'refusal.mergeSecrecy',
      params: { day: wednesday, group: ladybirds.name },
    })
    const child = house.child?.find(({ id }) => id === secret.childId)
    expect(refusal.params['children']).toBe(child?.firstName)
  })

  test('do not come together again by taking back that they parted', async () => {
    becomesPreschool({ staff_member: educators() })
    await app.done('merging.accept', onWednesday())
    const [agreed] = await agreedOf()
    const end = { mergeId: agreed?.id ?? '', day: wednesday, scope: 'day' } as const
    await app.done('merging.end', end)
    await app.done('history.undo', {})
    const { commandId } = await app.done('merging.end', end)
    bringIn({ secrecy: [secret] })
    const takenBack = app.application.act('undoCommand', { commandId })
    expect(takenBack).toMatchObject({ ok: false, refusal: { code: 'refusal.mergeSecrecy' } })
    expect(await agreedOf()).toEqual([])
  })

  test('an agreement from before is said to hold no more', async () => {
    becomesPreschool({ staff_member: educators() })
    await app.done('merging.accept', onWednesday())
    bringIn({ secrecy: [secret] })
    const [agreed] = await agreedOf()
    expect(agreed?.days).toMatchObject([{ standing: 'notAllowed' }])
    expect(agreed?.days[0]?.sentences.map(({ code }) => code)).toContain('merge.blocked.secrecy')
  })
})
