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

/** Acts of somebody who stands at it. What the page asks by itself, each minute, keeps nobody's name there. PRIV-4 */
export const kioskActs: ReadonlySet<AppCallName> = new Set<AppCallName>(['quickLog.log', 'quickLog.remove'])

/** After these somebody may get in no more; then the database gets its other key at once. PRIV-4 */
export const callsThatTakeAccess: ReadonlySet<AppCallName> = new Set<AppCallName>([
  'people.remove',
  'retention.erase',
  'retention.purge',
])

/** What may not be done while anybody can open the data; invented data may be played with. */
export const callsThatNeedPassword: ReadonlySet<AppCallName> = new Set<AppCallName>([
  'import.run',
  'sync.enrol',
])
