import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import { startApp } from '#tests/harness/app.ts'
import type { TestApp } from '#tests/harness/app.ts'

let app: TestApp
let locationId: string

beforeEach(async () => {
  app = await startApp({ data: 'sample' })
  locationId = (await app.done('session.get', {})).locations[0]?.id ?? ''
})
afterEach(() => app.close())

const rows = () => createRowReader(app.application.folder.db)

async function restrict(childIds: readonly string[]): Promise<void> {
  for (const childId of childIds) await app.done('privacy.restrict', { childId, reason: 'bezwaar loopt' })
}

async function proposedChildren(): Promise<readonly string[]> {
  const look = { locationId, fromWeek: '2026-W48', weeks: 26, scenarioId: null } as const
  const { jobId } = await app.done('proposals.start', { ...look, withWaitingList: true, seconds: 1 })
  for (;;) {
    const { state, moves } = await app.done('proposals.progress', { jobId })
    if (state !== 'starting' && state !== 'improving') return moves.map(({ change }) => change.childId)
    await new Promise<void>((resolve) => setTimeout(resolve, 20))
  }
}

describe('data that is kept and not used (PRIV-2)', () => {
  test('still counts: the week board and its sums are the same as before', async () => {
    const look = { locationId, week: '2026-W48' } as const
    const before = await app.done('weekBoard.get', look)
    await restrict(
      rows()
        .listRows('child', {})
        .slice(0, 25)
        .map(({ id }) => id),
    )
    expect(await app.done('weekBoard.get', look)).toEqual(before)
  }, 60_000)

  test('nobody is moved or placed by a proposal any more', async () => {
    const moved = await proposedChildren()
    expect(moved.length).toBeGreaterThan(0)
    await restrict([...new Set(moved)])
    const after = await proposedChildren()
    expect(after.filter((childId) => moved.includes(childId))).toEqual([])
  }, 60_000)

  test('who waits is not called about a place, and stays on the list', async () => {
    const entries = rows().listRows('waiting_entry', { status: { in: ['waiting', 'offered'] } })
    const groups = (await app.done('session.get', {})).locations.flatMap(({ groups: here }) => here)
    const next = async () => {
      for (const { id: groupId } of groups) {
        const { families } = await app.done('waitingList.next', {
          groupId,
          weekday: 2,
          startDay: '2027-01-04',
        })
        if (families.length > 0) return { groupId, families }
      }
      return undefined
    }
    const called = await next()
    const first = called?.families[0]
    const entry = entries.find(({ id }) => id === first?.entryId)
    await restrict([entry?.childId ?? ''])
    const after = await app.done('waitingList.next', {
      groupId: called?.groupId ?? '',
      weekday: 2,
      startDay: '2027-01-04',
    })
    expect(after.families.map(({ entryId }) => entryId)).not.toContain(first?.entryId)
    const list = await app.done('waitingList.list', { locationId: entry?.locationId ?? '' })
    expect(list.entries.map(({ entryId }) => entryId)).toContain(first?.entryId)
  }, 60_000)
})
