import { invariant } from '#shared/kernel/invariant.ts'
import type { ComposedApplication } from './composed-application.ts'
import { readFolder } from './machine/read-folder.ts'

/** Fills an empty data folder with the sample organisation; one that holds anything is left alone. */
export function importSample(
  application: Pick<ComposedApplication, 'isEmpty' | 'fillEmpty'>,
  folder: string,
): void {
  if (!application.isEmpty()) return
  const files = readFolder(folder)
  invariant(files.ok, 'the sample organisation ships with the app')
  const report = application.fillEmpty(files.value)
  invariant(report.status === 'imported', 'the sample organisation can be imported')
}
