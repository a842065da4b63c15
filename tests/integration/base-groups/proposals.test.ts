import { afterEach, describe, expect, it } from 'vitest'
import type { CallOutput } from '#shared/ipc/contract.ts'
import { startApp, type TestApp } from '#tests/harness/app.ts'

type Progress = CallOutput<'proposals.progress'>

let app: TestApp | undefined

afterEach(() => {
  app?.close()
  app = undefined
})

async function sampleApp(): Promise<Pick<TestApp, 'done' | 'refused'> & { readonly locationId: string }> {
  app = await startApp({ data: 'sample' })
  const { done, refused } = app
  const session = await done('session.get', {})
  const locationId = session.locations[0]?.id
  if (locationId === undefined) throw new Error('the sample has a location')
  return { done, refused, locationId }
}

async function followed(
  done: TestApp['done'],
  jobId: string,
  isEnough: (progress: Progress) => boolean = () => false,
): Promise<Progress> {
  for (;;) {
    const progress = await done('proposals.progress', { jobId })
    const isBusy = progress.state === 'starting' || progress.state === 'improving'
    if (!isBusy || isEnough(progress)) return progress
    await new Promise<void>((resolve) => setTimeout(resolve, 20))
  }
}

describe('the search for a better division over the groups, PLAN-6', () => {
  it('answers with moves that a scenario can hold and that fit by the rules of the plan', async () => {
    const { done, locationId } = await sampleApp()
    const look = { locationId, fromWeek: '2026-W48', weeks: 26, scenarioId: null } as const
    const { jobId } = await done('proposals.start', { ...look, withWaitingList: true, seconds: 1 })
    const found = await followed(done, jobId)
    expect(found.state).toBe('done')
    expect(found.failure).toBeNull()
    expect(found.requiredMinutesNow).toBeGreaterThan(0)
    expect(found.moves.length).toBeGreaterThan(0)
    for (const { reasons } of found.moves) expect(reasons.length).toBeGreaterThan(0)
    const changes = found.moves.map(({ change }) =>
      change.kind === 'place' ? { ...change, days: [...change.days] } : change,
    )
    const outcome = await done('baseGroups.try', { ...look, changes })
    expect(outcome.sentences.filter(({ code }) => code.startsWith('plan.over'))).toEqual([])
    expect(outcome.verdict).not.toBe('no')
    const { scenarioId } = await done('scenarios.create', { locationId, name: 'Voorstel', changes })
    const picked = changes.map((_, place) => place)
    await done('scenarios.carryOut', { scenarioId, picked })
    await done('history.undo', {})
  }, 60_000)

  it('can be stopped half-way, and answers with the best so far', async () => {
    const { done, locationId } = await sampleApp()
    const look = { locationId, fromWeek: '2026-W48', weeks: 52, scenarioId: null } as const
    const { jobId } = await done('proposals.start', { ...look, withWaitingList: true, seconds: 120 })
    await followed(done, jobId, ({ state }) => state === 'improving')
    await done('proposals.stop', { jobId })
    const found = await followed(done, jobId)
    expect(found.state).toBe('stopped')
    expect(found.failure).toBeNull()
    expect(found.requiredMinutesThen).not.toBeNull()
  }, 60_000)

  it('says so when the search or the location is not known', async () => {
    const { done, refused, locationId } = await sampleApp()
    expect((await done('proposals.progress', { jobId: 'proposal-nothing' })).state).toBe('unknown')
    await done('proposals.stop', { jobId: 'proposal-nothing' })
    const look = { locationId, fromWeek: '2026-W48', weeks: 12, scenarioId: 'nothing' } as const
    const refusal = await refused('proposals.start', { ...look, withWaitingList: false, seconds: 1 })
    expect(refusal.code).toBe('refusal.notFound')
  })
})
