import type { FileKind } from './file-kind.ts'
import { attendanceFiles } from './kinds/attendance-files.ts'
import { childFiles } from './kinds/child-files.ts'
import { childRecordFiles } from './kinds/child-record-files.ts'
import { ledgerFiles } from './kinds/ledger-files.ts'
import { organisationFiles } from './kinds/organisation-files.ts'
import { requestFiles } from './kinds/request-files.ts'
import { schoolFiles } from './kinds/school-files.ts'
import { staffFiles } from './kinds/staff-files.ts'
import { waitingFiles } from './kinds/waiting-files.ts'
import { normaliseName } from './normalise-name.ts'

/** Every kind of file an import knows. */
export const fileKinds: readonly FileKind[] = [
  ...organisationFiles,
  ...schoolFiles,
  ...staffFiles,
  ...childFiles,
  ...childRecordFiles,
  ...attendanceFiles,
  ...requestFiles,
  ...ledgerFiles,
  ...waitingFiles,
]

/**
 * The kind a file name stands for: `kinderen.csv`, `Kinderen 2026.csv`, `03_kinderen_export.csv`. Digits, months and
 * the word "export" do not matter; `undefined` when the name says nothing we know.
 */
export function findFileKind(fileName: string): FileKind | undefined {
  const base = fileName.replace(/^.*[/\\]/, '').replace(/\.[A-Za-z]{2,4}$/, '')
  const name = normaliseName(base).replaceAll(/\d+|export/g, '')
  return fileKinds.find((kind) => kind.names.some((known) => normaliseName(known) === name))
}
