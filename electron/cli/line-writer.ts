import { once } from 'node:events'
import type { Writable } from 'node:stream'

const FLUSH_LENGTH = 65_536

/** Writes lines in large pieces and waits when the reader of our output is slower than we are. */
export class LineWriter {
  readonly #output: Writable
  #held: string[] = []
  #heldLength = 0
  #isClosed = false

  constructor(output: Writable) {
    this.#output = output
    output.on('error', (error: NodeJS.ErrnoException) => {
      // `| head` has seen enough: that is no error, only a reason to stop.
      if (error.code !== 'EPIPE') throw error
      this.#isClosed = true
    })
  }

  /** False once nobody reads any more. */
  get isOpen(): boolean {
    return !this.#isClosed
  }

  write(line: string): void {
    this.#held.push(line)
    this.#heldLength += line.length + 1
    if (this.#heldLength >= FLUSH_LENGTH) this.#letGo()
  }

  writeJson(value: unknown): void {
    this.write(JSON.stringify(value))
  }

  /** Lets everything out; answers whether anybody still reads. */
  async flush(): Promise<boolean> {
    this.#letGo()
    if (!this.#isClosed && this.#output.writableNeedDrain) {
      await Promise.race([once(this.#output, 'drain'), once(this.#output, 'close')]).catch(() => {
        this.#isClosed = true
      })
    }
    return !this.#isClosed
  }

  #letGo(): void {
    if (this.#heldLength === 0) return
    const text = `${this.#held.join('\n')}\n`
    this.#held = []
    this.#heldLength = 0
    if (!this.#isClosed) this.#output.write(text)
  }
}
