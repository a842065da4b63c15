import { describe, expect, test } from 'vitest'
import { statusOf } from '#electron/services/sync/status-view.ts'
import { quietFacts } from '#electron/sync/session-facts.ts'
import type { SessionFacts } from '#electron/sync/session-facts.ts'
import type { SyncStanding } from '#electron/sync/sync-core.ts'
import { syncBlocks, syncStates, syncStatusView } from '#shared/ipc/calls/sync.ts'
import { createFakeCore, fakeInstant } from '#tests/harness/fake-sync.ts'

const enrolled = createFakeCore().standing()
const alone: SyncStanding = { ...enrolled, identity: undefined }

function look(standing: Partial<SyncStanding> = {}, facts: Partial<SessionFacts> = {}) {
  return syncStatusView.parse(statusOf({ ...enrolled, ...standing }, { ...quietFacts, ...facts }))
}

const guarded = { stream: 'org', count: 700 } as const
const downloading = [
  { stream: 'org', rows: 1_200 },
  { stream: 'loc:rainbow', rows: 300 },
] as const

describe('how this computer stands to headquarters', () => {
  test('without headquarters it stands alone, whatever else is so', () => {
    const view = statusOf({ ...alone, waitingCount: 9 }, { ...quietFacts, block: 'fault', isBusy: true })
    expect(view).toMatchObject({ state: 'standalone', blocked: null, waitingCount: 0 })
  })

  test.each([
    ['upToDate', {}, {}],
    ['waiting', { waitingCount: 2 }, {}],
    ['busy', { waitingCount: 2 }, { isBusy: true }],
    ['downloading', { downloading, waitingCount: 2 }, { isBusy: true }],
    ['offline', { downloading, waitingCount: 2 }, { offlineSince: fakeInstant }],
    ['headquartersOlder', { waitingCount: 2 }, { isHeadquartersOlder: true, isBusy: true }],
    ['updateNeeded', { waitingCount: 2 }, { isUpdateNeeded: true, offlineSince: fakeInstant }],
    ['blocked', { waitingCount: 2 }, { block: 'diskFull', isUpdateNeeded: true, offlineSince: fakeInstant }],
  ] as const)('it is %s', (state, standing, facts) => {
    expect(look(standing, facts).state).toBe(state)
  })

  test('every state of the contract can be shown', () => {
    expect(syncStates).toEqual([
      'standalone',
      'upToDate',
      'busy',
      'downloading',
      'offline',
      'waiting',
      'updateNeeded',
      'headquartersOlder',
      'blocked',
    ])
  })

  test.each([
    ['massDelete', { guarded }, {}],
    ['digest', { failedDigests: 3 }, {}],
    ...syncBlocks
      .filter((block) => block !== 'massDelete' && block !== 'digest')
      .map((block) => [block, { guarded, failedDigests: 3 }, { block }] as const),
  ] as const)('blocked by %s', (blocked, standing, facts) => {
    expect(look(standing, facts)).toMatchObject({ state: 'blocked', blocked })
  })

  test('two downloads that did not match are an accident, three are not', () => {
    expect(look({ failedDigests: 2 }).state).toBe('upToDate')
  })

  test('rows of a first download are counted over all locations', () => {
    expect(look({ downloading }).downloadedRows).toBe(1_500)
  })

  test('rows that headquarters asks to remove are told', () => {
    expect(look({ guarded }).guardedRows).toBe(700)
  })

  test('a clock is told when it is more than five minutes off, to either side', () => {
    expect(look({}, { skewMs: 300_000 }).clockSkewMinutes).toBeNull()
    expect(look({}, { skewMs: 86_400_000 }).clockSkewMinutes).toBe(1_440)
    expect(look({}, { skewMs: -420_000 }).clockSkewMinutes).toBe(-7)
  })

  test('a count has an end on the screen', () => {
    expect(look({ waitingCount: 3_000_000 }).waitingCount).toBe(1_000_000)
  })
})
