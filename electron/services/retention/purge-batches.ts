import { isOver } from '#shared/commands/privacy/judged-row.ts'
import { toArgs } from '#shared/commands/privacy/list-expired.ts'
import type { Expired } from '#shared/commands/privacy/list-expired.ts'
import { purgeDigest } from '#shared/commands/privacy/purge-digest.ts'
import { keysOf, PURGE_PEOPLE_MOST } from '#shared/commands/privacy/purge-expired.ts'

/** Rows that go in one act, except of the ledger: its months go together. */
const ROWS_AT_ONCE = 500

export type PurgeArgs = ReturnType<typeof toArgs> & { readonly asOf: string; readonly digest: string }

/** What is over, cut into acts of a bounded size; who refers goes in an earlier act than what it refers to. PRIV-1 */
export function purgeBatches({ kind, asOf, people, rows }: Expired): readonly PurgeArgs[] {
  const going = { people: people.filter(isOver), rows: rows.filter(isOver) }
  const atOnce = kind === 'accounting' ? going.rows.length : ROWS_AT_ONCE
  const batches = [
    ...slices(going.people, PURGE_PEOPLE_MOST).map((some) => toArgs({ people: some, rows: [] })),
    ...slices(going.rows, atOnce).map((some) => toArgs({ people: [], rows: some })),
  ]
  return batches.map((batch) => ({ ...batch, asOf, digest: purgeDigest(keysOf(batch)) }))
}

function slices<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const found: (readonly Item[])[] = []
  for (let start = 0; start < items.length; start += size) found.push(items.slice(start, start + size))
  return found
}
