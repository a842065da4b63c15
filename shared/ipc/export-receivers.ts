import type { Receiver } from '#shared/domain/child-file/may-go-outside.ts'
import type { CallName } from './contract.ts'

/**
 * For whom each file is that the application gives out; null = nobody is named in it. A file for the tax office or the
 * municipality leaves out whoever `mayGoOutside` keeps inside; there is none so far. A test finds every call that gives
 * a file and asks that it stands here. PRIV-2, PRIV-3
 */
export const exportReceivers: Readonly<Partial<Record<CallName, Receiver | null>>> = {
  // For the own administration, which makes the bills; children with secrecy are marked in it.
  'ledger.export': 'headquarters',
  'backups.exportAll': 'headquarters',
  'audit.export': 'headquarters',
  'breaches.print': null,
  'privacy.exportPerson': 'parent',
  'childFile.handoverPaper': 'parent',
  'support.make': null,
}
