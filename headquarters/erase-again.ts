import type { Office } from './cli/office.ts'

/** More than anybody erases in a lifetime. */
const ALL = 1_000_000

/**
 * Makes the records and the ledger of erasures agree before anybody is let in: what an older copy brought back is
 * erased again, in the order it was erased first, and what was asked and cut off is done after all. Answers how many were.
 *
 * @param failed told when an erasure that was never done fails again: headquarters must start all the same, and the
 * ledger keeps it open
 */
export async function eraseAgain(
  { store, operator, erasures }: Office,
  failed: (fault: unknown) => void = rethrow,
): Promise<number> {
  const listed = () => store.read((reader) => reader.listErasures(0, ALL))
  // Asked anew each time: erasing a family erases its children with it.
  const isDone = async (id: string) => (await listed()).some(({ subjectId }) => subjectId === id)
  erasures.remember(await listed())
  let count = 0
  for (const { subjectId, legalRef } of erasures.list()) {
    if (await isDone(subjectId)) continue
    await operator.eraseSubject(subjectId, legalRef)
    count += 1
  }
  for (const { subjectId, legalRef } of erasures.listOpen()) {
    if (await isDone(subjectId)) continue
    try {
      await operator.eraseSubject(subjectId, legalRef)
      count += 1
    } catch (fault) {
      failed(fault)
    }
  }
  erasures.remember(await listed())
  return count
}

function rethrow(fault: unknown): never {
  throw fault
}
