import { z } from 'zod'
import { consentKinds, handoverKinds } from '#shared/domain/child-file/model.ts'
import type {
  ChildContact,
  ChildFile,
  Consent,
  HandoverAgreement,
  Secrecy,
} from '#shared/domain/child-file/model.ts'
import type { ChildId } from '#shared/domain/ids.ts'
import {
  idOf,
  instantValue,
  isForwardPeriod,
  isoDayValue,
  nameValue,
  noteValue,
  optionalNameValue,
} from '../values.ts'

const childId = idOf<ChildId>()
const period = { validFrom: isoDayValue, validUntil: isoDayValue.nullable() }
/** A signed sheet of paper is some twenty kilobytes; a row must fit in a message with room to spare. */
const DOCUMENT_MAX_CHARS = 200_000

export const childFileRow = z.strictObject({
  id: idOf<string>(),
  childId,
  address: optionalNameValue,
  isAddressSecret: z.boolean(),
  diet: noteValue,
  allergies: noteValue,
  medicalNotes: noteValue,
  notes: noteValue,
}) satisfies z.ZodType<ChildFile>

export const childContactRow = z.strictObject({
  id: idOf<string>(),
  childId,
  name: nameValue,
  relation: optionalNameValue,
  phone: z
    .string('text')
    .trim()
    .max(40, 'tooLong')
    .regex(/^[0-9+()\-. ]*$/, 'phone'),
  isParent: z.boolean(),
  isEmergency: z.boolean(),
  mayCollect: z.boolean(),
  sortOrder: z.int('number').min(0, 'number').max(100_000, 'number'),
}) satisfies z.ZodType<ChildContact>

export const consentRow = z
  .strictObject({
    id: idOf<string>(),
    childId,
    kind: z.enum(consentKinds),
    givenOn: isoDayValue,
    givenBy: nameValue,
    withdrawnOn: isoDayValue.nullable(),
    withdrawnBy: optionalNameValue,
  })
  .refine(
    ({ givenOn, withdrawnOn }) => withdrawnOn === null || givenOn <= withdrawnOn,
    'periodOrder',
  ) satisfies z.ZodType<Consent>

export const handoverAgreementRow = z
  .strictObject({
    id: idOf<string>(),
    childId,
    kind: z.enum(handoverKinds),
    agreement: noteValue.refine((text) => text.trim() !== '', 'empty'),
    ...period,
    parentName: nameValue,
    managerName: nameValue,
    managerId: idOf<string>(),
    signedAt: instantValue,
    document: z
      .string('text')
      .max(DOCUMENT_MAX_CHARS, 'tooLong')
      .regex(/^JVBERi[A-Za-z0-9+/]+=*$/, 'document'),
    documentDigest: z.string('text').regex(/^[0-9a-f]{64}$/, 'document'),
  })
  .refine(isForwardPeriod, 'periodOrder') satisfies z.ZodType<HandoverAgreement>

export const secrecyRow = z
  .strictObject({ id: idOf<string>(), childId, requestedOn: isoDayValue, ...period })
  .refine(isForwardPeriod, 'periodOrder') satisfies z.ZodType<Secrecy>
