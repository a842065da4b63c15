import { describe, expect, test } from 'vitest'
import type { CallOutput } from '#shared/ipc/contract.ts'
import { goodInputs } from '../good-inputs.ts'
import type { CallAsker } from './call-asker.ts'

type Progress = CallOutput<'proposals.progress'>

export function proposalCalls({ done, refused }: CallAsker): void {
  describe('proposals for base groups', () => {
    test('proposals.start answers a job that ends; proposals.progress says what it found', async () => {
      const { jobId } = await done('proposals.start')
      const progress = await untilOver(() => done('proposals.progress', { jobId }))
      expect(progress).toMatchObject({ state: 'done', failure: null })
      expect(progress.requiredMinutesThen).toBeLessThanOrEqual(progress.requiredMinutesNow ?? 0)
    })

    test('proposals.stop ends a job, and one that is not there is no fault', async () => {
      const { jobId } = await done('proposals.start', { ...goodInputs['proposals.start'], seconds: 60 })
      await done('proposals.stop', { jobId })
      const progress = await untilOver(() => done('proposals.progress', { jobId }))
      expect(['done', 'stopped']).toContain(progress.state)
      expect((await done('proposals.progress', { jobId: 'none' })).state).toBe('unknown')
      await done('proposals.stop', { jobId: 'none' })
    })

    test('a search without end is refused at the door', async () => {
      const endless = { ...goodInputs['proposals.start'], seconds: 121 }
      expect((await refused('proposals.start', endless)).params).toEqual({ path: 'seconds' })
    })
  })
}

/** Asks until the job is over; gives up after far more than the second it was given. */
async function untilOver(ask: () => Promise<Progress>): Promise<Progress> {
  for (let tries = 0; tries < 150; tries += 1) {
    const progress = await ask()
    if (progress.state !== 'starting' && progress.state !== 'improving') return progress
    await new Promise((resolve) => {
      setTimeout(resolve, 100)
    })
  }
  throw new Error('the search did not end')
}
