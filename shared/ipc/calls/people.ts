import { z } from 'zod'
import { roles } from '#shared/domain/access/model.ts'
import { defineCall } from '../define.ts'
import { instant, isoDay, locationId, plainId, shortText } from '../parts/values.ts'
import { PASSWORD_MAX_CHARS } from './gate.ts'

const password = z.string().max(PASSWORD_MAX_CHARS)

/** Somebody who works with the records: as what, and how he or she gets in on this computer. PRIV-4 */
const personView = z.strictObject({
  /** Who acts: the number of the staff member, or of the account of who is no staff. */
  actorId: plainId,
  name: shortText,
  role: z.enum(roles),
  /** Where it holds; empty = everywhere. */
  locationIds: z.array(locationId).max(1_000),
  /** null = works by the role in the records; there is no account. */
  accountId: plainId.nullable(),
  accountUntil: isoDay.nullable(),
  /** Where the roster has this staff member; a place to suggest. Empty = no staff. */
  rosteredAt: z.array(locationId).max(1_000),
  /** Signs in on this computer with a password. */
  slotId: plainId.nullable(),
  hasPin: z.boolean(),
  isYou: z.boolean(),
})
export type PersonView = z.output<typeof personView>

export const peopleList = defineCall({
  permission: 'app.use',
  input: z.strictObject({}),
  output: z.strictObject({
    people: z.array(personView).max(2_000),
    /** Who signed in is not known in the records, for instance after joining headquarters: choose who you are. */
    isUnknown: z.boolean(),
    recoveryCodeMadeAt: instant.nullable(),
    lockAfterMinutes: z.int().min(1).max(60),
  }),
})

/** Says who you are, once, when the records do not know who signed in. */
export const peopleChooseActor = defineCall({
  permission: 'app.use',
  input: z.strictObject({ actorId: plainId }),
  output: z.strictObject({}),
})

/** Lets somebody sign in on this computer, with a password to begin with. */
export const peopleAdd = defineCall({
  permission: 'people.manage',
  input: z.strictObject({ actorId: plainId, password }),
  output: z.strictObject({ slotId: plainId }),
})

/** Takes somebody off this computer. The database gets another key, so that a copied key file is of no use. */
export const peopleRemove = defineCall({
  permission: 'people.manage',
  input: z.strictObject({ slotId: plainId }),
  output: z.strictObject({}),
  deadlineMs: 120_000,
})

export const peopleReset = defineCall({
  permission: 'people.manage',
  input: z.strictObject({ slotId: plainId, password }),
  output: z.strictObject({}),
})

/** One's own password. */
export const peopleChangePassword = defineCall({
  permission: 'app.use',
  input: z.strictObject({ current: password, next: password }),
  output: z.strictObject({}),
})

/** A new printed code; the former one opens nothing any more. */
export const peopleNewRecoveryCode = defineCall({
  permission: 'people.manage',
  input: z.strictObject({}),
  output: z.strictObject({ recoveryCode: shortText }),
})

/** A short code for the quick log alone; null takes it away. Four to eight digits, and not the first one anybody tries. */
export const peopleSetPin = defineCall({
  permission: 'people.manage',
  input: z.strictObject({
    actorId: plainId,
    pin: z
      .string()
      .regex(/^\d{4,8}$/)
      .nullable(),
  }),
  output: z.strictObject({}),
})

/** Gives somebody an account, or changes it from today on. `actorId` null = somebody who is no staff, by name. */
export const accountsOpen = defineCall({
  permission: 'accounts.edit',
  input: z.strictObject({
    actorId: plainId.nullable(),
    name: shortText,
    role: z.enum(roles),
    locationIds: z.array(locationId).max(1_000),
    validUntil: isoDay.nullable(),
  }),
  output: z.strictObject({ actorId: plainId }),
})

/** From tomorrow on somebody may not sign in any more, on any computer. `isNow`: from this moment on. */
export const accountsEnd = defineCall({
  permission: 'accounts.edit',
  input: z.strictObject({ actorId: plainId, isNow: z.boolean() }),
  output: z.strictObject({}),
})

export const kioskStart = defineCall({
  permission: 'kiosk.start',
  input: z.strictObject({}),
  output: z.strictObject({}),
})
