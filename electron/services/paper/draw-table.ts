import { breakLines, widestWord } from './break-lines.ts'
import type { Measure } from './break-lines.ts'
import { shareWidth } from './share-width.ts'
import {
  COLUMN_WIDTH,
  drawBeside,
  drawLine,
  drawRule,
  EDGE,
  letters,
  lineHeight,
  openPart,
  widthOf,
} from './sheet.ts'
import type { Letter, Part, Sheets } from './sheet.ts'

const GAP = 10
const ABOVE = 3
const height = lineHeight(letters.cell.size)

/** One cell: its lines, and the part of the document they are said in. */
interface Cell {
  readonly lines: readonly string[]
  readonly letter: Letter
  readonly part: Part
  readonly x: number
}

/** A table over as many sheets as it takes; its head stands on each of them, and is read out once. */
export function drawTable(
  sheets: Sheets,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const measure: Measure = (text) => widthOf(sheets.pdf, letters.cell, text)
  const measureHead: Measure = (text) => widthOf(sheets.pdf, letters.label, text)
  const columns = head.map((title, index) => {
    const cells = rows.map((row) => row[index] ?? '')
    return {
      atLeast: Math.max(widestWord(title, measureHead), ...cells.map((cell) => widestWord(cell, measure))),
      wanted: Math.max(measureHead(title), ...cells.map((cell) => widestLine(cell, measure))),
    }
  })
  const widths = shareWidth(columns, COLUMN_WIDTH - GAP * (head.length - 1))
  const lefts = widths.map((_, index) => EDGE + sum(widths.slice(0, index)) + GAP * index)
  const headLines = head.map((title, index) => breakLines(title, widths[index] ?? 0, measureHead))
  const table = openPart(sheets, sheets.root, 'Table')
  // A head alone at the foot of a sheet says nothing: two lines come with it.
  sheets.makeRoom((tallest(headLines) + 2) * height)
  const headRow = openPart(sheets, openPart(sheets, table, 'THead'), 'TR')
  const headCells = headLines.map((lines, index) => ({
    lines,
    letter: letters.label,
    part: openPart(sheets, headRow, 'TH', { scope: 'Column' }),
    x: lefts[index] ?? EDGE,
  }))
  drawCells(sheets, headCells, () => sheets.turn())
  const repeatHead = () => {
    sheets.turn()
    for (const [index, lines] of headLines.entries()) {
      for (const [place, line] of lines.entries()) {
        drawBeside(sheets.pdf, letters.label, line, lefts[index] ?? EDGE, sheets.y + ABOVE + place * height)
      }
    }
    sheets.y += tallest(headLines) * height + 2 * ABOVE
    drawRule(sheets.pdf, EDGE, sheets.y, COLUMN_WIDTH)
  }
  const body = openPart(sheets, table, 'TBody')
  for (const row of rows) {
    const part = openPart(sheets, body, 'TR')
    const cells = head.map((_, index) => ({
      lines: breakLines(row[index] ?? '', widths[index] ?? 0, measure),
      letter: letters.cell,
      part: openPart(sheets, part, 'TD'),
      x: lefts[index] ?? EDGE,
    }))
    drawCells(sheets, cells, repeatHead)
  }
  table.end()
  sheets.y += 8
}

/** Labels with what they are about, as a table of two columns. */
export function drawFacts(
  sheets: Sheets,
  facts: readonly { readonly label: string; readonly value: string }[],
): void {
  const measureLabel: Measure = (text) => widthOf(sheets.pdf, letters.label, text)
  const measure: Measure = (text) => widthOf(sheets.pdf, letters.cell, text)
  const labelWidth = Math.min(
    COLUMN_WIDTH * 0.4,
    Math.max(0, ...facts.map(({ label }) => measureLabel(label))),
  )
  const valueX = EDGE + labelWidth + GAP * 1.5
  const table = openPart(sheets, sheets.root, 'Table')
  for (const { label, value } of facts) {
    const row = openPart(sheets, table, 'TR')
    drawCells(
      sheets,
      [
        {
          lines: breakLines(label, labelWidth, measureLabel),
          letter: letters.label,
          part: openPart(sheets, row, 'TH', { scope: 'Row' }),
          x: EDGE,
        },
        {
          lines: breakLines(value, EDGE + COLUMN_WIDTH - valueX, measure),
          letter: letters.cell,
          part: openPart(sheets, row, 'TD'),
          x: valueX,
        },
      ],
      () => sheets.turn(),
    )
  }
  table.end()
  sheets.y += 8
}

/** One row. It is kept together where a sheet can hold it, and goes on over the next sheets where not. */
function drawCells(sheets: Sheets, cells: readonly Cell[], nextSheet: () => void): void {
  const lineCount = tallest(cells.map(({ lines }) => lines))
  const isTaller = lineCount * height + 2 * ABOVE > sheets.left()
  // On a sheet of its own there is always room for some lines, so a very long cell does come to its end.
  if (isTaller && !sheets.isFresh()) nextSheet()
  let done = 0
  while (done < lineCount) {
    const fits = Math.max(1, Math.floor((sheets.left() - 2 * ABOVE) / height))
    const until = Math.min(lineCount, done + fits)
    for (const { lines, letter, part, x } of cells) {
      for (const [place, line] of lines.slice(done, until).entries()) {
        const isLast = done + place === lines.length - 1
        drawLine(sheets, part, letter, isLast ? line : `${line} `, x, sheets.y + ABOVE + place * height)
      }
    }
    sheets.y += (until - done) * height + 2 * ABOVE
    done = until
    if (done < lineCount) nextSheet()
  }
  drawRule(sheets.pdf, EDGE, sheets.y, COLUMN_WIDTH)
}

function widestLine(text: string, measure: Measure): number {
  return Math.max(0, ...text.split('\n').map(measure))
}

function tallest(cells: readonly (readonly string[])[]): number {
  return Math.max(1, ...cells.map((lines) => lines.length))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
