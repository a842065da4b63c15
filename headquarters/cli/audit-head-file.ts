import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { AuditHead } from '../store/audit-chain.ts'

const head = z.object({ seq: z.int().min(0), hash: z.string().regex(/^[0-9a-f]{64}$/) })

/**
 * Where the audit trail ended when it was looked at last, in a file beside the records and outside every copy of them:
 * whoever cuts the end off the trail in the database leaves a shorter one than this.
 */
export interface AuditHeadFile {
  /** `undefined` = nobody looked yet, or the file cannot be read. */
  read(): AuditHead | undefined
  keep(head: AuditHead): void
}

/** @param dataFolder of headquarters */
export function openAuditHeadFile(dataFolder: string): AuditHeadFile {
  const path = join(dataFolder, 'audit-head.json')
  return {
    read() {
      try {
        const found = head.safeParse(JSON.parse(readFileSync(path, 'utf8')))
        return found.success ? found.data : undefined
      } catch {
        return undefined
      }
    },
    keep({ seq, hash }) {
      const draft = `${path}.draft`
      const file = openSync(draft, 'w', 0o600)
      try {
        // Unlike one write of the system this goes on until all is there, or throws.
        writeFileSync(file, JSON.stringify({ seq, hash }))
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
      renameSync(draft, path)
    },
  }
}
