import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import { writeWhole } from './write-whole.ts'

/** Writes a small private file so that a crash leaves either the old content or the new, never half. */
export function writeFileAtomically(path: string, content: string): void {
  const draft = `${path}.draft`
  const file = openSync(draft, 'w', 0o600)
  try {
    writeWhole(file, Buffer.from(content, 'utf8'), 0)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(draft, path)
  flushFolder(dirname(path))
}

/** The new name itself must reach the disk too. Windows cannot open a folder for this and does not need to. */
export function flushFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
