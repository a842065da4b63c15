import type { Buffer } from 'node:buffer'
import { ruleTexts } from '#shared/text/catalogue.ts'
import { createTexts } from '#shared/text/create-texts.ts'
import { breakLines } from './break-lines.ts'
import { drawFacts, drawTable } from './draw-table.ts'
import type { Paper, PaperBlock, Stroke } from './paper.ts'
import {
  closeSheets,
  COLUMN_WIDTH,
  drawFeet,
  drawLine,
  drawRule,
  EDGE,
  letters,
  lineHeight,
  openPart,
  openSheets,
  widthOf,
} from './sheet.ts'
import type { Letter, Sheets } from './sheet.ts'

/** What was drawn on screen, in points; a third of it on paper. */
const SIGNATURE = { width: 600, height: 200, scale: 0.38 } as const

/**
 * A paper as PDF: A4, tagged for who hears it read out, with its language and title. The same paper gives the same bytes. It
 * says nothing of who made it. Paper, its blocks and their order are the caller's.
 */
export async function printPaper(paper: Paper): Promise<Buffer> {
  const texts = createTexts(ruleTexts, paper.language)
  const sheets = await openSheets(paper)
  drawLines(sheets, 'H1', letters.title, paper.title)
  if (paper.subtitle !== '') drawLines(sheets, 'P', letters.subtitle, paper.subtitle)
  sheets.y += 10
  for (const block of paper.blocks) {
    drawBlock(sheets, block, {
      pictureOf: (name) => texts.t('paper.signature', { name }),
      typed: texts.t('paper.typed'),
    })
  }
  drawFeet(sheets, paper.footer, (page, pages) => texts.t('paper.page', { page, pages }))
  return closeSheets(sheets)
}

interface SignatureWords {
  /** What the picture of a signature is, for who hears it read out. */
  pictureOf(name: string): string
  /** Beside a name that was typed in place of a signature. */
  readonly typed: string
}

function drawBlock(sheets: Sheets, block: PaperBlock, words: SignatureWords): void {
  switch (block.kind) {
    case 'heading':
      return drawHeading(sheets, block.text)
    case 'text':
      drawLines(sheets, 'P', letters.text, block.text)
      sheets.y += 6
      return
    case 'facts':
      return drawFacts(sheets, block.facts)
    case 'table':
      return drawTable(sheets, block.head, block.rows)
    case 'signature':
      return drawSignature(sheets, block, words)
  }
}

function drawHeading(sheets: Sheets, text: string): void {
  // A heading stays with what it is about: three lines of it at the least.
  sheets.makeRoom(14 + lineHeight(letters.heading.size) + 3 * lineHeight(letters.text.size))
  if (!sheets.isFresh()) sheets.y += 10
  sheets.pdf.outline.addItem(text)
  drawLines(sheets, 'H2', letters.heading, text)
  sheets.y += 4
}

function drawLines(sheets: Sheets, tag: string, letter: Letter, text: string): void {
  const lines = breakLines(text, COLUMN_WIDTH, (piece) => widthOf(sheets.pdf, letter, piece))
  const part = openPart(sheets, sheets.root, tag)
  for (const [index, line] of lines.entries()) {
    sheets.makeRoom(lineHeight(letter.size))
    if (line !== '') {
      drawLine(sheets, part, letter, index === lines.length - 1 ? line : `${line} `, EDGE, sheets.y)
    }
    sheets.y += lineHeight(letter.size)
  }
  part.end()
}

interface Signature {
  readonly name: string
  readonly caption: string
  readonly strokes: readonly Stroke[] | null
}

function drawSignature(sheets: Sheets, { name, caption, strokes }: Signature, words: SignatureWords): void {
  const width = SIGNATURE.width * SIGNATURE.scale
  const height = SIGNATURE.height * SIGNATURE.scale
  sheets.makeRoom(height + 3 * lineHeight(letters.text.size))
  const top = sheets.y
  if (strokes === null) {
    drawTypedName(sheets, name, words.typed, { bottom: top + height, width })
  } else {
    const figure = openPart(sheets, sheets.root, 'Figure', {
      alt: words.pictureOf(name),
      placement: 'Block',
      bbox: [EDGE, top, EDGE + width, top + height],
    })
    figure.add(() => drawStrokes(sheets, strokes, EDGE, top))
    figure.end()
  }
  drawRule(sheets.pdf, EDGE, top + height, width)
  sheets.y = top + height + 4
  drawLines(sheets, 'P', letters.label, name)
  drawLines(sheets, 'P', letters.foot, caption)
  sheets.y += 12
}

/** Who typed a name signed as well: the name stands on the line, and that it was typed. FILE-2 */
function drawTypedName(
  sheets: Sheets,
  name: string,
  typed: string,
  { bottom, width }: { readonly bottom: number; readonly width: number },
): void {
  const room = width - widthOf(sheets.pdf, letters.foot, typed) - 10
  const full = widthOf(sheets.pdf, letters.signed, name)
  const signed = { ...letters.signed, size: letters.signed.size * Math.min(1, room / full) }
  const part = openPart(sheets, sheets.root, 'P')
  drawLine(sheets, part, signed, name, EDGE + 2, bottom - lineHeight(signed.size))
  const typedAt = EDGE + width - widthOf(sheets.pdf, letters.foot, typed)
  drawLine(sheets, part, letters.foot, typed, typedAt, bottom - lineHeight(letters.foot.size))
  part.end()
}

function drawStrokes({ pdf }: Sheets, strokes: readonly Stroke[], left: number, top: number): void {
  const at = ([x, y]: readonly [number, number]): [number, number] => [
    left + Math.min(SIGNATURE.width, Math.max(0, x)) * SIGNATURE.scale,
    top + Math.min(SIGNATURE.height, Math.max(0, y)) * SIGNATURE.scale,
  ]
  pdf.lineWidth(1.2).lineCap('round').lineJoin('round').strokeColor('#1a1a1a')
  for (const [first, ...rest] of strokes) {
    if (first === undefined) continue
    pdf.moveTo(...at(first))
    // A tap is a dot: a line of no length with a round end.
    for (const point of rest.length === 0 ? [first] : rest) pdf.lineTo(...at(point))
    pdf.stroke()
  }
}
