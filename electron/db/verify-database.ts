import type { ReadableDb } from './handles.ts'
import { isEnrolled } from './repositories/sync-state.ts'
import type { Finding } from './verify/finding.ts'
import { verifyChain } from './verify/verify-chain.ts'
import { verifyDevice } from './verify/verify-device.ts'
import { verifyFile, verifyRows } from './verify/verify-file.ts'
import { verifyActs, verifyHistory } from './verify/verify-history.ts'
import { verifyLedger } from './verify/verify-ledger.ts'
import { verifyRules } from './verify/verify-rules.ts'

/** Looks at a whole data folder and tells everything that is not as it must be. Reads only; an empty list is good. */
export function verifyDatabase(db: ReadableDb): readonly Finding[] {
  const isOfHeadquarters = isEnrolled(db)
  return [
    ...verifyFile(db, isOfHeadquarters ? 'some' : 'all'),
    ...verifyRows(db),
    ...verifyRules(db),
    ...verifyLedger(db, isOfHeadquarters ? 'some' : 'all'),
    ...verifyActs(db),
    ...verifyChain(db).findings,
    ...(isOfHeadquarters ? verifyDevice(db) : verifyHistory(db)),
  ]
}
