import type { SyncBlock } from '#shared/ipc/calls/sync.ts'
import type { UnfitReason } from './sync-core.ts'
import type { ExchangeFailure } from './transport.ts'

/** What stops the talking when taking something in throws. SQLite says by code that there is no room. */
export function blockOf(error: unknown): SyncBlock {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code === 'SQLITE_FULL' || code === 'ENOSPC' || code.startsWith('SQLITE_IOERR_WRITE')
    ? 'diskFull'
    : 'fault'
}

/** Whether an answer to a push is about what is in it; null = it is about the talking itself. */
export function unfitReasonOf(failure: ExchangeFailure): UnfitReason | null {
  if (failure.kind !== 'refused') return null
  if (failure.error.code === 'tooLarge') return 'tooLargeToSend'
  return failure.error.code === 'invalid' ? 'notUnderstood' : null
}
