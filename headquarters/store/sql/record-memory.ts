import type { AnyRowFilter } from '#shared/commands/facts.ts'
import { isMatchingRow } from '#shared/commands/match-row.ts'
import type { RowImages } from '#shared/commands/row-change.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import { createAnswerShelf } from './answer-shelf.ts'

type Row = RowOf<TableName>
type Rows = readonly Row[]

/** An answer that was kept. */
export interface KeptAnswer {
  readonly asked: RowsAsked
  readonly rows: Rows
}

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
  /** Somebody else may have written: everything is asked anew. */
  forgetAll(): void
}

/** One transaction's use of the memory. */
export interface RecordView {
  /** Children of whom a table holds so much that it is not worth keeping whole. */
  readonly crowded: Set<string>
  /** It wrote so much that the database itself is asked; what is written must be there before. */
  readonly isLarge: boolean
  answer(asked: RowsAsked, load: () => Promise<Rows>): Promise<Rows>
  /** The same for an answer that `load` may decline to give: then nothing is kept. */
  tryAnswer<Answer extends Rows | undefined>(
    asked: RowsAsked,
    load: () => Promise<Answer>,
  ): Promise<Rows | Answer>
  /** Whether an answer would be kept now: not while this transaction, or a commit under way, changes it. */
  mayKeep(asked: RowsAsked): boolean
  /** Whether it is worth asking before somebody wants it: it is not there, and would be kept. */
  mayAskAhead(asked: RowsAsked): boolean
  /** An answer that is there already. */
  known(asked: RowsAsked): Rows | undefined
  /** Whether what this transaction wrote can make a difference to the answer. */
  isOurs(asked: RowsAsked): boolean
  /** What this transaction wrote; nobody else may see it yet, and it itself must. */
  wrote(images: readonly RowImages[]): void
  /** Whether this transaction wrote a row of this id. */
  hasWritten(id: string): boolean
  /** How much it wrote, to take back to. */
  mark(): number
  backTo(mark: number): void
  /** The commit goes out now. */
  committing(): void
  /** `unknown`: nobody can tell whether the commit came through. */
  ended(how: 'committed' | 'rolledBack' | 'unknown'): void
}

/** Changes that are remembered for questions that were under way meanwhile. */
const RECENT_MOST = 2_000
/** Whoever writes more, as an import does, asks the database itself, and everything kept is dropped. */
const OWN_MOST = 500

