import type { KeyFile } from '#shared/schema/key-file.ts'
import { contextOfAnswer, readRecoveryAnswer, writeRecoveryRequest } from '#shared/sync/recovery-texts.ts'
import { isKeyOf } from '../keys/key-store.ts'
import { makeLetterbox, takeOut } from '../machine/letterbox.ts'
import type { Letterbox } from '../machine/letterbox.ts'

/** The road by headquarters: a text goes there, a text comes back, and only this run of the program can read it. */
export interface Asking {
  /** The text to hand over, or `undefined` when headquarters has no slot here. */
  ask(file: KeyFile): string | undefined
  /** The database key out of the answer. */
  hear(file: KeyFile, answer: string): Buffer | 'unreadable' | 'notForHere'
  /** It was used; the same answer does not open twice. */
  done(): void
}

export function createAsking(): Asking {
  let box: Letterbox | undefined
  return {
    ask(file) {
      const slot = file.slots.find(({ kind }) => kind === 'headquarters')
      if (slot?.kind !== 'headquarters') return undefined
      // Asking again does not make a text worthless that is on its way.
      box ??= makeLetterbox()
      return writeRecoveryRequest({
        folderId: file.folderId,
        slotId: slot.id,
        address: Buffer.from(box.address, 'base64'),
        sealedKey: Buffer.from(slot.sealedKey, 'base64'),
      })
    },
    hear(file, answer) {
      const read = readRecoveryAnswer(answer)
      if (read === undefined) return 'unreadable'
      if (box === undefined || read.folderId !== file.folderId) return 'notForHere'
      const key = takeOut(box, Buffer.from(read.sealedKey), contextOfAnswer(file.folderId))
      return key !== undefined && isKeyOf(file, key) ? key : 'notForHere'
    },
    done() {
      box?.privateKey.fill(0)
      box = undefined
    },
  }
}
