import type { Office } from './cli/office.ts'

/** More than anybody erases in a lifetime. */
const ALL = 1_000_000

/**
 * Makes the records and the ledger of erasures agree before anybody is let in: what an older copy brought back is
 * erased again, in the order it was erased first. Answers how many were.
 */
export async function eraseAgain({ store, operator, erasures }: Office): Promise<number> {
  const listed = () => store.read((reader) => reader.listErasures(0, ALL))
  erasures.remember(await listed())
  let count = 0
  for (const { subjectId, legalRef } of erasures.list()) {
    // Asked anew each time: erasing a family erases its children with it.
    const known = new Set((await listed()).map((erasure) => erasure.subjectId))
    if (known.has(subjectId)) continue
    await operator.eraseSubject(subjectId, legalRef)
    count += 1
  }
  return count
}
