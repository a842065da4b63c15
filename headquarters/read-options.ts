import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { readVersion } from './http/app-age.ts'
import type { Verb } from './cli/verb.ts'
import { findVerb } from './cli/verbs.ts'

const USUAL_PORT = 4870

/** What an operator may choose when headquarters starts. */
export interface ServerOptions {
  readonly dataFolder: string
  /** `postgres://...`; null = an embedded database in the data folder. */
  readonly databaseUrl: string | null
  readonly port: number
  readonly host: string | null
  readonly certFile: string | null
  readonly keyFile: string | null
  readonly isSample: boolean
  readonly oldestApp: string | null
  readonly metricsToken: string | null
}

export type HqOptions =
  | { readonly kind: 'help'; readonly verb?: Verb }
  | { readonly kind: 'serve'; readonly server: ServerOptions }
  | {
      readonly kind: 'verb'
      readonly verb: string
      readonly words: readonly string[]
      readonly dataFolder: string
      readonly databaseUrl: string | null
    }

export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: NodeJS.ProcessEnv
  /** Where the operator stands. */
  readonly folder: string
}

/** Reads the words behind `hq`. The refusal is a sentence for the operator. */
export function readOptions(words: readonly string[], machine: Machine): Result<HqOptions, string> {
  if (words.includes('--help') || words.includes('-h') || words[0] === 'help') return readHelp(words)
  const { dataFolder, rest } = takeDataFolder(words, machine)
  if (dataFolder === undefined) return refuse('--data needs a folder.')
  const databaseUrl = setOrNull(machine.env['HQ_DATABASE_URL'])
  if (databaseUrl !== null && !/^postgres(ql)?:\/\//.test(databaseUrl))
    return refuse(
      'HQ_DATABASE_URL is the address of a PostgreSQL database: postgres://user:password@host/database.',
    )
  const [first, ...behind] = rest
  if (first !== undefined && !first.startsWith('-')) {
    if (findVerb(first) !== undefined)
      return ok({ kind: 'verb', verb: first, words: behind, dataFolder, databaseUrl })
    return refuse(unknownWord(first))
  }
  return readServerOptions(rest, dataFolder, databaseUrl, machine)
}

/** `help`, `help revoke` and `revoke --help`; a word that is no verb is said to be none. */
function readHelp(words: readonly string[]): Result<HqOptions, string> {
  const [asked] = words.filter((word) => word !== 'help' && !word.startsWith('-'))
  if (asked === undefined) return ok({ kind: 'help' })
  const verb = findVerb(asked)
  return verb === undefined ? refuse(unknownWord(asked)) : ok({ kind: 'help', verb })
}

function unknownWord(word: string): string {
  return `hq does not know "${word}". "npm run hq -- help" tells what it knows.`
}

function readServerOptions(
  words: readonly string[],
  dataFolder: string,
  databaseUrl: string | null,
  { env }: Machine,
): Result<HqOptions, string> {
  let values
  try {
    values = parseArgs({
      args: [...words],
      options: {
        port: { type: 'string', default: String(USUAL_PORT) },
        host: { type: 'string' },
        cert: { type: 'string' },
        key: { type: 'string' },
        sample: { type: 'boolean', default: false },
        'oldest-app': { type: 'string' },
      },
      strict: true,
    }).values
  } catch (error) {
    return refuse(
      error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'These words cannot be read.',
    )
  }
  const port = Number(values.port)
  if (!/^\d{1,5}$/.test(values.port) || port > 65_535) return refuse(`--port ${values.port} is no port.`)
  const oldestApp = values['oldest-app'] ?? setOrNull(env['HQ_OLDEST_APP'])
  if (oldestApp !== null && readVersion(oldestApp) === undefined)
    return refuse(`--oldest-app ${oldestApp} is no version: write it as 0.3.0.`)
  return ok({
    kind: 'serve',
    server: {
      dataFolder,
      databaseUrl,
      port,
      host: values.host ?? setOrNull(env['HQ_HOST']),
      certFile: values.cert ?? setOrNull(env['HQ_TLS_CERT']),
      keyFile: values.key ?? setOrNull(env['HQ_TLS_KEY']),
      isSample: values.sample,
      oldestApp,
      metricsToken: setOrNull(env['HQ_METRICS_TOKEN']),
    },
  })
}

/** `--data` may stand before or behind a verb, which reads its own words itself. */
function takeDataFolder(
  words: readonly string[],
  machine: Machine,
): { dataFolder: string | undefined; rest: readonly string[] } {
  const rest: string[] = []
  let dataFolder: string | undefined = defaultDataFolder(machine)
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? ''
    if (word !== '--data' && !word.startsWith('--data=')) {
      rest.push(word)
      continue
    }
    const value = word === '--data' ? words[(index += 1)] : word.slice('--data='.length)
    dataFolder = value === undefined || value === '' ? undefined : resolve(machine.folder, value)
  }
  return { dataFolder, rest }
}

/** Next to where the app keeps its data on this system. */
function defaultDataFolder({ platform, env }: Machine): string {
  const name = 'Dagdeel hoofdkantoor'
  const home = homedir()
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), name)
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', name)
  return join(setOrNull(env['XDG_DATA_HOME']) ?? join(home, '.local', 'share'), name)
}

function setOrNull(value: string | undefined): string | null {
  return value === undefined || value === '' ? null : value
}
