import { z } from 'zod'
import { breachParties } from '#shared/domain/privacy/breach-clocks.ts'
import {
  breachDataKinds,
  breachRisks,
  privacyRequestKinds,
  subjectKinds,
} from '#shared/domain/privacy/model.ts'
import { leftOutGrounds } from '#shared/domain/privacy/left-out.ts'
import { defineCall } from '../define.ts'
import { done } from '../parts/done.ts'
import { childId, count, instant, isoDay, locationId, message, plainId, shortText } from '../parts/values.ts'

/*
 * What the law asks of who keeps data of people: answers to requests, everything about one person in one file, data that is
 * kept and not used, and the register of breaches. PRIV-2, PRIV-7, PRIV-8
 */

const longText = z.string().max(2_000)
const MOST_ROWS = 2_000
/** A signed paper is at most 150 kilobytes; a file of a hundred of them still fits a message. */
const MOST_FILE_CHARS = 28_000_000
const language = z.enum(['nl', 'en'])
const here = z.strictObject({ locationId })
const subject = { subjectKind: z.enum(subjectKinds), subjectId: plainId }
/** Said where a text is empty because it is not for who asks; null = nothing is kept back. PRIV-4 */
const kept = { textKept: message.nullable() }
const file = { fileName: shortText, base64: z.string().max(MOST_FILE_CHARS) }

const privacyRequest = z.strictObject({
  id: plainId,
  kind: z.enum(privacyRequestKinds),
  ...subject,
  /** Empty = who asks may not see it, or the person is not in the records any more. */
  subjectName: shortText,
  receivedOn: isoDay,
  dueOn: isoDay,
  /** Days until it must be answered; below zero = late. */
  daysLeft: z.int(),
  note: longText,
  status: z.enum(['open', 'done', 'refused']),
  outcome: longText,
  closedAt: instant.nullable(),
  closedByName: shortText,
  ...kept,
})
export type PrivacyRequestView = z.output<typeof privacyRequest>

const restriction = z.strictObject({
  id: plainId,
  childId,
  childName: shortText,
  reason: longText,
  since: isoDay,
  ...kept,
})
export type RestrictionView = z.output<typeof restriction>

const breachClock = z.strictObject({
  party: z.enum(['customer', 'authority']),
  state: z.enum(['running', 'late', 'inTime', 'doneLate', 'notNeeded']),
  minutesLeft: z.int(),
})

const details = {
  happened: longText,
  dataKinds: z.array(z.enum(breachDataKinds)).max(breachDataKinds.length),
  peopleCount: z.int().min(0).max(1_000_000).nullable(),
  risk: z.enum(breachRisks),
  notReportedBecause: longText,
  measures: longText,
}

const breach = z.strictObject({
  id: plainId,
  /** null = of the whole organisation. */
  locationId: locationId.nullable(),
  discoveredAt: instant,
  ...details,
  customerInformedAt: instant.nullable(),
  authorityInformedAt: instant.nullable(),
  peopleInformedAt: instant.nullable(),
  closedAt: instant.nullable(),
  clocks: z.array(breachClock).max(2),
  ...kept,
})
export type BreachView = z.output<typeof breach>

/** What waits for somebody, most pressing first. */
export const privacyOverview = defineCall({
  permission: 'privacy.view',
  input: here,
  output: z.strictObject({
    requests: z.array(privacyRequest).max(MOST_ROWS),
    breaches: z.array(breach).max(MOST_ROWS),
    /** Data kept back from removal; somebody looks now and then whether that is still needed. */
    holds: z
      .array(
        z.strictObject({
          ...{ id: plainId, ...subject, subjectName: shortText, since: isoDay },
          ...{ reason: longText, ...kept },
        }),
      )
      .max(MOST_ROWS),
    restrictions: z.array(restriction).max(MOST_ROWS),
    lookedAt: instant,
  }),
})

export const privacyRequests = defineCall({
  permission: 'privacy.view',
  input: here,
  output: z.strictObject({
    requests: z.array(privacyRequest).max(MOST_ROWS),
    restrictions: z.array(restriction).max(MOST_ROWS),
  }),
})

/** Children and staff whose name fits, to enter a request for. */
export const privacyFindPeople = defineCall({
  permission: 'privacy.edit',
  input: z.strictObject({ locationId, text: shortText }),
  output: z.strictObject({
    people: z.array(z.strictObject({ ...subject, name: shortText, about: isoDay.nullable() })).max(20),
  }),
})

export const privacyEnterRequest = defineCall({
  permission: 'privacy.edit',
  input: z.strictObject({
    locationId,
    kind: z.enum(privacyRequestKinds),
    ...subject,
    receivedOn: isoDay,
    note: longText,
  }),
  output: done,
})

export const privacyCloseRequest = defineCall({
  permission: 'privacy.edit',
  input: z.strictObject({ requestId: plainId, status: z.enum(['done', 'refused']), outcome: longText }),
  output: done,
})

export const privacyRestrict = defineCall({
  permission: 'privacy.edit',
  input: z.strictObject({ childId, reason: longText }),
  output: done,
})

export const privacyLift = defineCall({
  permission: 'privacy.edit',
  input: z.strictObject({ restrictionId: plainId }),
  output: done,
})

/** What would be in the file of a person, before anything is made of it. */
export const privacyPreviewExport = defineCall({
  permission: 'privacy.export',
  input: z.strictObject(subject),
  output: z.strictObject({
    name: shortText,
    parts: z.array(z.strictObject({ tableCode: shortText, count })).max(100),
    papers: count,
    looks: count,
    leftOut: z.array(z.strictObject({ tableCode: shortText, because: z.enum(leftOutGrounds) })).max(100),
    /** The language the family gets letters in. */
    language,
    isRestricted: z.boolean(),
  }),
})

/** Everything about one person: to read, for programs, and what each field means. */
export const privacyExportPerson = defineCall({
  permission: 'privacy.export',
  input: z.strictObject({ ...subject, language }),
  output: z.strictObject({ ...file, rowCount: count }),
  deadlineMs: 60_000,
})

export const breachesList = defineCall({
  permission: 'privacy.view',
  input: here,
  output: z.strictObject({ breaches: z.array(breach).max(MOST_ROWS), now: instant }),
})

export const breachesEnter = defineCall({
  permission: 'breaches.edit',
  input: z.strictObject({ locationId: locationId.nullable(), discoveredAt: instant, ...details }),
  output: done,
})

export const breachesChange = defineCall({
  permission: 'breaches.edit',
  input: z.strictObject({ breachId: plainId, ...details }),
  output: done,
})

export const breachesInform = defineCall({
  permission: 'breaches.edit',
  input: z.strictObject({ breachId: plainId, party: z.enum(breachParties), at: instant }),
  output: done,
})

export const breachesClose = defineCall({
  permission: 'breaches.edit',
  input: z.strictObject({ breachId: plainId }),
  output: done,
})

/** The register on paper, as an inspector asks for it. */
export const breachesPrint = defineCall({
  permission: 'privacy.view',
  input: z.strictObject({ locationId, language }),
  output: z.strictObject(file),
  deadlineMs: 30_000,
})
