import { erasedLabel, fadedLabel } from '../privacy/erased-label.ts'

/** Acts that left nothing to put back: erased, over its term, and a purge before it is emptied itself. PRIV-1, PRIV-2 */
const gone: ReadonlySet<string> = new Set([erasedLabel.code, fadedLabel.code, 'command.purgeExpired'])

/** Acts that wrote something down in a register of the law: it ends with a reason, and is not unmade. PRIV-1, PRIV-2, PRIV-7 */
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
