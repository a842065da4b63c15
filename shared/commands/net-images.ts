import type { RowImages } from './row-change.ts'

/** Several changes of one row count as one: from its first image to its last. A row that came and went is left out. */
export function netImages(images: readonly RowImages[]): readonly RowImages[] {
  const byRow = new Map<string, RowImages>()
  for (const image of images) {
    const key = `${image.table} ${image.id}`
    const earlier = byRow.get(key)
    byRow.set(key, earlier === undefined ? image : { ...image, before: earlier.before })
  }
  return [...byRow.values()].filter(({ before, after }) => before !== null || after !== null)
}
