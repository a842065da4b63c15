import type { Message } from '#shared/domain/explanation/model.ts'
import type { OpenFailure } from './db/open-failure.ts'

/** The sentence that tells a person why the data folder stayed closed, and that nothing was changed in it. */
export function describeOpenFailure(failure: OpenFailure, folder: string): Message {
  const code = `open.${failure.kind}`
  switch (failure.kind) {
    case 'inUse':
      return { code, params: { folder, pid: failure.pid } }
    case 'unreachable':
      return { code, params: { folder, error: failure.code } }
    case 'keySealed':
      return { code, params: { folder, sealer: failure.sealer } }
    case 'damaged':
      return { code, params: { folder, detail: failure.detail } }
    case 'newer':
    case 'keyNewer':
      return {
        code,
        params: { folder, fileVersion: failure.fileVersion, knownVersion: failure.knownVersion },
      }
    case 'copyFailed':
      return { code, params: { folder, detail: failure.detail } }
    case 'keyMissing':
    case 'keyDamaged':
    case 'passwordNeeded':
    case 'wrongSecret':
    case 'wrongKey':
      return { code, params: { folder } }
  }
}
