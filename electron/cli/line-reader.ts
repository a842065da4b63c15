import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'

export const maxLineLength = 1_000_000

/** A line of input, or `null` for one that is too long to take. */
export type VisitLine = (text: string | null, number: number) => unknown

/**
 * Hands over every line of a stream, by whatever chunks it comes. Split by hand: a million lines go by in a second.
 * `afterChunk` is the moment to let answers out; its promise holds the reading back. Answers false to stop.
 */
export async function readLines(
  input: Readable,
  visit: VisitLine,
  afterChunk: () => Promise<boolean>,
): Promise<void> {
  const decoder = new StringDecoder('utf8')
  const lines = new LineSplitter(visit)
  for await (const chunk of input) {
    lines.add(decoder.write(chunk as Buffer))
    if (!(await afterChunk())) return
  }
  lines.add(decoder.end())
  lines.end()
  await afterChunk()
}

class LineSplitter {
  readonly #visit: VisitLine
  #rest = ''
  #isTooLong = false
  #number = 0

  constructor(visit: VisitLine) {
    this.#visit = visit
  }

  add(text: string): void {
    let start = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      this.#finish(text.slice(start, end))
      start = end + 1
    }
    if (start >= text.length) return
    // The tail of a line that never ends is not kept.
    if (this.#rest.length + text.length - start > maxLineLength) {
      this.#isTooLong = true
      this.#rest = ''
    } else if (!this.#isTooLong) {
      this.#rest += text.slice(start)
    }
  }

  /** The last line may lack its line end. */
  end(): void {
    if (this.#rest !== '' || this.#isTooLong) this.#finish('')
  }

  #finish(tail: string): void {
    this.#number += 1
    const isTooLong = this.#isTooLong || this.#rest.length + tail.length > maxLineLength
    const line = isTooLong ? '' : this.#rest + tail
    this.#rest = ''
    this.#isTooLong = false
    if (isTooLong) this.#visit(null, this.#number)
    else if (line.trim() !== '') this.#visit(line, this.#number)
  }
}
