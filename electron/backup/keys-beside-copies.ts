import { basename, dirname, join } from 'node:path'
import type { KeyFile } from '#shared/schema/key-file.ts'
import { writeFileAtomically } from '../db/atomic-file.ts'
import { keysNameOf, listCopyNames } from '../db/copy-folders.ts'
import { FORMER_KEYS_FILE, readFormerKeys } from '../db/former-keys.ts'
import { checkOf, isKeyOf, knownKeys, readKeyFile, textOfKeys } from '../keys/key-store.ts'
import { handOut } from '../keys/secret-slots.ts'

/*
 * A copy in the second place must open on another computer, long after, with a password. So each has a key file of its own
 * beside it, for the key it was made with; who may open it are those who may open the folder now.
 */

/** Writes the key file of one copy. `key`: what the copy is under. Throws when the place refuses. */
export function putKeysBeside(folder: string, copyPath: string, key: Buffer, installId: string): void {
  const file = keyFileFor(folder, key, installId)
  if (file !== undefined) writeFileAtomically(keysPathOf(copyPath), textOfKeys(file))
}

/**
 * Brings the key files there up to date: who was taken off this computer goes out of them, who came gets in, and nobody's
 * password is needed. One for a key that is not known here stays as it is. Throws when the place refuses. PRIV-4
 */
export function renewKeysBeside(folder: string, second: string, key: Buffer, installId: string): void {
  const formers = readFormerKeys(join(folder, FORMER_KEYS_FILE), key)
  try {
    for (const name of listCopyNames(second)) {
      const path = join(second, name)
      const known = readKeyFile(keysPathOf(path))
      const own = known && [key, ...formers].find((one) => isKeyOf(known, one))
      const next = own && keyFileFor(folder, own, installId)
      if (known === undefined || next === undefined || waysIn(known) === waysIn(next)) continue
      writeFileAtomically(keysPathOf(path), textOfKeys(next))
    }
  } finally {
    for (const former of formers) former.fill(0)
  }
}

function keysPathOf(copyPath: string): string {
  return join(dirname(copyPath), keysNameOf(basename(copyPath)))
}

/** The present ways in, to this key; `undefined` when there would be none. */
function keyFileFor(folder: string, key: Buffer, installId: string): KeyFile | undefined {
  const present = knownKeys(folder)
  if (present === undefined) return undefined
  if (isKeyOf(present, key)) {
    const file = { ...present }
    delete file.former
    return file
  }
  const slots = handOut(present, key, installId)
  if (slots.length === 0) return undefined
  return { version: 2, folderId: present.folderId, keyCheck: checkOf(key), slots }
}

/** Which slots there are, behind which passwords; what is in them is sealed anew each time. */
function waysIn({ slots }: KeyFile): string {
  return JSON.stringify(slots.map((slot) => ({ ...slot, sealedKey: '' })))
}
