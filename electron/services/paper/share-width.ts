/** What a column of a table would like: all of its lines whole, and at the least its widest word. */
export interface WishedWidth {
  readonly atLeast: number
  readonly wanted: number
}

/**
 * Divides a width over columns. Where all fits each gets what it wants, and the room that is left goes to all alike. Where it
 * does not, short columns stay whole and the long ones share: each its widest word and a fair part of the rest. Where even
 * the words do not fit they are cut evenly.
 */
export function shareWidth(columns: readonly WishedWidth[], width: number): number[] {
  const wanted = sumOf(columns, 'wanted')
  if (wanted <= width) {
    const spare = (width - wanted) / Math.max(1, columns.length)
    return columns.map((column) => column.wanted + spare)
  }
  const whole = shortColumns(columns, width)
  const long = columns.filter((column) => !whole.has(column))
  const left = width - sumOf([...whole], 'wanted')
  const atLeast = sumOf(long, 'atLeast')
  if (atLeast >= left) {
    const allWords = sumOf(columns, 'atLeast')
    return columns.map((column) => (column.atLeast / allWords) * width)
  }
  const share = (left - atLeast) / (sumOf(long, 'wanted') - atLeast)
  return columns.map((column) =>
    whole.has(column) ? column.wanted : column.atLeast + (column.wanted - column.atLeast) * share,
  )
}

/** Columns that ask no more than their even part of what the others leave. */
function shortColumns(columns: readonly WishedWidth[], width: number): ReadonlySet<WishedWidth> {
  const whole = new Set<WishedWidth>()
  for (const column of columns.toSorted((a, b) => a.wanted - b.wanted)) {
    const even = (width - sumOf([...whole], 'wanted')) / (columns.length - whole.size)
    if (column.wanted > even) break
    whole.add(column)
  }
  return whole
}

function sumOf(columns: readonly WishedWidth[], key: keyof WishedWidth): number {
  return columns.reduce((sum, column) => sum + column[key], 0)
}
