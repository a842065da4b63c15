import type { BoardCell, BoardRow } from '#shared/domain/board/model.ts'
import { writeDecimal } from '#shared/text/formats.ts'
import type { Texts } from '../../app/texts.tsx'
import type { CellMark } from './merge-marks.ts'

/** What a row is called: groups by name, the unit by its care, the location by the word. */
export function writeRowName({ t }: Texts, row: Pick<BoardRow, 'kind' | 'name'>): string {
  if (row.kind === 'unit') return t('week.outOfSchoolUnit')
  if (row.kind === 'location') return t('week.location')
  return row.name
}

/** The second line of a cell: `nodig/rooster`. A dash is something that is not known or counted elsewhere. */
export function writeRatio(cell: BoardCell): string {
  // Nobody comes and nobody works: two zeros would only be noise.
  if (cell.status === 'empty' && (cell.required ?? 0) === 0 && (cell.rostered ?? 0) === 0) return ''
  return `${cell.required ?? '–'}/${cell.rostered ?? '–'}`
}

/** The third line: one mark and one word, so that the state never hangs on colour alone. */
export function writeTag({ t }: Texts, cell: BoardCell): string {
  switch (cell.status) {
    case 'closed':
      return ''
    case 'shortage':
      return `✕ ${t('cell.short', { count: cell.shortage })}`
    case 'notAllowed':
      return `✕ ${t('cell.notAllowed')}`
    case 'noRoster':
      return t('cell.noRoster')
    case 'full':
      return cell.surplus > 0 ? `△■ ${t('cell.full')}` : `■ ${t('cell.full')}`
    case 'empty':
      return cell.free === null || cell.free === 0 ? '' : t('cell.free', { count: cell.free })
    case 'tight':
    case 'roomy': {
      const mark = cell.surplus > 0 ? '△' : ''
      return cell.free === null ? '' : `${mark}${t('cell.free', { count: cell.free })}`
    }
  }
}

/** The whole cell in one sentence, for people who hear it. */
export function writeCellName(
  texts: Texts,
  row: BoardRow,
  cell: BoardCell,
  mark: CellMark | null = null,
): string {
  const { t, write } = texts
  const where = t('cellName.where', {
    row: writeRowName(texts, row),
    day: cell.day,
    daypartCode: texts.word(`daypart.${cell.daypart}`),
  })
  if (cell.status === 'closed')
    return `${where}: ${cell.closed === null ? t('cell.closed') : write(cell.closed)}`
  return `${where}: ${[...cellFacts(texts, row, cell), ...(mark === null ? [] : [mark.spoken])].join(', ')}`
}

function cellFacts({ t }: Texts, row: BoardRow, cell: BoardCell): readonly string[] {
  const facts = [t('cellName.children', { count: cell.children })]
  if (cell.status === 'notAllowed') facts.push(t('cellName.notAllowed'))
  if (cell.required !== null) facts.push(t('cellName.required', { count: cell.required }))
  else if (row.ratioLevel === 'location' && row.kind === 'group') facts.push(t('cellName.together'))
  facts.push(
    cell.rostered === null ? t('cellName.noRoster') : t('cellName.rostered', { count: cell.rostered }),
  )
  if (cell.shortage > 0) facts.push(t('cellName.shortage', { count: cell.shortage }))
  if (cell.surplus > 0) facts.push(t('cellName.surplus', { count: cell.surplus }))
  if (cell.status === 'full') facts.push(t('cellName.full'))
  else if (cell.free !== null && cell.status !== 'shortage')
    facts.push(t('cellName.free', { count: cell.free }))
  if (cell.cautions.length > 0) facts.push(t('cellName.cautions', { count: cell.cautions.length }))
  if (cell.isProvisional) facts.push(t('cellName.provisional'))
  return facts
}

/** `0–4 jr` for a group of 0 to 48 months. */
export function writeAgeRange({ t, language }: Texts, row: BoardRow): string {
  if (row.ageRange === null) return ''
  const years = (months: number) => writeDecimal(Math.round((months / 12) * 10) / 10, language)
  return t('week.ages', { from: years(row.ageRange.minMonths), until: years(row.ageRange.maxMonths) })
}
