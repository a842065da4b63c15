import type { AgeCap, CountsView, RatioBand, RatioCell } from './model.ts'

/** Children from `fromAge` up to but not including `toAge`. */
export function countBetween(counts: CountsView, fromAge: number, toAge: number): number {
  let children = 0
  const end = Math.min(toAge, counts.length)
  for (let age = fromAge; age < end; age++) children += counts[age] ?? 0
  return children
}

export function countAll(counts: CountsView): number {
  return countBetween(counts, 0, counts.length)
}

/** Age of the youngest child present; -1 when nobody is. */
export function youngestAge(counts: CountsView): number {
  for (let age = 0; age < counts.length; age++) if ((counts[age] ?? 0) > 0) return age
  return -1
}

/** Age of the oldest child present; -1 when nobody is. */
export function oldestAge(counts: CountsView): number {
  for (let age = counts.length - 1; age >= 0; age--) if ((counts[age] ?? 0) > 0) return age
  return -1
}

/**
 * The narrowest row of a table that holds every age present; ages in between that nobody has do not matter. BKR-1
 * `undefined` when nobody is there or no row is wide enough.
 */
export function findBand(bands: readonly RatioBand[], counts: CountsView): RatioBand | undefined {
  const youngest = youngestAge(counts)
  const oldest = oldestAge(counts)
  if (youngest < 0) return undefined
  let best: RatioBand | undefined
  for (const band of bands) {
    if (band.fromAge > youngest || band.toAge <= oldest) continue
    if (best === undefined || band.toAge - band.fromAge < best.toAge - best.fromAge) best = band
  }
  return best
}

/** The cell with the fewest staff that holds all children and whose caps are kept. BKR-1 */
export function findCell(band: RatioBand, counts: CountsView): RatioCell | undefined {
  const total = countAll(counts)
  for (const cell of band.cells)
    if (total <= cell.maxChildren && findBrokenCap(cell, counts) === undefined) return cell
  return undefined
}

export function findBrokenCap(cell: RatioCell, counts: CountsView): AgeCap | undefined {
  for (const cap of cell.caps) if (countBetween(counts, cap.fromAge, cap.toAge) > cap.maxChildren) return cap
  return undefined
}

/** The most children any cell of a row holds. */
export function maxGroupSizeOf(band: RatioBand): number {
  let most = 0
  for (const cell of band.cells) most = Math.max(most, cell.maxChildren)
  return most
}

/** The most children any row of a table holds. */
export function maxGroupSizeOfBands(bands: readonly RatioBand[]): number {
  let most = 0
  for (const band of bands) most = Math.max(most, maxGroupSizeOf(band))
  return most
}
