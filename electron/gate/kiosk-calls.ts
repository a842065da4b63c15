import type { AppCallName } from '#shared/ipc/contract.ts'

/** All that a short code opens: the frame, today's children, and noting how long they stay. PRIV-4 */
export const kioskCalls: ReadonlySet<AppCallName> = new Set<AppCallName>([
  'session.get',
  'quickLog.present',
  'quickLog.log',
  'quickLog.remove',
  'quickLog.today',
  'quickLog.control',
])

/** What may not be done while anybody can open the data; invented data may be played with. */
export const callsThatNeedPassword: ReadonlySet<AppCallName> = new Set<AppCallName>([
  'import.run',
  'sync.enrol',
])
