import { importFilesSchema, importReportSchema } from '#shared/schema/import/model.ts'
import { defineCall } from '../define.ts'

const importDeadlineMs = 120_000

/** Reads and checks files; writes nothing. */
export const importCheck = defineCall({
  permission: 'data.import',
  input: importFilesSchema,
  output: importReportSchema,
  deadlineMs: importDeadlineMs,
})

/** Checks once more and writes everything, or nothing. */
export const importRun = defineCall({
  permission: 'data.import',
  input: importFilesSchema,
  output: importReportSchema,
  deadlineMs: importDeadlineMs,
})
