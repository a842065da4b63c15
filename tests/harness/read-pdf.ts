import { inflateSync } from 'node:zlib'

/** What a reader program finds in a PDF: the text of each page as it was put there, and the bare source around it. */
export interface ReadPdf {
  readonly pages: readonly string[]
  /** Everything that is not compressed: names of parts, language, title. */
  readonly source: string
}

interface PdfObject {
  readonly head: string
  readonly stream: Buffer | null
}

/**
 * Reads the text of a PDF back through the tables that say which letter a drawn shape stands for; a shape without one
 * would be missing. Knows only as much of the format as the program itself writes.
 */
export function readPdf(file: Buffer): ReadPdf {
  const objects = readObjects(file)
  const kids = /\/Kids \[([^\]]*)\]/.exec(headOf(objects, (head) => /\/Type \/Pages\b/.test(head)))?.[1] ?? ''
  const pages = [...kids.matchAll(/(\d+) 0 R/g)].map(([, id]) => readPage(objects, Number(id)))
  return { pages, source: [...objects.values()].map(({ head }) => head).join('\n') }
}

function readObjects(file: Buffer): Map<number, PdfObject> {
  const text = file.toString('latin1')
  const objects = new Map<number, PdfObject>()
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const start = match.index + match[0].length
    const streamAt = text.indexOf('stream\n', start)
    const endAt = text.indexOf('endobj', start)
    if (streamAt === -1 || endAt < streamAt) {
      objects.set(Number(match[1]), { head: text.slice(start, endAt), stream: null })
      continue
    }
    const head = text.slice(start, streamAt)
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0)
    const bytes = file.subarray(streamAt + 7, streamAt + 7 + length)
    objects.set(Number(match[1]), {
      head,
      stream: head.includes('/FlateDecode') ? inflateSync(bytes) : bytes,
    })
  }
  return objects
}

function readPage(objects: ReadonlyMap<number, PdfObject>, id: number): string {
  const page = objects.get(id)?.head ?? ''
  const resources = objects.get(refIn(page, 'Resources'))?.head ?? page
  const content = objects.get(refIn(page, 'Contents'))?.stream?.toString('latin1') ?? ''
  const fonts = new Map<string, Map<number, string>>()
  for (const [, name = '', font = ''] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const table = objects.get(refIn(objects.get(Number(font))?.head ?? '', 'ToUnicode'))
    fonts.set(name, readLetters(table?.stream?.toString('latin1') ?? ''))
  }
  let letters: ReadonlyMap<number, string> = new Map<number, string>()
  const words: string[] = []
  for (const [, font, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font !== undefined) {
      letters = fonts.get(font) ?? new Map<number, string>()
    } else {
      const codes = [...(shown ?? '').matchAll(/<([0-9a-fA-F]*)>/g)].map(([, hex]) => hex ?? '').join('')
      words.push(
        (codes.match(/.{4}/g) ?? []).map((code) => letters.get(Number.parseInt(code, 16)) ?? '').join(''),
      )
    }
  }
  return words.join('\n')
}

function readLetters(cmap: string): Map<number, string> {
  const letters = new Map<number, string>()
  for (const [, first = '', , list = ''] of cmap.matchAll(
    /<([0-9a-fA-F]{4})> <([0-9a-fA-F]{4})> \[([^\]]*)\]/g,
  )) {
    for (const [index, [, hex = '']] of [...list.matchAll(/<([0-9a-fA-F\s]*)>/g)].entries()) {
      const units = hex.replaceAll(/\s/g, '').match(/.{4}/g) ?? []
      letters.set(
        Number.parseInt(first, 16) + index,
        String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))),
      )
    }
  }
  return letters
}

function refIn(head: string, key: string): number {
  return Number(new RegExp(`/${key} (\\d+) 0 R`).exec(head)?.[1] ?? 0)
}

function headOf(objects: ReadonlyMap<number, PdfObject>, isIt: (head: string) => boolean): string {
  return [...objects.values()].find(({ head }) => isIt(head))?.head ?? ''
}
