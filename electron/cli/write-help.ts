import { verbs } from './read-arguments.ts'
import type { Verb } from './read-arguments.ts'
import type { Speech } from './speech.ts'

/** What `--help` says: about one verb, or about all of them. */
export function writeHelp(verb: Verb | null, say: Speech): string {
  if (verb !== null)
    return `${say({ code: `cli.help.${verb}`, params: {} })}\n\n${say({ code: 'cli.help.exit', params: {} })}`
  const lines = verbs.map((name) => `  ${name.padEnd(8)} ${say({ code: `cli.about.${name}`, params: {} })}`)
  return [
    say({ code: 'cli.help.use', params: {} }),
    '',
    ...lines,
    '',
    say({ code: 'cli.help.options', params: {} }),
    '',
    say({ code: 'cli.help.exit', params: {} }),
  ].join('\n')
}
