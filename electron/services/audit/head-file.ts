import { existsSync, readFileSync } from 'node:fs'
import { writeFileAtomically } from '../../db/atomic-file.ts'
import type { ChainHead } from '../../db/repositories/audit-chain.ts'
import { openWith, sealWith } from '../../machine/sealed.ts'

export const HEAD_FILE = 'audit.head'
export const HEAD_KEY_BYTES = 32

const CONTEXT = 'dagdeel-audit-head'

/** What the file beside the database says: the head, that there is no file, or that it does not open. */
export type KeptHead = ChainHead | 'missing' | 'unreadable'

/** Writes the head beside the database, sealed; a crash leaves the former one or this one. */
export function writeHeadFile(path: string, key: Buffer, { seq, hash }: ChainHead): void {
  const content = Buffer.from(JSON.stringify([seq, hash]), 'utf8')
  writeFileAtomically(path, `${sealWith(key, content, CONTEXT).toString('base64')}\n`)
}

export function readHeadFile(path: string, key: Buffer): KeptHead {
  if (!existsSync(path)) return 'missing'
  const sealed = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64')
  const content = openWith(key, sealed, CONTEXT)
  return content === undefined ? 'unreadable' : headOf(JSON.parse(content.toString('utf8')) as unknown)
}

function headOf(read: unknown): KeptHead {
  const [seq, hash] = Array.isArray(read) ? (read as readonly unknown[]) : []
  return typeof seq === 'number' && typeof hash === 'string' ? { seq, hash } : 'unreadable'
}
