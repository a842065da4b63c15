import { z } from 'zod'
import { mergeKinds, mergeReasons } from '#shared/domain/merging/model.ts'
import type {
  FreedStaff,
  MergeBlocker,
  MergeDayPlan,
  MergeMoment,
  MergeProposal,
  Proof,
} from '#shared/domain/merging/model.ts'
import { exactly } from './exactly.ts'
import {
  childId,
  count,
  groupId,
  intervalShape,
  isoDay,
  mergeId,
  message,
  messages,
  shortText,
  staffMemberId,
  verdict,
  weekday,
} from './values.ts'

/** Proposals to merge and agreed merges as they cross the border: the domain's own model, with caps. */

const GROUPS_MAX = 40
const minutes = z.int().min(0).max(1_000_000)

export const mergeKind = z.enum(mergeKinds)
export const mergeReason = z.enum(mergeReasons)
export const mergeGroupIds = z.array(groupId).min(2).max(GROUPS_MAX)

export const proof = exactly<Proof>()(z.strictObject({ isProven: z.boolean(), gapMinutes: minutes }))

export const mergeBlocker = exactly<MergeBlocker>()(
  z.strictObject({ verdict, childId: childId.nullable(), message }),
)

export const mergeMoment = exactly<MergeMoment>()(
  z.strictObject({
    ...intervalShape,
    childrenApart: z.array(count).max(GROUPS_MAX),
    children: count,
    requiredApart: count.nullable(),
    requiredTogether: count.nullable(),
    rostered: count.nullable(),
  }),
)

export const freedStaff = exactly<FreedStaff>()(
  z.strictObject({ ...intervalShape, staffMemberId, name: shortText }),
)

export const mergeProposal = exactly<MergeProposal>()(
  z.strictObject({
    key: z.string().min(1).max(4_000),
    day: isoDay,
    hostGroupId: groupId,
    groupIds: mergeGroupIds,
    ...intervalShape,
    verdict,
    savedMinutes: minutes,
    savedCents: z.int().min(0).max(1_000_000_000),
    moments: z.array(mergeMoment).max(300),
    freed: z.array(freedStaff).max(100),
    childrenAway: count,
    blockers: z.array(mergeBlocker).max(500),
    sentences: messages,
  }),
)

export const mergeDayPlan = exactly<MergeDayPlan>()(
  z.strictObject({
    day: isoDay,
    proposals: z.array(mergeProposal).max(40),
    notices: messages,
    proof,
    requiredApartMinutes: minutes,
    requiredTogetherMinutes: minutes,
  }),
)

/** An agreed merge on one day or over its period. */
export const agreedMerge = z.strictObject({
  id: mergeId,
  hostGroupId: groupId,
  groupIds: mergeGroupIds,
  kind: mergeKind,
  validFrom: isoDay,
  validUntil: isoDay,
  weekdays: z.array(weekday).min(1).max(7),
  ...intervalShape,
  reason: mergeReason,
  note: z.string().max(2000),
  decidedByName: shortText,
  /** The days of the answered period on which it holds, with how it stands there. */
  days: z
    .array(
      z.strictObject({
        day: isoDay,
        standing: z.enum(['holds', 'notNeeded', 'notAllowed', 'over']),
        /** Why it no longer holds or is no longer needed, and the way out. */
        sentences: messages,
        savedMinutes: minutes,
      }),
    )
    .max(500),
  /** As it was when somebody agreed to it. */
  proof: messages,
})
export type AgreedMerge = z.output<typeof agreedMerge>
