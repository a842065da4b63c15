import { z } from 'zod'
import { erasureGrounds } from '#shared/commands/privacy/erased-records.ts'
import { rowTables } from '#shared/commands/privacy/retention-coverage.ts'
import { heldReasons } from '#shared/domain/retention/judgement.ts'
import { retentionKinds, subjectKinds } from '#shared/domain/privacy/model.ts'
import { NAME_MAX_CHARS, NOTE_MAX_CHARS } from '#shared/schema/values.ts'
import { defineCall } from '../define.ts'
import { done } from '../parts/done.ts'
import { instant, isoDay, locationId, message, plainId, shortText } from '../parts/values.ts'

const kind = z.enum(retentionKinds)
const subjectKind = z.enum(subjectKinds)
const count = z.int().min(0)
const note = z.string().max(NOTE_MAX_CHARS)

const kindView = z.strictObject({
  kind,
  months: count,
  starts: z.enum(['agreementEnd', 'employmentEnd', 'day', 'month', 'recording', 'closing']),
  source: z.enum(['law', 'providerConditions', 'ownKnowledge']),
  ruleId: shortText,
  /** What is over its term and may go. */
  overCount: count,
  /** Over its term, and held back. */
  heldCount: count,
})
export type RetentionKindView = z.output<typeof kindView>

const holdView = z.strictObject({
  id: plainId,
  subjectKind,
  subjectId: plainId,
  name: shortText,
  reason: note,
  validFrom: isoDay,
  validUntil: isoDay.nullable(),
  liftedBecause: note,
  /** Said where a text is empty because it is not for who asks; null = nothing is kept back. PRIV-4 */
  textKept: message.nullable(),
  isHeld: z.boolean(),
})
export type LegalHoldView = z.output<typeof holdView>

const runView = z.strictObject({
  id: plainId,
  ranAt: instant,
  ranByName: shortText,
  asOf: isoDay,
  counts: z.array(z.strictObject({ kind, count })).max(retentionKinds.length),
  digest: z.string().length(64),
})
export type PurgeRunView = z.output<typeof runView>

/** Terms with what is over them, holds, and the proof of what went. PRIV-1 */
export const retentionList = defineCall({
  permission: 'privacy.view',
  input: z.strictObject({}),
  output: z.strictObject({
    day: isoDay,
    kinds: z.array(kindView).max(retentionKinds.length),
    isAutomatic: z.boolean(),
    holds: z.array(holdView).max(1_000),
    /** Latest first. */
    runs: z.array(runView).max(200),
  }),
  deadlineMs: 30_000,
})

const personView = z.strictObject({
  subjectKind,
  subjectId: plainId,
  name: shortText,
  endedOn: isoDay.nullable(),
  keptUntil: isoDay.nullable(),
  /** Empty = may go. */
  heldBy: z.array(z.enum(heldReasons)).max(heldReasons.length),
})

/** What of one kind would go today, and what holds the rest back. PRIV-1 */
export const retentionPreview = defineCall({
  permission: 'privacy.view',
  input: z.strictObject({ kind }),
  output: z.strictObject({
    kind,
    day: isoDay,
    /** At most so many by name; the counts are of all. */
    people: z.array(personView).max(500),
    rows: z
      .array(z.strictObject({ table: z.enum(rowTables), count, from: isoDay, until: isoDay }))
      .max(rowTables.length),
    held: z.array(z.strictObject({ reason: z.enum(heldReasons), count })).max(heldReasons.length),
    overCount: count,
    heldCount: count,
    digest: z.string().length(64),
  }),
  deadlineMs: 30_000,
})

/** Removes what was shown; refused when that is no longer all there is. It cannot be taken back. PRIV-1 */
export const retentionPurge = defineCall({
  permission: 'retention.purge',
  input: z.strictObject({ kind, digest: z.string().length(64) }),
  output: z.strictObject({ count }),
  deadlineMs: 120_000,
})

const subject = { subjectKind, subjectId: plainId }

/** Children and people who worked here, by name; also who left. */
export const retentionSearch = defineCall({
  permission: 'privacy.view',
  input: z.strictObject({ text: z.string().max(NAME_MAX_CHARS) }),
  output: z.strictObject({ people: z.array(z.strictObject({ ...subject, name: shortText })).max(20) }),
})

/** Before a person is erased: what stands in the way, and what must stay. PRIV-2 */
export const retentionLookAtErasure = defineCall({
  permission: 'privacy.erase',
  input: z.strictObject(subject),
  output: z.strictObject({
    name: shortText,
    obstacles: z.array(message).max(20),
    stays: z.array(message).max(20),
    rowCount: count,
  }),
})

/** Erases a person for good. The name is typed by who does it. PRIV-2 */
export const retentionErase = defineCall({
  permission: 'privacy.erase',
  input: z.strictObject({
    ...subject,
    typedName: z.string().max(NAME_MAX_CHARS),
    ground: z.enum(erasureGrounds),
  }),
  output: z.strictObject({
    /** Headquarters has not said yes yet: until then it is gone here, and kept elsewhere. */
    isWaiting: z.boolean(),
  }),
  deadlineMs: 30_000,
})

export const retentionSetHold = defineCall({
  permission: 'retention.hold',
  input: z.strictObject({ locationId: locationId.nullable(), ...subject, reason: note }),
  output: done,
})

export const retentionLiftHold = defineCall({
  permission: 'retention.hold',
  input: z.strictObject({ holdId: plainId, because: note }),
  output: done,
})
