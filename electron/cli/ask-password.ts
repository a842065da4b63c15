import type { Readable, Writable } from 'node:stream'

/** How a password comes to a command line. */
export interface PasswordSource {
  /** Who is meant, when somebody said so. */
  readonly user: string | undefined
  /** The password for this name, or `undefined` when there is nobody to ask. */
  ask(question: string): Promise<string | undefined>
}

interface Terminal extends Readable {
  readonly isTTY?: boolean
  setRawMode?(isRaw: boolean): unknown
}

/**
 * From the environment, for a script, or typed unseen on a terminal. Never a word on the command line: others on the
 * machine can read that, and a shell writes it down.
 */
export function passwordSource(env: NodeJS.ProcessEnv, input: Terminal, output: Writable): PasswordSource {
  return {
    user: env['DAGDEEL_USER'],
    async ask(question) {
      const given = env['DAGDEEL_PASSWORD']
      if (given !== undefined && given !== '') return given
      if (input.isTTY !== true || input.setRawMode === undefined) return undefined
      output.write(question)
      return await readUnseen(input, output)
    },
  }
}

const ENTER = new Set(['\r', '\n', '\u0004'])
const BACKSPACE = new Set(['\u007f', '\b'])
const STOP = '\u0003'

/** One line in which nothing is echoed. `undefined` = somebody broke off. */
function readUnseen(input: Terminal, output: Writable): Promise<string | undefined> {
  return new Promise((resolve) => {
    let typed: string[] = []
    const end = (answer: string | undefined) => {
      input.off('data', hear)
      input.setRawMode?.(false)
      input.pause()
      output.write('\n')
      resolve(answer)
    }
    const hear = (chunk: Buffer | string) => {
      for (const letter of chunk.toString()) {
        if (letter === STOP) return end(undefined)
        if (ENTER.has(letter)) return end(typed.join(''))
        typed = BACKSPACE.has(letter) ? typed.slice(0, -1) : [...typed, letter]
      }
    }
    input.setRawMode?.(true)
    input.on('data', hear)
    input.resume()
  })
}
