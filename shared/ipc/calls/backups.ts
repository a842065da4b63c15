import { z } from 'zod'
import { defineCall } from '../define.ts'
import { count, instant, shortText } from '../parts/values.ts'

/*
 * Copies of everything on this computer: how they stand, making and checking one, a second place, putting one back, and
 * everything in files that other programs can read. Nothing of the records passes here but in that last file.
 */

const COPY_DEADLINE_MS = 300_000

/** As `list-copies` names it; never a path. */
const copyName = z.string().regex(/^[A-Za-z0-9._-]{1,100}\.db$/)

export const copyTroubleCodes = ['diskFull', 'notAllowed', 'placeMissing', 'notSound', 'unreachable'] as const
const failure = z.strictObject({ at: instant, code: z.enum(copyTroubleCodes) }).nullable()

const copy = z.strictObject({
  name: copyName,
  madeAt: instant,
  /** Rows of records in it; null = it does not open with the present key. */
  rowCount: count.nullable(),
  bytes: z.int().min(0),
  place: z.enum(['here', 'second', 'both']),
})
export type CopyView = z.output<typeof copy>

const backupsView = z.strictObject({
  isBusy: z.boolean(),
  /** The last copy that proved sound, or null. */
  lastMadeAt: instant.nullable(),
  /** Why the last try failed; null after one that succeeded. */
  failure,
  second: z
    .strictObject({
      /** As it was typed; only for who may manage copies. */
      folder: z.string().max(1_000),
      isReachable: z.boolean(),
      failure,
    })
    .nullable(),
  /** A copy waits to be put back when this computer opens the next time. */
  isRestoreDue: z.boolean(),
  copies: z.array(copy).max(100),
})
export type BackupsView = z.output<typeof backupsView>

export const backupsStatus = defineCall({
  permission: 'backup.manage',
  input: z.strictObject({}),
  output: backupsView,
  deadlineMs: 30_000,
})

export const backupsMake = defineCall({
  permission: 'backup.manage',
  input: z.strictObject({}),
  output: z.strictObject({ name: copyName }),
  deadlineMs: COPY_DEADLINE_MS,
})

/** Opens a copy and reads every page of it. */
export const backupsCheck = defineCall({
  permission: 'backup.manage',
  input: z.strictObject({ name: copyName }),
  output: z.strictObject({ isSound: z.boolean(), rowCount: count.nullable() }),
  deadlineMs: 60_000,
})

/** A folder somebody typed, on this computer or the network; null = no second place any more. */
export const backupsSetPlace = defineCall({
  permission: 'backup.manage',
  input: z.strictObject({ folder: z.string().trim().min(1).max(1_000).nullable() }),
  output: z.strictObject({}),
})

/** What putting a copy back would bring and cost. */
export const backupsPreview = defineCall({
  permission: 'backup.manage',
  input: z.strictObject({ name: copyName }),
  output: z.strictObject({
    madeAt: instant,
    rowsThen: count,
    rowsNow: count,
    /** Acts that were done since the copy and are not in it. */
    actsSince: count,
    /** Of those so many wait for headquarters and come back by themselves. */
    actsBack: count,
  }),
  deadlineMs: 60_000,
})
export type RestorePreview = z.output<typeof backupsPreview.output>

/** Makes a copy ready to be put in place; that happens when this computer is locked and opened again. */
export const backupsRestore = defineCall({
  permission: 'backup.manage',
  input: z.strictObject({ name: copyName }),
  output: z.strictObject({ actsBack: count }),
  deadlineMs: COPY_DEADLINE_MS,
})

/** The copy that waits is not put in place after all. */
export const backupsCancelRestore = defineCall({
  permission: 'backup.manage',
  input: z.strictObject({}),
  output: z.strictObject({}),
})

/** Every table in CSV and JSON, in one zip. Secrecy and restrictions go along as columns. */
export const backupsExportAll = defineCall({
  permission: 'records.export',
  input: z.strictObject({}),
  output: z.strictObject({
    fileName: shortText,
    base64: z.string().max(28_000_000),
    tables: count,
    rows: count,
  }),
  deadlineMs: COPY_DEADLINE_MS,
})
