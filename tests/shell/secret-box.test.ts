import { beforeEach, expect, test, vi } from 'vitest'

const storage = vi.hoisted(() => ({
  isAvailable: true,
  backend: 'gnome_libsecret',
  isLocked: false,
}))
vi.mock('electron', () => ({
  safeStorage: {
    isAsyncEncryptionAvailable: async () => storage.isAvailable,
    getSelectedStorageBackend: () => storage.backend,
    encryptStringAsync: async (text: string) => Buffer.from(text, 'utf8').map((byte) => byte ^ 0x5a),
    decryptStringAsync: async (sealed: Buffer) => {
      if (storage.isLocked) throw new Error('the key ring is locked')
      return {
        result: Buffer.from(sealed.map((byte) => byte ^ 0x5a)).toString('utf8'),
        shouldReEncrypt: false,
      }
    },
  },
}))
const { createKeyRingSealer } = await import('#electron/main/secret-box.ts')

beforeEach(() => Object.assign(storage, { isAvailable: true, backend: 'gnome_libsecret', isLocked: false }))

const key = Buffer.alloc(32, 7)

test('the key ring gives back the key it sealed, for the same folder only', async () => {
  const sealer = await createKeyRingSealer('linux')
  const sealed = await sealer?.seal(key, 'folder|slot|1')
  if (sealer === undefined || sealed === undefined) throw new Error('there is a key ring')
  expect(sealed.includes(key)).toBe(false)
  expect(await sealer.unseal(sealed, 'folder|slot|1')).toEqual(key)
  expect(await sealer.unseal(sealed, 'another|slot|1')).toBeUndefined()
})

test('a key ring with a password that everybody knows is not used', async () => {
  storage.backend = 'basic_text'
  expect(await createKeyRingSealer('linux')).toBeUndefined()
  storage.backend = 'unknown'
  expect(await createKeyRingSealer('linux')).toBeUndefined()
})

test('without a key ring there is no sealer', async () => {
  storage.isAvailable = false
  expect(await createKeyRingSealer('win32')).toBeUndefined()
})

test('a locked key ring is "cannot open", never a fault that could be taken for damage', async () => {
  const sealer = await createKeyRingSealer('darwin')
  const sealed = await sealer?.seal(key, 'folder|slot|1')
  storage.isLocked = true
  expect(await sealer?.unseal(sealed ?? Buffer.alloc(0), 'folder|slot|1')).toBeUndefined()
  storage.isLocked = false
  expect(await sealer?.unseal(Buffer.from('nonsense'), 'folder|slot|1')).toBeUndefined()
})
