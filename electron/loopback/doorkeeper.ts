import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { codeProtocolPrefix, socketProtocol, tokenProtocolPrefix } from '#shared/ipc/socket-frames.ts'

const codeLifetimeMs = 60_000

/** `welcome` carries the token for a page that came with a code. */
export type Entry = { readonly isLetIn: true; readonly welcome: string | null } | { readonly isLetIn: false }

export interface Doorkeeper {
  /** For a person's own terminal: opens the door as long as this run lasts. */
  readonly token: string
  /**
   * For an address that other programs can see while a browser starts (`ps`): good for one entry within a minute.
   */
  makeCode(): string
  /** Decides on the protocols a socket offers. */
  letIn(offered: string): Entry
}

/** Guards the socket: 256 bits of chance for every run of the host, compared without telling how much was right. */
export function createDoorkeeper(readMs: () => number): Doorkeeper {
  const token = randomBytes(32).toString('hex')
  const codes = new Map<string, number>()

  function takeCode(offered: string): boolean {
    for (const [code, madeMs] of codes) {
      if (readMs() - madeMs > codeLifetimeMs) codes.delete(code)
      else if (isSame(code, offered)) return codes.delete(code)
    }
    return false
  }

  return {
    token,
    makeCode: () => {
      const code = randomBytes(32).toString('hex')
      codes.set(code, readMs())
      return code
    },
    letIn: (offered) => {
      const protocols = offered.split(',').map((protocol) => protocol.trim())
      const [version, door = ''] = protocols
      if (protocols.length !== 2 || version !== socketProtocol) return { isLetIn: false }
      if (door.startsWith(tokenProtocolPrefix)) {
        return isSame(token, door.slice(tokenProtocolPrefix.length))
          ? { isLetIn: true, welcome: null }
          : { isLetIn: false }
      }
      if (door.startsWith(codeProtocolPrefix) && takeCode(door.slice(codeProtocolPrefix.length))) {
        return { isLetIn: true, welcome: token }
      }
      return { isLetIn: false }
    },
  }
}

function isSame(expected: string, offered: string): boolean {
  return timingSafeEqual(fingerprint(expected), fingerprint(offered))
}

/** Equal lengths for the comparison, whatever was sent. */
function fingerprint(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
