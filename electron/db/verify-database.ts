import type { ReadableDb } from './handles.ts'
import type { Finding } from './verify/finding.ts'
import { verifyFile, verifyRows } from './verify/verify-file.ts'
import { verifyHistory } from './verify/verify-history.ts'
import { verifyLedger } from './verify/verify-ledger.ts'
import { verifyRules } from './verify/verify-rules.ts'

/** Looks at a whole data folder and tells everything that is not as it must be. Reads only; an empty list is good. */
export function verifyDatabase(db: ReadableDb): readonly Finding[] {
  return [...verifyFile(db), ...verifyRows(db), ...verifyRules(db), ...verifyLedger(db), ...verifyHistory(db)]
}
