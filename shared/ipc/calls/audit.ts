import { z } from 'zod'
import { trailGroups, trailKinds, trailThings } from '#shared/domain/audit/model.ts'
import { defineCall } from '../define.ts'
import { childId, count, instant, isoDay, message, messages, plainId, shortText } from '../parts/values.ts'

/*
 * The audit trail: what was done, who looked, what went out of the house, and the proof that nobody changed a line of it.
 * It is only ever added to. PRIV-5
 */

const filterShape = {
  /** The first and the last day; null = as far as it goes. */
  fromDay: isoDay.nullable(),
  untilDay: isoDay.nullable(),
  actorId: plainId.nullable(),
  /** null = everything but what goes to and fro with headquarters. */
  group: z.enum(trailGroups).nullable(),
  childId: childId.nullable(),
} as const
export const auditFilter = z.strictObject(filterShape)
export type AuditFilter = z.output<typeof auditFilter>

export const AUDIT_PAGE_LINES = 200

const auditLine = z.strictObject({
  seq: z.int().min(1),
  at: instant,
  actorName: shortText,
  kind: z.enum(trailKinds),
  what: message,
  /** About whom: a name, or a number for who may not see the name; empty = about nobody. */
  about: shortText,
})
export type AuditLine = z.output<typeof auditLine>

/** Newest first. */
export const auditList = defineCall({
  permission: 'audit.view',
  input: z.strictObject({
    ...filterShape,
    /** Only lines before this one. */
    beforeSeq: z.int().min(1).max(1_000_000_000).nullable(),
    limit: z.int().min(1).max(AUDIT_PAGE_LINES),
  }),
  output: z.strictObject({
    lines: z.array(auditLine).max(AUDIT_PAGE_LINES),
    /** Go on from here; null = there is no more. */
    nextBeforeSeq: z.int().min(1).nullable(),
  }),
})

/** What a check of the whole chain came to. `findingCount` 0 = it holds. */
export const auditCheck = z.strictObject({
  checkedAt: instant,
  lineCount: count,
  firstAt: instant.nullable(),
  redactedCount: count,
  clockBackCount: count,
  restoredCount: count,
  findingCount: count,
  findings: messages.max(20),
})
export type AuditCheck = z.output<typeof auditCheck>

export const auditStanding = defineCall({
  permission: 'audit.view',
  input: z.strictObject({}),
  output: z.strictObject({
    lineCount: count,
    /** The last check since the application was opened. */
    check: auditCheck.nullable(),
    /** Everybody who stands in it. */
    people: z.array(z.strictObject({ id: plainId, name: shortText })).max(500),
  }),
})

export const auditVerify = defineCall({
  permission: 'audit.view',
  input: z.strictObject({}),
  output: auditCheck,
  deadlineMs: 120_000,
})

/** The lines as a file, with all that is needed to check them elsewhere. Is itself written down. */
export const auditExport = defineCall({
  permission: 'audit.export',
  input: auditFilter,
  output: z.strictObject({
    fileName: shortText,
    base64: z.string().max(28_000_000),
    lineCount: count,
  }),
  deadlineMs: 120_000,
})

/** What happens in the page alone: something was copied, printed or saved there. */
export const auditNote = defineCall({
  permission: 'app.use',
  input: z.strictObject({
    kind: z.enum(['printed', 'replySent', 'exported']),
    what: z.enum(trailThings),
    childId: childId.nullable(),
  }),
  output: z.strictObject({}),
})
