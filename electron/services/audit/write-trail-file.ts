import type { AuditLine } from '#shared/ipc/calls/audit.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { ChainLine } from '../../db/repositories/audit-chain.ts'

const SEPARATOR = ';'
const LINE_END = '\r\n'
/** Tells a Dutch Excel that the letters are UTF-8. */
const BYTE_ORDER_MARK = '\ufeff'

/**
 * Dutch headers like those of an import. From `nummer` to `vorige` stand the parts of the proof exactly as they are
 * hashed; `wie`, `wat` and `over` are for the reader and no part of it.
 */
const header = [
  'nummer',
  'moment',
  'door',
  'computer',
  'soort',
  'onderwerp',
  'feiten',
  'inhoudbewijs',
  'vorige',
  'bewijs',
  'wie',
  'wat',
  'over',
]

/** The lines as a file, oldest first, with what somebody else needs to check them. */
export function writeTrailFile(
  lines: readonly { readonly stored: ChainLine; readonly shown: AuditLine }[],
  write: (message: Message) => string,
): Uint8Array {
  const rows = lines.map(({ stored, shown }) => [
    String(stored.seq),
    stored.at,
    stored.actorId,
    stored.deviceId,
    stored.kind,
    stored.subject ?? '',
    stored.factsText,
    stored.contentDigest ?? '',
    stored.previous,
    stored.hash,
    guarded(shown.actorName),
    guarded(write(shown.what)),
    guarded(shown.about),
  ])
  const text = [header, ...rows].map((cells) => `${cells.map(quoted).join(SEPARATOR)}${LINE_END}`).join('')
  return new TextEncoder().encode(`${BYTE_ORDER_MARK}${text}`)
}

/** A name that starts like a formula would be run by the spreadsheet that opens the file. */
function guarded(text: string): string {
  return /^\s*[=+\-@]/.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text
}

function quoted(text: string): string {
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
