import type { AnyRowFilter } from '#shared/commands/facts.ts'
import { isMatchingRow } from '#shared/commands/match-row.ts'
import type { RowImages } from '#shared/commands/row-change.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import { createAnswerShelf } from './answer-shelf.ts'

type Row = RowOf<TableName>
type Rows = readonly Row[]

/** A question about the rows of one table. */
export interface RowsAsked {
  readonly table: TableName
  readonly where: AnyRowFilter
}

/**
 * Answers about records that are kept between transactions, so that judging a day does not read the same location again
 * for every act. Only for a database that nobody else writes to. An answer is dropped before a commit that could change
 * it is sent, and not kept while such a commit is under way: what is given is what the database would give.
 */
export interface RecordMemory {
  open(): RecordView
}

/** One transaction's use of the memory. */
export interface RecordView {
  answer(asked: RowsAsked, load: () => Promise<Rows>): Promise<Rows>
  /** An answer that is there already. */
  known(asked: RowsAsked): Rows | undefined
  /** What this transaction wrote; nobody else may see it yet, and it itself must. */
  wrote(images: readonly RowImages[]): void
  /** The commit goes out now. */
  committing(): void
  /** `unknown`: nobody can tell whether the commit came through. */
  ended(how: 'known' | 'unknown'): void
}

/** Changes that are remembered for questions that were under way meanwhile. */
const RECENT_MOST = 2_000
/** Whoever writes more, as an import does, asks the database itself, and everything kept is dropped. */
const OWN_MOST = 500

export function createRecordMemory(): RecordMemory {
  const shelf = createAnswerShelf()
  const inDoubt = new Set<RowImages>()
  let largeInDoubt = 0
  let recent: { readonly at: number; readonly image: RowImages }[] = []
  let now = 0
  /** Changes up to here are no longer remembered one by one. */
  let forgotten = 0

  function note(images: readonly RowImages[]): void {
    now += 1
    for (const image of images) {
      recent.push({ at: now, image })
      for (const row of [image.before, image.after]) if (row !== null) shelf.drop(image.table, row as Row)
    }
    if (recent.length <= RECENT_MOST) return
    const cut = recent.length - RECENT_MOST / 2
    forgotten = recent[cut - 1]?.at ?? forgotten
    recent = recent.slice(cut)
  }
  function noteLarge(): void {
    now += 1
    forgotten = now
    recent = []
    shelf.clear()
  }
  function hasChangedSince(at: number, asked: RowsAsked): boolean {
    if (at < forgotten) return true
    for (let index = recent.length - 1; index >= 0; index -= 1) {
      const change = recent[index]
      if (change === undefined || change.at <= at) return false
      if (concerns(change.image, asked)) return true
    }
    return false
  }
  function isInDoubt(asked: RowsAsked): boolean {
    if (largeInDoubt > 0) return true
    for (const image of inDoubt) if (concerns(image, asked)) return true
    return false
  }

  return {
    open() {
      const own: RowImages[] = []
      let isLarge = false
      let isCommitting = false
      const isOurs = (asked: RowsAsked): boolean => isLarge || own.some((image) => concerns(image, asked))
      return {
        known: (asked) => (isOurs(asked) || isInDoubt(asked) ? undefined : shelf.find(asked)),
        async answer(asked, load) {
          if (isOurs(asked) || isInDoubt(asked)) return load()
          const known = shelf.find(asked)
          if (known !== undefined) return known
          const at = now
          const rows = await load()
          if (!hasChangedSince(at, asked) && !isInDoubt(asked) && !isOurs(asked)) shelf.put(asked, rows)
          return rows
        },
        wrote(images) {
          if (own.length + images.length > OWN_MOST) isLarge = true
          else own.push(...images)
        },
        committing() {
          isCommitting = true
          if (isLarge) {
            largeInDoubt += 1
            noteLarge()
          } else {
            for (const image of own) inDoubt.add(image)
            note(own)
          }
        },
        ended(how) {
          // Of a commit that may still come through nothing is ever kept again.
          if (!isCommitting || how === 'unknown') return
          if (isLarge) {
            largeInDoubt -= 1
            noteLarge()
          } else {
            for (const image of own) inDoubt.delete(image)
            note(own)
          }
        },
      }
    },
  }
}

/** Whether a change of a row can change the answer. */
function concerns({ table, before, after }: RowImages, asked: RowsAsked): boolean {
  return (
    table === asked.table &&
    [before, after].some((image) => image !== null && isMatchingRow(image as Fields, asked.where))
  )
}

type Fields = Readonly<Record<string, unknown>>
