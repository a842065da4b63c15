import { Buffer } from 'node:buffer'
import { paperFonts } from '#resources/fonts/paper-fonts.ts'
import type { Instant } from '#shared/kernel/time.ts'

// A heading cell says of which cells it is the head; the published types of the package do not know it yet.
declare global {
  namespace PDFKit.Mixins {
    interface StructureElementOptions {
      scope?: 'Column' | 'Row'
      placement?: 'Block'
      bbox?: [number, number, number, number]
    }
  }
}

export type Face = 'regular' | 'bold'
export interface Letter {
  readonly face: Face
  readonly size: number
  readonly color: string
  readonly isSlanted?: boolean
}

export type Pdf = PDFKit.PDFDocument
export type Part = PDFKit.PDFStructureElement
export type PartOptions = PDFKit.Mixins.StructureElementOptions

/** A4, in points. */
const PAGE = { width: 595.28, height: 841.89 } as const
/** Fourteen millimetres all around, and room for the line at the foot. */
export const EDGE = 40
const FOOT = 26
export const COLUMN_WIDTH = PAGE.width - 2 * EDGE
const TOP = EDGE
const BOTTOM = PAGE.height - EDGE - FOOT
const INK = '#1a1a1a'
const GREY = '#595959'

/** Height of a line of a letter. */
export const lineHeight = (size: number): number => size * 1.4

export const letters = {
  title: { face: 'bold', size: 18, color: INK },
  subtitle: { face: 'regular', size: 11, color: GREY },
  heading: { face: 'bold', size: 13, color: INK },
  text: { face: 'regular', size: 10, color: INK },
  label: { face: 'bold', size: 9.5, color: INK },
  cell: { face: 'regular', size: 9.5, color: INK },
  foot: { face: 'regular', size: 9, color: GREY },
  /** A name that stands for a signature. */
  signed: { face: 'regular', size: 16, color: INK, isSlanted: true },
} as const satisfies Record<string, Letter>

/** The sheets of one paper, and where on them the next line comes. */
export interface Sheets {
  readonly pdf: Pdf
  readonly root: Part
  /** How far down the sheet; lines go below it. */
  y: number
  /** Begins a new sheet when less than this is left. */
  makeRoom(height: number): void
  /** What is left of this sheet. */
  left(): number
  turn(): void
  isFresh(): boolean
}

/** What every PDF says of itself. No name of anybody who uses the program is among it. */
export interface PaperFacts {
  readonly title: string
  readonly language: string
  readonly madeAt: Instant
}

/** Opens an empty paper. The package is read the first time something is printed: starting the program does not wait. */
export async function openSheets({ title, language, madeAt }: PaperFacts): Promise<Sheets> {
  const { default: Document } = await import('pdfkit')
  const pdf = new Document({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    // Without this the package looks for a font of its own beside its code.
    font: '',
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    lang: language,
    displayTitle: true,
    info: { Title: title, Producer: 'Dagdeel', Creator: 'Dagdeel', CreationDate: new Date(madeAt) },
  })
  for (const face of ['regular', 'bold'] as const) {
    pdf.registerFont(face, Buffer.from(paperFonts[face], 'base64'))
  }
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  const sheets: Sheets = {
    pdf,
    root,
    y: TOP,
    makeRoom(height) {
      if (height > sheets.left() && !sheets.isFresh()) sheets.turn()
    },
    left: () => BOTTOM - sheets.y,
    turn() {
      pdf.addPage()
      sheets.y = TOP
    },
    isFresh: () => sheets.y === TOP,
  }
  return sheets
}

/** A part of the document, open until it is ended. */
export function openPart({ pdf }: Sheets, parent: Part, tag: string, options: PartOptions = {}): Part {
  const part = pdf.struct(tag, options)
  parent.add(part)
  return part
}

/** One line of letters, as content of a part. */
export function drawLine(
  sheets: Sheets,
  part: Part,
  letter: Letter,
  line: string,
  x: number,
  y: number,
): void {
  part.add(() => writeAt(sheets.pdf, letter, line, x, y))
}

/** Letters on the paper that are no part of what it says: the foot of a page, a head that is repeated. */
export function drawBeside(pdf: Pdf, letter: Letter, line: string, x: number, y: number): void {
  pdf.markContent('Artifact', { type: 'Pagination' })
  writeAt(pdf, letter, line, x, y)
  pdf.endMarkedContent()
}

/** A thin line across, or a part of it. */
export function drawRule(pdf: Pdf, x: number, y: number, width: number): void {
  pdf.markContent('Artifact', { type: 'Layout' })
  pdf
    .moveTo(x, y)
    .lineTo(x + width, y)
    .lineWidth(0.5)
    .stroke('#8c8c8c')
  pdf.endMarkedContent()
}

export function widthOf(pdf: Pdf, { face, size }: Letter, text: string): number {
  return pdf.font(face).fontSize(size).widthOfString(text)
}

function writeAt(pdf: Pdf, letter: Letter, line: string, x: number, y: number): void {
  const { face, size, color, isSlanted = false } = letter
  pdf.font(face).fontSize(size).fillColor(color).text(line, x, y, { lineBreak: false, oblique: isSlanted })
}

/** The foot of every sheet; how many there are is known when all is written. */
export function drawFeet(
  { pdf }: Sheets,
  footer: string,
  pageOf: (page: number, pages: number) => string,
): void {
  const { count } = pdf.bufferedPageRange()
  const y = PAGE.height - EDGE - lineHeight(letters.foot.size)
  for (let index = 0; index < count; index += 1) {
    pdf.switchToPage(index)
    const pageText = pageOf(index + 1, count)
    const width = widthOf(pdf, letters.foot, pageText)
    drawRule(pdf, EDGE, y - 6, COLUMN_WIDTH)
    drawBeside(pdf, letters.foot, footer, EDGE, y)
    drawBeside(pdf, letters.foot, pageText, PAGE.width - EDGE - width, y)
  }
}

/** The finished file. */
export function closeSheets({ pdf, root }: Sheets): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = []
    pdf.on('data', (piece: Buffer) => pieces.push(piece))
    pdf.on('error', reject)
    pdf.on('end', () => resolve(Buffer.concat(pieces)))
    root.end()
    pdf.end()
  })
}