export function createRecordMemory(): RecordMemory {
  const shelf = createAnswerShelf()
  const inDoubt = new Map<TableName, Set<RowImages>>()
  const crowded = new Set<string>()
  let largeInDoubt = 0
  let recent: { readonly at: number; readonly image: RowImages }[] = []
  let now = 0
  /** Changes up to here are no longer remembered one by one. */
  let forgotten = 0

  /** Answers what was dropped. */
  function note(images: readonly RowImages[]): readonly KeptAnswer[] {
    now += 1
    const dropped: KeptAnswer[] = []
    for (const image of images) {
      recent.push({ at: now, image })
      for (const row of [image.before, image.after]) {
        if (row !== null) dropped.push(...shelf.drop(image.table, row as Row))
      }
    }
    if (recent.length > RECENT_MOST) {
      const cut = recent.length - RECENT_MOST / 2
      forgotten = recent[cut - 1]?.at ?? forgotten
      recent = recent.slice(cut)
    }
    return dropped
  }
  function forgetAll(): void {
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
    for (const image of inDoubt.get(asked.table) ?? []) if (concerns(image, asked)) return true
    return false
  }

  function openView(): RecordView {
    let own: RowImages[] = []
    /** The same by table, for the questions of that table. */
    let ownOfTable = new Map<TableName, RowImages[]>()
    let isLarge = false
    let committedAt: number | undefined
    let dropped: readonly KeptAnswer[] = []
    const ownOf = (table: TableName): readonly RowImages[] => ownOfTable.get(table) ?? noImages
    const isOurs = (asked: RowsAsked): boolean =>
      isLarge || ownOf(asked.table).some((image) => concerns(image, asked))
    const find = (asked: RowsAsked): Rows | undefined => {
      if (isLarge) return undefined
      const images = ownOf(asked.table)
      // Of a row it wrote itself, a transaction knows how it is.
      const written = isById(asked) ? images.findLast(({ id }) => id === asked.where['id']) : undefined
      if (written !== undefined) return written.after === null ? [] : [written.after as Row]
      if (isInDoubt(asked)) return undefined
      const kept = shelf.find(asked)
      return kept === undefined ? undefined : withImages(kept, images, asked)
    }
    function add(images: readonly RowImages[]): void {
      own.push(...images)
      for (const image of images) {
        const ofTable = ownOfTable.get(image.table)
        if (ofTable === undefined) ownOfTable.set(image.table, [image])
        else ofTable.push(image)
      }
    }
    async function tryAnswer<Answer extends Rows | undefined>(
      asked: RowsAsked,
      load: () => Promise<Answer>,
    ): Promise<Rows | Answer> {
      const known = find(asked)
      if (known !== undefined) return known
      const at = now
      const rows = await load()
      const isOnlyCommitted = !isOurs(asked) && !isInDoubt(asked) && !hasChangedSince(at, asked)
      if (rows !== undefined && isOnlyCommitted) shelf.put(asked, rows)
      // What was written may not have reached the database yet.
      return rows === undefined || isLarge ? rows : withImages(rows, ownOf(asked.table), asked)
    }
    function end(at: number, how: 'committed' | 'rolledBack'): void {
      if (isLarge) {
        largeInDoubt -= 1
        forgetAll()
        return
      }
      for (const image of own) inDoubt.get(image.table)?.delete(image)
      const still = dropped.filter(({ asked }) => !hasChangedSince(at, asked) && !isInDoubt(asked))
      note(own)
      // What others did not touch is as it was, with what was committed now.
      for (const { asked, rows } of still) {
        shelf.put(asked, how === 'committed' ? withImages(rows, ownOf(asked.table), asked) : rows)
      }
    }
    return {
      crowded,
      get isLarge() {
        return isLarge
      },
      answer: (asked, load) => tryAnswer(asked, load),
      tryAnswer,
      known: find,
      isOurs,
      mayKeep: (asked) => find(asked) !== undefined || (!isOurs(asked) && !isInDoubt(asked)),
      mayAskAhead: (asked) => find(asked) === undefined && !isOurs(asked) && !isInDoubt(asked),
      wrote(images) {
        if (own.length + images.length > OWN_MOST) isLarge = true
        else add(images)
      },
      hasWritten: (id) => own.some((image) => image.id === id),
      mark: () => own.length,
      backTo(mark) {
        const kept = own.slice(0, mark)
        own = []
        ownOfTable = new Map()
        add(kept)
      },
      committing() {
        if (isLarge) {
          largeInDoubt += 1
          forgetAll()
        } else {
          for (const [table, images] of ownOfTable) {
            const doubted = inDoubt.get(table) ?? new Set<RowImages>()
            inDoubt.set(table, doubted)
            for (const image of images) doubted.add(image)
          }
          dropped = note(own)
        }
        committedAt = now
      },
      ended(how) {
        // Of a commit that may still come through nothing is ever kept again.
        if (committedAt !== undefined && how !== 'unknown') end(committedAt, how)
      },
    }
  }

  return { open: openView, forgetAll }
}

const noImages: readonly RowImages[] = []

/** A question about one row that names nothing else of it. */
export function isById({ where }: Pick<RowsAsked, 'where'>): boolean {
  return typeof where['id'] === 'string' && Object.keys(where).length === 1
}

/** An answer with changes of its rows in it, in the order of the changes. */
function withImages(rows: Rows, images: readonly RowImages[], asked: RowsAsked): Rows {
  let patched = rows
  for (const image of images) {
    if (!concerns(image, asked)) continue
    const others = patched.filter(({ id }) => id !== image.id)
    const after = image.after as Row | null
    if (after !== null && isMatchingRow(after as unknown as Fields, asked.where)) {
      const place = others.findIndex(({ id }) => id > after.id)
      patched = others.toSpliced(place === -1 ? others.length : place, 0, after)
    } else {
      patched = others
    }
  }
  return patched
}

/** Whether a change of a row can change the answer. */
function concerns({ table, before, after }: RowImages, asked: RowsAsked): boolean {
  return (
    table === asked.table &&
    [before, after].some((image) => image !== null && isMatchingRow(image as Fields, asked.where))
  )
}

type Fields = Readonly<Record<string, unknown>>
