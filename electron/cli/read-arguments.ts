import { parseArgs } from 'node:util'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { Language } from '#shared/text/formats.ts'

export const verbs = ['ratio', 'import', 'board', 'check', 'apply', 'verify', 'export'] as const
export type Verb = (typeof verbs)[number]

export interface CliArguments {
  readonly verb: Verb | null
  /** What stands behind the verb: a folder, a week. */
  readonly operand: string | null
  readonly dataFolder: string | null
  readonly locationId: string | null
  /** The folder an export is written to. */
  readonly toFolder: string | null
  readonly isCheckOnly: boolean
  readonly isHelp: boolean
  readonly isVersion: boolean
  readonly language: Language
}

/** Verbs with one word behind them. */
const operandVerbs: readonly Verb[] = ['import', 'board']
/** Verbs that only compute. */
const folderlessVerbs: readonly Verb[] = ['ratio']

/** Reads the words behind `dagdeel`. The refusal says in which language to speak and what is wrong. */
export function readArguments(
  words: readonly string[],
): Result<CliArguments, { language: Language; message: Message }> {
  const language = languageIn(words)
  const no = (code: string, params: Message['params'] = {}) => refuse({ language, message: { code, params } })
  let parsed
  try {
    parsed = parseArgs({
      args: [...words],
      options: {
        data: { type: 'string' },
        lang: { type: 'string' },
        location: { type: 'string' },
        to: { type: 'string' },
        check: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
        version: { type: 'boolean', short: 'v', default: false },
      },
      strict: true,
      allowPositionals: true,
    })
  } catch (error) {
    return no('cli.badOption', { detail: error instanceof Error ? (error.message.split('\n')[0] ?? '') : '' })
  }
  const { values, positionals } = parsed
  const [word, operand, surplus] = positionals[0] === 'help' ? positionals.slice(1) : positionals
  const isHelp = values.help || positionals[0] === 'help'
  if (values.lang !== undefined && values.lang !== 'nl' && values.lang !== 'en')
    return no('cli.badLanguage', { value: values.lang })
  if (values.data === '') return no('cli.emptyOption', { option: '--data' })
  const verb = verbs.find((candidate) => candidate === word) ?? null
  if (word !== undefined && verb === null)
    return no('cli.unknownVerb', { verb: word, verbs: verbs.join(', ') })
  const takesOperand = verb !== null && operandVerbs.includes(verb)
  if (!isHelp) {
    const extra = takesOperand ? surplus : operand
    if (extra !== undefined) return no('cli.tooMany', { word: extra })
    if (takesOperand && operand === undefined)
      return no(verb === 'import' ? 'cli.folderNeeded' : 'cli.weekNeeded')
    if (values.location !== undefined && verb !== 'board')
      return no('cli.optionElsewhere', { option: '--location', verb: 'board' })
    if (values.to !== undefined && verb !== 'export')
      return no('cli.optionElsewhere', { option: '--to', verb: 'export' })
    if (verb === 'export' && (values.to === undefined || values.to === '')) return no('cli.toNeeded')
    if (values.check && verb !== 'import')
      return no('cli.optionElsewhere', { option: '--check', verb: 'import' })
    if (values.data !== undefined && verb !== null && folderlessVerbs.includes(verb))
      return no('cli.noDataNeeded', { verb })
  }
  return ok({
    verb,
    operand: operand ?? null,
    dataFolder: values.data ?? null,
    locationId: values.location ?? null,
    toFolder: values.to ?? null,
    isCheckOnly: values.check,
    isHelp,
    isVersion: values.version,
    language,
  })
}

/** Also found when the rest cannot be read, so that the complaint is in the right language. */
function languageIn(words: readonly string[]): Language {
  const index = words.lastIndexOf('--lang')
  const value =
    words.findLast((word) => word.startsWith('--lang='))?.slice('--lang='.length) ?? words[index + 1]
  return (index >= 0 || words.some((word) => word.startsWith('--lang='))) && value === 'en' ? 'en' : 'nl'
}
