import { z } from 'zod'
import { defineCall } from '../define.ts'
import { count, instant, isoDay, message, plainId, shortText } from '../parts/values.ts'
import { settings } from './settings.ts'

/*
 * What can be asked while the data is closed, and how it is opened and closed again. The gate answers these itself,
 * before anything reaches the application; no names of children, and no key, ever pass here. PRIV-4, PRIV-6
 */

export const PASSWORD_MAX_CHARS = 200

/** As it was typed; whether it will do is for the gate to say. */
const password = z.string().max(PASSWORD_MAX_CHARS)

/** Where somebody was when the screen was locked, to go on there: an address of the page and what was half typed. */
export const keptPlace = z.strictObject({
  path: z.string().max(500).startsWith('/'),
  drafts: z.array(z.strictObject({ key: shortText, value: z.string().max(20_000) })).max(20),
})
export type KeptPlace = z.output<typeof keptPlace>

const person = z.strictObject({ slotId: plainId, name: shortText })
const kioskPerson = z.strictObject({ actorId: plainId, name: shortText })

/** A copy that can be put back, as far as can be said of it. */
const copy = z.strictObject({
  name: shortText,
  madeAt: instant,
  /** Rows of records in it; null = it could not be opened. */
  rowCount: count.nullable(),
  bytes: z.int().min(0),
})

/**
 * - `new`: an empty folder; somebody chooses a password first.
 * - `locked`: somebody must sign in.
 * - `open`: the application answers.
 * - `kiosk`: open, but only for the quick log, behind short codes.
 * - `repair`: the password was right and the database cannot be read; copies can be put back.
 * - `closed`: it cannot be opened here; `trouble` says why, and nothing was touched.
 */
export const gateStates = ['new', 'locked', 'open', 'kiosk', 'repair', 'closed'] as const

export const gateView = z.strictObject({
  state: z.enum(gateStates),
  trouble: message.nullable(),
  people: z.array(person).max(100),
  /** Who worked here last; named first on the sign-in screen. */
  lastSlotId: plainId.nullable(),
  lockedAt: instant.nullable(),
  /** The screen is about to be locked: hand over with `gate.lock` where somebody was, within two seconds. */
  isLockDue: z.boolean().optional(),
  /** Seconds until a password is looked at again, after wrong ones; 0 = now. */
  waitSeconds: count,
  /** Wrong ones that are still free of a wait. */
  freeTries: count,
  hasRecoveryCode: z.boolean(),
  /** Headquarters can open this computer for somebody who lost everything. */
  canAskHeadquarters: z.boolean(),
  /** Only while open as a kiosk. */
  kiosk: z
    .strictObject({ people: z.array(kioskPerson).max(500), current: kioskPerson.nullable() })
    .nullable(),
  /** Only in repair. */
  copies: z.array(copy).max(100),
  settings,
  today: isoDay,
  version: shortText,
})
export type GateView = z.output<typeof gateView>
export type GateState = GateView['state']

export const gateStatus = defineCall({
  permission: 'app.use',
  input: z.strictObject({}),
  output: gateView,
})

/** How strong a password is, while it is typed. 0 to 4; `reason` says why it will not do. */
export const gateJudgePassword = defineCall({
  permission: 'app.use',
  input: z.strictObject({ password, name: shortText }),
  output: z.strictObject({
    isAccepted: z.boolean(),
    score: z.int().min(0).max(4),
    reason: message.nullable(),
  }),
})

/** Somebody chooses a password for this computer: an empty folder, or one that had none. The code is shown this once. */
export const gateSetUp = defineCall({
  permission: 'app.use',
  input: z.strictObject({ name: z.string().trim().min(1).max(100), password }),
  output: z.strictObject({ recoveryCode: shortText }),
})

export const gateSignIn = defineCall({
  permission: 'app.use',
  input: z.strictObject({ slotId: plainId, password }),
  output: z.strictObject({ place: keptPlace.nullable() }),
})

export const gateLock = defineCall({
  permission: 'app.use',
  input: z.strictObject({ place: keptPlace.nullable() }),
  output: z.strictObject({}),
})

/** Somebody is at the keyboard: the idle clock starts anew. */
export const gateStillHere = defineCall({
  permission: 'app.use',
  input: z.strictObject({}),
  output: z.strictObject({}),
})

/** A new password with the printed code. The code has done its work: the new one is shown this once. */
export const gateRecover = defineCall({
  permission: 'app.use',
  input: z.strictObject({ code: shortText, slotId: plainId, password }),
  output: z.strictObject({ recoveryCode: shortText, place: keptPlace.nullable() }),
})

/** A text to hand to headquarters, which answers with another. Neither is of use to anybody else. */
export const gateAskHeadquarters = defineCall({
  permission: 'app.use',
  input: z.strictObject({}),
  output: z.strictObject({ request: z.string().max(2_000) }),
})

export const gateHearHeadquarters = defineCall({
  permission: 'app.use',
  input: z.strictObject({ answer: z.string().max(2_000), slotId: plainId, password }),
  output: z.strictObject({ recoveryCode: shortText, place: keptPlace.nullable() }),
})

/** A colleague at the kiosk: the short code opens the quick log for one person, and nothing else. */
export const gateKioskEnter = defineCall({
  permission: 'app.use',
  input: z.strictObject({ actorId: plainId, pin: z.string().regex(/^\d{4,8}$/) }),
  output: z.strictObject({}),
})

export const gateKioskLeave = defineCall({
  permission: 'app.use',
  input: z.strictObject({}),
  output: z.strictObject({}),
})

/** Puts a copy in the place of a database that cannot be read; what was there is moved aside, never removed. */
export const gateRestore = defineCall({
  permission: 'app.use',
  input: z.strictObject({ copy: shortText }),
  output: z.strictObject({ movedTo: shortText, workBack: count }),
  deadlineMs: 120_000,
})

/** Reads row by row what can still be read of a damaged database into a new one. */
export const gateSalvage = defineCall({
  permission: 'app.use',
  input: z.strictObject({}),
  output: z.strictObject({ movedTo: shortText, rowsSaved: count, rowsLost: count, workBack: count }),
  deadlineMs: 300_000,
})
