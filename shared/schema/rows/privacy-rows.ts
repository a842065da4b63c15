import { z } from 'zod'
import { roles } from '#shared/domain/access/model.ts'
import type { Account } from '#shared/domain/access/model.ts'
import type { ChildId, LocationId, StaffMemberId } from '#shared/domain/ids.ts'
import {
  breachDataKinds,
  breachRisks,
  privacyRequestKinds,
  retentionKinds,
  subjectKinds,
} from '#shared/domain/privacy/model.ts'
import type {
  DataBreach,
  LegalHold,
  PrivacyRequest,
  ProcessingRestriction,
  PurgeRun,
} from '#shared/domain/privacy/model.ts'
import { idOf, instantValue, isForwardPeriod, isoDayValue, noteValue, optionalNameValue } from '../values.ts'

const period = { validFrom: isoDayValue, validUntil: isoDayValue.nullable() }
const locationId = idOf<LocationId>()
const subject = { subjectKind: z.enum(subjectKinds), subjectId: idOf<string>() }
const someText = noteValue.refine((text) => text.trim() !== '', 'empty')

export const accountRow = z
  .strictObject({
    id: idOf<string>(),
    staffMemberId: idOf<StaffMemberId>().nullable(),
    name: optionalNameValue,
    role: z.enum(roles),
    locationIds: z.array(locationId).max(1_000, 'tooMany'),
    ...period,
  })
  .refine(isForwardPeriod, 'periodOrder')
  .refine(
    (row) => (row.staffMemberId === null) === (row.name !== ''),
    'nameOnce',
  ) satisfies z.ZodType<Account>

export const processingRestrictionRow = z
  .strictObject({ id: idOf<string>(), childId: idOf<ChildId>(), reason: someText, ...period })
  .refine(isForwardPeriod, 'periodOrder') satisfies z.ZodType<ProcessingRestriction>

export const privacyRequestRow = z
  .strictObject({
    id: idOf<string>(),
    locationId: locationId.nullable(),
    kind: z.enum(privacyRequestKinds),
    ...subject,
    receivedOn: isoDayValue,
    dueOn: isoDayValue,
    note: noteValue,
    status: z.enum(['open', 'done', 'refused']),
    outcome: noteValue,
    closedAt: instantValue.nullable(),
    closedBy: idOf<string>().nullable(),
  })
  .refine((row) => row.receivedOn <= row.dueOn, 'periodOrder')
  .refine(
    (row) => (row.closedAt !== null) === (row.status !== 'open'),
    'closedOrOpen',
  ) satisfies z.ZodType<PrivacyRequest>

export const legalHoldRow = z
  .strictObject({
    id: idOf<string>(),
    locationId: locationId.nullable(),
    ...subject,
    reason: someText,
    ...period,
    liftedBecause: noteValue,
  })
  .refine(isForwardPeriod, 'periodOrder') satisfies z.ZodType<LegalHold>

export const purgeRunRow = z.strictObject({
  id: idOf<string>(),
  ranAt: instantValue,
  ranBy: idOf<string>(),
  asOf: isoDayValue,
  counts: z
    .array(z.strictObject({ kind: z.enum(retentionKinds), count: z.int('number').min(0, 'number') }))
    .max(retentionKinds.length, 'tooMany'),
  digest: z.string('text').regex(/^[0-9a-f]{64}$/, 'digest'),
}) satisfies z.ZodType<PurgeRun>

export const dataBreachRow = z.strictObject({
  id: idOf<string>(),
  locationId: locationId.nullable(),
  discoveredAt: instantValue,
  happened: someText,
  dataKinds: z.array(z.enum(breachDataKinds)).max(breachDataKinds.length, 'tooMany'),
  peopleCount: z.int('number').min(0, 'number').max(1_000_000, 'number').nullable(),
  risk: z.enum(breachRisks),
  customerInformedAt: instantValue.nullable(),
  authorityInformedAt: instantValue.nullable(),
  peopleInformedAt: instantValue.nullable(),
  notReportedBecause: noteValue,
  measures: noteValue,
  closedAt: instantValue.nullable(),
}) satisfies z.ZodType<DataBreach>
