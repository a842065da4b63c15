import type { TableName } from '#shared/schema/rows/table-rows.ts'
import { erasedLabel, fadedLabel } from '../privacy/erased-label.ts'

/** Acts that left nothing to put back: erased, over its term, and a purge before it is emptied itself. PRIV-1, PRIV-2 */
const gone: ReadonlySet<string> = new Set([erasedLabel.code, fadedLabel.code, 'command.purgeExpired'])

/** Registers of the law: what was written down in one ends with a reason, and is not unmade. PRIV-1, PRIV-2, PRIV-7 */
export const registers: ReadonlySet<TableName> = new Set(['legal_hold', 'privacy_request', 'data_breach'])

/** The acts that write something down in one of them. */
const registered: ReadonlySet<string> = new Set([
  'command.setHold',
  'command.enterPrivacyRequest',
  'command.enterBreach',
])

/** Whether nothing is left to put back of an act with this label. */
export function isGone(labelCode: string): boolean {
  return gone.has(labelCode)
}

/** Whether an act with this label can never be taken back, so that nobody is offered to. */
export function staysDone(labelCode: string): boolean {
  return isGone(labelCode) || registered.has(labelCode)
}
