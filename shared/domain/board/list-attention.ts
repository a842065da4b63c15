import type { IsoWeek } from '#shared/kernel/time.ts'
import type { Message } from '../explanation/model.ts'
import type { MergeTrouble } from './merge-attention.ts'
import type { AttentionItem, BoardCell, BoardDay, BoardRow, BoardTarget } from './model.ts'

/** A thing to attend to with its weight: the heaviest comes first, then the earliest. */
interface Weighed {
  readonly item: AttentionItem
  readonly weight: number
}

/** How heavy each kind of trouble is; staff short adds to the weight of a shortage. */
const weights = {
  notAllowed: 900,
  shortage: 500,
  mergeNotAllowed: 450,
  noRoster: 400,
  fixedFace: 300,
  notSettled: 200,
  caution: 100,
  mergeNotNeeded: 50,
} as const

/** Everything that needs attention in a week, worst first; the board shows the first three. */
export function listAttention(
  rows: readonly BoardRow[],
  days: readonly BoardDay[],
  week: IsoWeek,
  merges: readonly MergeTrouble[] = [],
): readonly AttentionItem[] {
  const weighed: Weighed[] = merges.map(({ item, isAllowed }) => ({
    item,
    weight: isAllowed ? weights.mergeNotNeeded : weights.mergeNotAllowed,
  }))
  for (const row of rows) {
    if (row.kind === 'location') weighed.push(...row.cells.flatMap((cell) => cautionItems(row, cell)))
    else weighed.push(...row.cells.flatMap((cell) => [...cellItems(row, cell), ...cautionItems(row, cell)]))
  }
  weighed.push(...rosterItems(rows, days, week))
  return weighed
    .toSorted((a, b) => b.weight - a.weight || compareText(a.item.id, b.item.id))
    .map((entry) => entry.item)
}

function cellItems(row: BoardRow, cell: BoardCell): readonly Weighed[] {
  if (cell.status === 'notAllowed') {
    return [weigh(row, cell, 'no', weights.notAllowed, rowMessage('board.attention.notAllowed', row, cell))]
  }
  if (cell.status === 'shortage') {
    const message = rowMessage('board.attention.shortage', row, cell, { count: cell.shortage })
    return [weigh(row, cell, 'no', weights.shortage + cell.shortage, message)]
  }
  return []
}

function cautionItems(row: BoardRow, cell: BoardCell): readonly Weighed[] {
  return cell.cautions.flatMap((caution) => {
    const isFace = caution.code === 'board.caution.fixedFace'
    // A covered shortage and a note on an ordinary composition are read in the cell; they ask for no act.
    if (!isFace && !attentionCautions.has(caution.code)) return []
    const weight = isFace ? weights.fixedFace : weights.caution
    const code = isFace ? 'board.attention.fixedFace' : 'board.attention.caution'
    const message = rowMessage(code, row, cell, isFace ? caution.params : {})
    return [weigh(row, cell, 'caution', weight, message)]
  })
}

const attentionCautions: ReadonlySet<string> = new Set([
  'ratio.cautionRuleTwo',
  'ratio.cautionBabyLimit',
  'ratio.traineesTooMany',
  'ratio.traineesWithoutQualified',
  'ratio.spaceIndoorTooSmall',
  'ratio.spaceOutdoorTooSmall',
  'board.caution.preschoolEducators',
  'board.caution.tightStay',
])

/** Days on which children come and no roster is known, and a roster that is short and not settled. CHECK-2 */
function rosterItems(
  rows: readonly BoardRow[],
  days: readonly BoardDay[],
  week: IsoWeek,
): readonly Weighed[] {
  const cells = rows.filter((row) => row.kind !== 'location').flatMap((row) => row.cells)
  const items: Weighed[] = days.flatMap((day) => {
    if (!cells.some((cell) => cell.day === day.day && cell.status === 'noRoster')) return []
    const message = { code: 'board.attention.noRoster', params: { day: day.day } }
    const item: AttentionItem = {
      id: `noRoster:${day.day}`,
      verdict: 'unknown',
      message,
      target: { kind: 'day', day: day.day },
    }
    return [{ item, weight: weights.noRoster }]
  })
  const isShort = cells.some((cell) => cell.status === 'shortage')
  if (isShort && days.some((day) => day.isRosterKnown && !day.isRosterSettled)) {
    const item: AttentionItem = {
      id: 'notSettled',
      verdict: 'caution',
      message: { code: 'board.attention.notSettled', params: { week } },
      target: { kind: 'roster', week },
    }
    items.push({ item, weight: weights.notSettled })
  }
  return items
}

function rowMessage(code: string, row: BoardRow, cell: BoardCell, params: Message['params'] = {}): Message {
  const common = { day: cell.day, daypartCode: `board.daypart.${cell.daypart}`, ...params }
  return row.name === ''
    ? { code: `${code}Unit`, params: { ...common, settingCode: `board.setting.${row.setting ?? 'dayCare'}` } }
    : { code, params: { ...common, group: row.name } }
}

function weigh(
  row: BoardRow,
  cell: BoardCell,
  verdict: AttentionItem['verdict'],
  weight: number,
  message: Message,
): Weighed {
  const target: BoardTarget = { kind: 'cell', rowId: row.rowId, day: cell.day, daypart: cell.daypart }
  // Morning sorts before afternoon in the id.
  const part = cell.daypart === 'morning' ? 1 : 2
  return {
    item: { id: `${cell.day}:${part}:${row.rowId}:${message.code}`, verdict, message, target },
    weight,
  }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
