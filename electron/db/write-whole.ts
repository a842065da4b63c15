import { writeSync } from 'node:fs'

/**
 * Writes all of it, from `position` bytes on. A disk that is almost full takes a part and says nothing; only the next write
 * fails, so what was taken is looked at. Throws what the disk says.
 */
export function writeWhole(file: number, content: Buffer, position: number): void {
  let written = 0
  while (written < content.length) {
    written += writeSync(file, content, written, content.length - written, position + written)
  }
}
