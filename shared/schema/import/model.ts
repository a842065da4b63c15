import { z } from 'zod'

/**
 * What an import says about the files it was given. JSON-safe: the screen, the command line and the tests read the
 * same report.
 */

export const maxImportFiles = 40
/** All files together. */
export const maxImportBytes = 20 * 1024 * 1024
/** Of every cause so many places are named in all; the rest is counted. */
export const maxReportedPlaces = 1000

export interface ImportFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Base64 of 20 MB is 28 MB of text. */
const maxBase64Length = Math.ceil(maxImportBytes / 3) * 4

/** Files as they cross the bridge from the screen. */
export const importFilesSchema = z.strictObject({
  files: z
    .array(z.strictObject({ name: z.string().min(1).max(255), base64: z.string().max(maxBase64Length) }))
    .max(maxImportFiles),
})
export type ImportFilesInput = z.infer<typeof importFilesSchema>

const messageSchema = z.strictObject({
  code: z.string().max(100),
  params: z.record(z.string().max(60), z.union([z.string().max(4000), z.number()])),
})

export const importEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type ImportEncoding = (typeof importEncodings)[number]

export const importSeparators = [';', ',', '\t'] as const
export type ImportSeparator = (typeof importSeparators)[number]

/** One file: what it was taken for and what of it was not used. */
const fileReportSchema = z.strictObject({
  name: z.string(),
  /** What the file holds (`children`, `shifts`, ...); null = not recognised, so not used. */
  kind: z.string().nullable(),
  rows: z.int().min(0),
  encoding: z.enum(importEncodings).nullable(),
  separator: z.enum(importSeparators).nullable(),
  unusedColumns: z.array(z.string()).readonly(),
})

/** Where something is wrong. `row` counts as a spreadsheet does: the header is row 1. */
const placeSchema = z.strictObject({
  file: z.string(),
  row: z.int().min(1).nullable(),
  column: z.string().nullable(),
})

/** One cause with every place where it was found. */
const causeSchema = z.strictObject({
  severity: z.enum(['error', 'warning']),
  message: messageSchema,
  count: z.int().min(1),
  places: z.array(placeSchema).readonly(),
})

/** What the import does to one kind of record. */
const countSchema = z.strictObject({
  table: z.string(),
  new: z.int().min(0),
  updated: z.int().min(0),
  unchanged: z.int().min(0),
  removed: z.int().min(0),
})

export const importReportSchema = z.strictObject({
  /** `checked`: looked at only; `imported`: written; `refused`: nothing was written. */
  status: z.enum(['checked', 'imported', 'refused']),
  /** No errors; warnings do not stop an import. */
  isClean: z.boolean(),
  errorCount: z.int().min(0),
  warningCount: z.int().min(0),
  files: z.array(fileReportSchema).readonly(),
  counts: z.array(countSchema).readonly(),
  causes: z.array(causeSchema).readonly(),
  /** The command that wrote it, for undo; null when nothing was written. */
  done: z.strictObject({ commandId: z.string(), label: messageSchema }).nullable(),
})

export type ImportFileReport = z.infer<typeof fileReportSchema>
export type ImportPlace = z.infer<typeof placeSchema>
export type ImportCause = z.infer<typeof causeSchema>
export type ImportCount = z.infer<typeof countSchema>
export type ImportReport = z.infer<typeof importReportSchema>
