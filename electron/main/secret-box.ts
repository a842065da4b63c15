import { safeStorage } from 'electron'
import type { KeySealer } from '../db/key-sealer.ts'

/** On Linux only these keep a secret; `basic_text` is a password that is the same everywhere. */
const trustedBackends: ReadonlySet<string> = new Set(['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6'])

/**
 * Seals the database key with the key ring of the operating system, or `undefined` where there is none that keeps a
 * secret; then the local key file does it. A key ring that cannot open the seal is "sealed", never "damaged".
 */
export async function createKeyRingSealer(platform: NodeJS.Platform): Promise<KeySealer | undefined> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return undefined
  if (platform === 'linux' && !trustedBackends.has(safeStorage.getSelectedStorageBackend())) return undefined
  return {
    name: 'keyRing',
    keepsSecret: true,
    seal: (key, context) =>
      safeStorage.encryptStringAsync(JSON.stringify({ context, key: key.toString('base64') })),
    unseal: async (sealed, context) => {
      const opened = await openSeal(sealed)
      return opened?.context === context ? Buffer.from(opened.key, 'base64') : undefined
    },
  }
}

async function openSeal(
  sealed: Buffer,
): Promise<{ readonly context: string; readonly key: string } | undefined> {
  try {
    const { result } = await safeStorage.decryptStringAsync(sealed)
    const value: unknown = JSON.parse(result)
    if (typeof value !== 'object' || value === null || !('context' in value) || !('key' in value))
      return undefined
    return typeof value.context === 'string' && typeof value.key === 'string'
      ? { context: value.context, key: value.key }
      : undefined
  } catch {
    // Another user, another machine, or a key ring that was reset.
    return undefined
  }
}
