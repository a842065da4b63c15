import { describe, expect, test } from 'vitest'
import type { StreamId } from '#shared/sync/stream.ts'
import { aStaffMember } from '#tests/harness/builders/staffing.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { staffMemberId } from '#tests/harness/builders/ids.ts'
import { commandExamples } from '#tests/harness/every-command.ts'
import type { EarlierCommand } from '#tests/harness/command-example.ts'
import { openHeadquarters } from '#tests/harness/headquarters.ts'
import type { TestDevice, TestHeadquarters } from '#tests/harness/headquarters.ts'
import { onlyRainbow } from '#tests/harness/two-locations.ts'

/** What the program does by itself; nobody else may. */
const ownWork = new Set(['approveAutomatically', 'bookExpiries', 'expirePlaceOffers'])
/** Whole records come in at headquarters only. */
const onlyAtHeadquarters = 'importOrganisation'
const examples = commandExamples.filter(({ type }) => type !== onlyAtHeadquarters)

async function open(): Promise<{ readonly hq: TestHeadquarters; readonly desk: TestDevice }> {
  const hq = await openHeadquarters()
  const rows = aRowSet()
  const manager = aStaffMember({ id: staffMemberId('manager'), role: 'manager' })
  await hq.bringIn({ ...rows, staff_member: [...(rows.staff_member ?? []), manager] })
  const desk = await hq.join('desk', onlyRainbow)
  await desk.pull()
  return { hq, desk }
}

async function carryOut(
  { hq, desk }: { readonly hq: TestHeadquarters; readonly desk: TestDevice },
  { type, args, id }: EarlierCommand,
): Promise<void> {
  if (type === onlyAtHeadquarters) {
    expect(await hq.operator.act(type, args)).toMatchObject({ ok: true })
    await desk.pull()
    return
  }
  const actor = ownWork.has(type) ? 'dagdeel' : 'manager'
  const outcome = await desk.act(type, args, { id, actor })
  if (outcome.status !== 'accepted')
    throw new Error(`${type} was rejected: ${JSON.stringify(outcome.refusal)}`)
}

describe.each(examples)('$type at headquarters', ({ type, args, after, finalBecause }) => {
  test('is accepted as on a device, and a device that only pulls comes to the same records', async () => {
    const { hq, desk } = await open()
    const streams: readonly StreamId[] = ['org', 'loc:rainbow']
    const settle = async (): Promise<void> => {
      await desk.pull()
      for (const stream of streams) expect(desk.holds(stream)).toEqual(await hq.truth(stream))
    }
    for (const earlier of after ?? []) await carryOut({ hq, desk }, earlier)
    await carryOut({ hq, desk }, { type, args, id: 'the-act' })
    await settle()
    const undone = await desk.act('undoCommand', { commandId: 'the-act' })
    expect(undone.refusal?.code).toBe(finalBecause)
    await settle()
    if (finalBecause !== undefined) return
    expect((await desk.act('redoCommand', { commandId: 'the-act' })).status).toBe('accepted')
    await settle()
  })
})
