import { z } from 'zod'
import { consentKinds, handoverKinds } from '#shared/domain/child-file/model.ts'
import { defineCall } from '../define.ts'
import { done } from '../parts/done.ts'
import { childId, instant, isoDay, longText, plainId, plannedDay, shortText } from '../parts/values.ts'

const language = z.enum(['nl', 'en'])

/**
 * The file of a child. What is masked (medical notes, telephone numbers, a secret address) is not in it: only whether
 * there is something. It comes by a call of its own, which is written down. FILE-1, PRIV-5
 */
const childFileView = z.strictObject({
  childId,
  firstName: shortText,
  /** The language the family gets letters in. */
  paperLanguage: language,
  /** Kept and not used since that day; then everything below is empty. PRIV-2 */
  restrictedSince: isoDay.nullable(),
  file: z.strictObject({
    diet: longText,
    allergies: longText,
    notes: longText,
    hasMedicalNotes: z.boolean(),
    hasAddress: z.boolean(),
    isAddressSecret: z.boolean(),
    /** null = secret. */
    address: shortText.nullable(),
  }),
  contacts: z
    .array(
      z.strictObject({
        id: plainId,
        name: shortText,
        relation: shortText,
        hasPhone: z.boolean(),
        isParent: z.boolean(),
        isEmergency: z.boolean(),
        mayCollect: z.boolean(),
      }),
    )
    .max(200),
  /** Newest first; also those that were withdrawn. */
  consents: z
    .array(
      z.strictObject({
        id: plainId,
        kind: z.enum(consentKinds),
        givenOn: isoDay,
        givenBy: shortText,
        withdrawnOn: isoDay.nullable(),
        withdrawnBy: shortText,
      }),
    )
    .max(1_000),
  /** Newest first; without their papers. */
  handovers: z
    .array(
      z.strictObject({
        id: plainId,
        kind: z.enum(handoverKinds),
        agreement: longText,
        validFrom: isoDay,
        validUntil: isoDay.nullable(),
        parentName: shortText,
        managerName: shortText,
        signedAt: instant,
      }),
    )
    .max(1_000),
  secrecies: z
    .array(
      z.strictObject({
        id: plainId,
        requestedOn: isoDay,
        validFrom: isoDay,
        validUntil: isoDay.nullable(),
      }),
    )
    .max(200),
  /** A preschool education group the child has a place in while there is secrecy; null = none. PRIV-3 */
  preschoolGroupName: shortText.nullable(),
})
export type ChildFileView = z.output<typeof childFileView>

export const childFileGet = defineCall({
  permission: 'childFile.view',
  input: z.strictObject({ childId }),
  output: childFileView,
})

const maskedFields = ['medicalNotes', 'address', 'phone'] as const
export type MaskedField = (typeof maskedFields)[number]

/** Uncovers one masked field. Who asked for what, of which child and when, is written down. PRIV-5 */
export const childFileReveal = defineCall({
  permission: 'childFile.reveal',
  input: z.strictObject({
    childId,
    field: z.enum(maskedFields),
    /** Whose telephone number; null for another field. */
    contactId: plainId.nullable(),
  }),
  output: z.strictObject({ text: longText }),
})

export const childFileSave = defineCall({
  permission: 'childFile.edit',
  input: z.strictObject({
    childId,
    /** null = as it is. */
    address: shortText.nullable(),
    isAddressSecret: z.boolean(),
    diet: longText,
    allergies: longText,
    /** null = as it is. */
    medicalNotes: longText.nullable(),
    notes: longText,
  }),
  output: done,
})

export const childFileSaveContacts = defineCall({
  permission: 'childFile.edit',
  input: z.strictObject({
    childId,
    /** In the order in which they are called. */
    contacts: z
      .array(
        z.strictObject({
          id: plainId.nullable(),
          name: shortText.min(1),
          relation: shortText,
          /** null = as it is. */
          phone: z.string().max(40).nullable(),
          isParent: z.boolean(),
          isEmergency: z.boolean(),
          mayCollect: z.boolean(),
        }),
      )
      .max(20),
  }),
  output: done,
})

export const childFileGiveConsent = defineCall({
  permission: 'childFile.edit',
  input: z.strictObject({
    childId,
    kind: z.enum(consentKinds),
    givenOn: plannedDay,
    givenBy: shortText.min(1),
  }),
  output: done,
})

export const childFileWithdrawConsent = defineCall({
  permission: 'childFile.edit',
  input: z.strictObject({ consentId: plainId, withdrawnBy: shortText.min(1) }),
  output: done,
})

/** A name is drawn, or typed by who cannot draw; then there are no lines. FILE-2 */
const signature = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('drawn'),
    /** Lines in a box of 600 by 200. */
    strokes: z
      .array(
        z
          .array(z.tuple([z.int().min(0).max(600), z.int().min(0).max(200)]))
          .min(1)
          .max(400),
      )
      .min(1)
      .max(40),
  }),
  z.strictObject({ kind: z.literal('typed') }),
])
export type Signature = z.output<typeof signature>

export const childFileSignHandover = defineCall({
  permission: 'handovers.sign',
  input: z.strictObject({
    childId,
    kind: z.enum(handoverKinds),
    agreement: longText.min(1),
    validFrom: plannedDay,
    validUntil: plannedDay.nullable(),
    parentName: shortText.min(1),
    /** Of the paper that is signed. */
    language,
    parentSignature: signature,
    managerSignature: signature,
  }),
  output: done,
})

export const childFileEndHandover = defineCall({
  permission: 'handovers.sign',
  input: z.strictObject({ agreementId: plainId, lastDay: plannedDay }),
  output: done,
})

/** The signed paper, checked against the digest it was stored with. It is written down that it was taken out. */
export const childFileHandoverPaper = defineCall({
  permission: 'childFile.view',
  input: z.strictObject({ agreementId: plainId }),
  output: z.strictObject({
    fileName: shortText,
    base64: z.string().max(200_000),
    digest: z.string().length(64),
  }),
})

export const childFileStartSecrecy = defineCall({
  permission: 'secrecy.edit',
  input: z.strictObject({ childId, requestedOn: plannedDay, validFrom: plannedDay }),
  output: done,
})

export const childFileEndSecrecy = defineCall({
  permission: 'secrecy.edit',
  input: z.strictObject({ secrecyId: plainId }),
  output: done,
})
