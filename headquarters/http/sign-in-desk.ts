import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { DeviceId } from '#shared/domain/ids.ts'

const CHALLENGE_LIFETIME_MS = 60_000
const TOKEN_LIFETIME_MS = 600_000
/** More than any organisation has computers signing in within a minute. */
const MAX_CHALLENGES = 10_000
/** A computer renews before the old one ends; more than this it never holds. */
const MAX_TOKENS_A_DEVICE = 4

export interface SignedIn {
  readonly device: DeviceId
  readonly expiresInMs: number
}

/**
 * Lets a device in that proves it holds its key: it signs a challenge that is good once, and gets a token for ten
 * minutes. Tokens are kept as fingerprints in memory, so a copy of anything of ours opens nothing, and a restart of
 * headquarters only makes devices sign in again.
 */
export interface SignInDesk {
  makeChallenge(device: DeviceId): string
  /** Whether this device was given this challenge within the minute; true at most once. */
  takeChallenge(device: DeviceId, challenge: string): boolean
  issue(device: DeviceId): { readonly token: string; readonly expiresInMs: number }
  whoIs(token: string): SignedIn | undefined
  /** A device that may no longer come in: its tokens end now. */
  forget(device: DeviceId): void
  readonly tokenCount: number
}

interface Token {
  readonly device: DeviceId
  readonly endsMs: number
}

/** `readMs` counts on whatever the clock on the wall does. */
export function createSignInDesk(readMs: () => number): SignInDesk {
  const challenges = new Map<string, Token>()
  const tokens = new Map<string, Token>()

  function dropEnded(kept: Map<string, Token>): void {
    for (const [key, { endsMs }] of kept) {
      // In order of making, and all of a kind live equally long.
      if (endsMs > readMs()) break
      kept.delete(key)
    }
  }

  return {
    get tokenCount() {
      dropEnded(tokens)
      return tokens.size
    },
    makeChallenge(device) {
      dropEnded(challenges)
      const [oldest] = challenges.keys()
      if (challenges.size >= MAX_CHALLENGES && oldest !== undefined) challenges.delete(oldest)
      const challenge = randomBytes(32).toString('base64url')
      challenges.set(challenge, { device, endsMs: readMs() + CHALLENGE_LIFETIME_MS })
      return challenge
    },
    takeChallenge(device, challenge) {
      const known = challenges.get(challenge)
      challenges.delete(challenge)
      return known !== undefined && known.device === device && known.endsMs > readMs()
    },
    issue(device) {
      dropEnded(tokens)
      const own = [...tokens].filter(([, token]) => token.device === device)
      for (const [key] of own.slice(0, Math.max(0, own.length - MAX_TOKENS_A_DEVICE + 1))) tokens.delete(key)
      const token = randomBytes(32).toString('base64url')
      tokens.set(fingerprint(token), { device, endsMs: readMs() + TOKEN_LIFETIME_MS })
      return { token, expiresInMs: TOKEN_LIFETIME_MS }
    },
    whoIs(token) {
      const known = tokens.get(fingerprint(token))
      if (known === undefined || known.endsMs <= readMs()) return undefined
      return { device: known.device, expiresInMs: known.endsMs - readMs() }
    },
    forget(device) {
      for (const [key, token] of tokens) if (token.device === device) tokens.delete(key)
      for (const [key, challenge] of challenges) if (challenge.device === device) challenges.delete(key)
    },
  }
}

/** Whether the text was signed with the key that belongs to this public key. Anything unreadable is a no. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  const key = readPublicKey(publicKey)
  return key !== undefined && verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'))
}

/** An Ed25519 key in SPKI as base64, or `undefined` for anything else. */
export function readPublicKey(publicKey: string): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
    return key.asymmetricKeyType === 'ed25519' ? key : undefined
  } catch {
    return undefined
  }
}

/** Found by fingerprint: how long a look-up takes says nothing about how much of a token was right. */
function fingerprint(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
