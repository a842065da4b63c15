import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'

const FILES_AT_A_TIME = 16

/** Makes sure that every file under a folder is on the disk. */
export async function flushFolder(folder: string): Promise<void> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  for (let from = 0; from < files.length; from += FILES_AT_A_TIME) {
    await Promise.all(files.slice(from, from + FILES_AT_A_TIME).map(flushFile))
  }
}

async function flushFile(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
