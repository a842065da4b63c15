import { parseArgs } from 'node:util'
import type { ParseArgsConfig } from 'node:util'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { RecordsPlace } from '../open-records.ts'
import type { Office } from './office.ts'

/** What the caller's script can tell from the number: done, refused or something found, not understood. */
export const exitCode = { fine: 0, refused: 1, usage: 2 } as const
export type ExitCode = (typeof exitCode)[keyof typeof exitCode]

export interface VerbAnswer {
  readonly exitCode: ExitCode
  readonly lines: readonly string[]
}

type Options = NonNullable<ParseArgsConfig['options']>

/** The words behind a verb, read by its own description. */
export interface VerbWords {
  readonly operands: readonly string[]
  text(option: string): string | undefined
  texts(option: string): readonly string[]
  has(option: string): boolean
  /** Where the operator stands: what a relative path starts from. */
  readonly folder: string
}

/** One thing an operator may ask. */
export interface Verb {
  readonly name: string
  /** Words behind the name, for the help. */
  readonly usage: string
  /** One line for the help. */
  readonly about: string
  /** What its own help says of its words. */
  readonly more?: readonly string[]
  /** Whether it may begin a headquarters where there is none; every other verb says that there is none. */
  readonly mayCreate?: boolean
  readonly operands: number
  /** When some of the words may be left out: how many there may be. */
  readonly mostOperands?: number
  readonly options: Options
  run(words: VerbWords, office: Office): Promise<VerbAnswer>
  /** Instead of `run`, for what works on records nobody has opened; with a server it is refused. */
  readonly runClosed?: (words: VerbWords, place: RecordsPlace) => Promise<VerbAnswer>
}

export function done(...lines: readonly string[]): VerbAnswer {
  return { exitCode: exitCode.fine, lines }
}

export function refused(...lines: readonly string[]): VerbAnswer {
  return { exitCode: exitCode.refused, lines }
}

export function misunderstood(...lines: readonly string[]): VerbAnswer {
  return { exitCode: exitCode.usage, lines }
}

export function usageOf({ name, usage }: Verb): string {
  return `Use: hq ${name} ${usage}`.trimEnd()
}

export function readVerbWords(
  verb: Verb,
  words: readonly string[],
  folder: string,
): Result<VerbWords, VerbAnswer> {
  const help = usageOf(verb)
  let read
  try {
    read = parseArgs({ args: [...words], options: verb.options, strict: true, allowPositionals: true })
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''
    return refuse(misunderstood(why, help))
  }
  const { values, positionals } = read
  const most = verb.mostOperands ?? verb.operands
  if (positionals.length < verb.operands || positionals.length > most) return refuse(misunderstood(help))
  const listOf = (option: string): readonly string[] => {
    const value = values[option]
    return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')
  }
  return ok({
    operands: positionals,
    folder,
    text: (option) => listOf(option)[0],
    texts: listOf,
    has: (option) => values[option] === true,
  })
}
