import { z } from 'zod'
import { defineCall } from '../define.ts'
import { done } from '../parts/done.ts'
import {
  childId,
  count,
  instant,
  locationId,
  message,
  plainId,
  requestId,
  shortText,
} from '../parts/values.ts'

/** How this computer stands to headquarters; the screen picks one sentence by `state` (ux: the status bar). */
export const syncStates = [
  /** No headquarters: everything is final on this computer. */
  'standalone',
  'upToDate',
  /** Talking to headquarters now. */
  'busy',
  /** First download: nothing can be shown yet for some locations. */
  'downloading',
  'offline',
  /** Acts wait for headquarters; it can be reached. */
  'waiting',
  'updateNeeded',
  /** Headquarters does not know yet what this app sends: it waits until headquarters was brought up to date. */
  'headquartersOlder',
  /** Sync stopped; `blocked` says why. Work on this computer goes on. */
  'blocked',
] as const
export type SyncState = (typeof syncStates)[number]

export const syncBlocks = [
  /** Headquarters no longer lets this computer in. */
  'revoked',
  /** The computer was replaced: what waits is handed over, then it is cleared. */
  'retiring',
  /** Headquarters asks to remove very many rows; an operator must confirm. */
  'massDelete',
  'diskFull',
  /** Three downloads in a row did not come to what headquarters has. */
  'digest',
  /** The certificate or address is not the one this computer trusts. */
  'notTrusted',
  'fault',
] as const
export type SyncBlock = (typeof syncBlocks)[number]

export const syncStatusView = z.strictObject({
  state: z.enum(syncStates),
  blocked: z.enum(syncBlocks).nullable(),
  headquartersName: shortText,
  deviceName: shortText,
  address: shortText,
  /** Acts headquarters has not judged yet. */
  waitingCount: count,
  oldestWaitingAt: instant.nullable(),
  /** Rejected acts nobody has looked at. */
  attentionCount: count,
  lastEqualAt: instant.nullable(),
  /** Since when headquarters cannot be reached; null = it can, or it was never tried. */
  offlineSince: instant.nullable(),
  nextTryAt: instant.nullable(),
  /** Minutes this computer's clock is ahead of headquarters (below zero: behind); only when more than five. */
  clockSkewMinutes: z.int().nullable(),
  downloadedRows: count,
  /** How many rows headquarters asks to remove, when that waits for an operator. */
  guardedRows: count,
})
export type SyncStatusView = z.output<typeof syncStatusView>

export const syncStatus = defineCall({
  permission: 'app.use',
  input: z.strictObject({}),
  output: syncStatusView,
})

/** How an act that did not go through was settled: put away, done anew, or taken back. */
export const settlements = ['dismissed', 'superseded', 'takenBack'] as const

const meanwhileView = z.strictObject({
  label: message,
  actorName: shortText,
  deviceName: shortText,
  at: instant,
})

/** What an act is about, for the button that opens it and for the mark on what waits. */
export const actPlace = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('request'), requestId, locationId }),
  z.strictObject({ kind: z.literal('child'), childId, locationId, name: shortText }),
])
export type ActPlace = z.output<typeof actPlace>

/** An act headquarters did not accept, as the person meant it. Nothing of it is lost. */
export const attentionItem = z.strictObject({
  commandId: plainId,
  label: message,
  at: instant,
  actorName: shortText,
  rejectedAt: instant,
  reason: message,
  /** What others did in between, latest first. */
  meanwhile: z.array(meanwhileView).max(5),
  /** The original form values, as label and value codes: `sync.field.*` and `sync.value.*` of shared/text. */
  original: z.array(z.strictObject({ label: message, value: message })).max(30),
  /** Where it can be decided again, with today's verdict and alternatives. */
  open: actPlace.nullable(),
  /** The same act may be sent once more as it is. */
  maySendAgain: z.boolean(),
  /** It was sent once more, and met the same answer. */
  isRefusedAgain: z.boolean(),
})
export type AttentionItem = z.output<typeof attentionItem>

/** An act that did not go through and was settled: by whom, when and how. */
export const settledItem = z.strictObject({
  commandId: plainId,
  label: message,
  reason: message,
  how: z.enum(settlements),
  actorName: shortText,
  at: instant,
})
export type SettledItem = z.output<typeof settledItem>

export const waitingItem = z.strictObject({
  commandId: plainId,
  label: message,
  at: instant,
  actorName: shortText,
  /** Why it has no effect here for now; null = it stands here and waits for headquarters. */
  held: message.nullable(),
  /** What it is about, so that a screen can say there that it waits. */
  open: actPlace.nullable(),
})
export type WaitingItem = z.output<typeof waitingItem>

export const syncLogKinds = [
  'enrolled',
  'merged',
  'rejected',
  'scope',
  'erased',
  'epoch',
  'reidentified',
  'digest',
  'guarded',
  'restored',
] as const

export const syncLogLine = z.strictObject({
  at: instant,
  kind: z.enum(syncLogKinds),
  /** The act it is about. */
  label: message.nullable(),
  count: count.nullable(),
})

/** Everything of the sync screen. Lists are cut; the counts are whole. */
export const syncList = defineCall({
  permission: 'children.view',
  input: z.strictObject({}),
  output: z.strictObject({
    attention: z.array(attentionItem).max(100),
    attentionCount: count,
    /** Oldest first. */
    waiting: z.array(waitingItem).max(100),
    waitingCount: count,
    /** What needed attention before, settled last first. */
    settled: z.array(settledItem).max(100),
    /** Newest first. */
    log: z.array(syncLogLine).max(100),
  }),
})

/** Tries at once. Answers the standing after the attempt was started, not after it ended. */
export const syncNow = defineCall({
  permission: 'app.use',
  input: z.strictObject({}),
  output: syncStatusView,
})

/** Why a computer could not be enrolled; a refusal carries `sync.enrol.<one of these>` of shared/text. */
export const enrolTroubles = [
  /** Not `https://`, and not this computer itself. */
  'address',
  'unreachable',
  /** The certificate is not to be trusted. */
  'notTrusted',
  /** Something answers, but it is not headquarters. */
  'notHeadquarters',
  /** Wrong, used before, or too old: headquarters does not say which. */
  'code',
  'busy',
  /** This app is too old for headquarters. */
  'updateNeeded',
  /** There are records and nobody said that they may make room. */
  'hasRecords',
  /** The copy could not be made or did not check out; nothing was removed. */
  'copyFailed',
  'already',
  /** It belonged to another organisation, and acts of that one still wait here: nobody said that they stay behind. */
  'otherOrganisation',
  /** Headquarters must be brought up to date before this app can join. */
  'olderHeadquarters',
] as const
export type EnrolTrouble = (typeof enrolTroubles)[number]

/** Looks at the address before anything is given away: is it ours, and what is it called? */
export const syncEnrol = defineCall({
  permission: 'sync.enrol',
  input: z.strictObject({
    address: z.string().trim().min(1).max(300),
    code: z.string().trim().min(1).max(40),
    deviceName: z.string().trim().min(1).max(80),
    /** What is on this computer makes room for headquarters' data; a copy is kept. Needed when there are records. */
    isReplacing: z.boolean(),
    /** What waits for another organisation stays behind in the copy. Asked for by the refusal `otherOrganisation`. */
    isLeavingWork: z.boolean().default(false),
  }),
  output: syncStatusView,
  deadlineMs: 60_000,
})

/** "I have seen it": the rejected act is put away. */
export const syncDismiss = defineCall({
  permission: 'rejections.dismiss',
  input: z.strictObject({ commandId: plainId }),
  output: done,
})

/** The same act once more, checked by today's facts. */
export const syncSendAgain = defineCall({
  permission: 'rejections.dismiss',
  input: z.strictObject({ commandId: plainId }),
  output: done,
})
