import type { RecordsPlace } from '../open-records.ts'
import { accountVerbs } from './account-verbs.ts'
import { deviceVerbs } from './device-verbs.ts'
import { erasureVerbs } from './erasure-verbs.ts'
import type { Office } from './office.ts'
import { recordVerbs } from './record-verbs.ts'
import { recoveryVerbs } from './recovery-verbs.ts'
import { safetyVerbs } from './safety-verbs.ts'
import { trailVerbs } from './trail-verbs.ts'
import { exitCode, misunderstood, readVerbWords, usageOf } from './verb.ts'
import type { Verb, VerbAnswer } from './verb.ts'

export const verbs: readonly Verb[] = [
  ...recordVerbs,
  ...accountVerbs,
  ...deviceVerbs,
  ...recoveryVerbs,
  ...erasureVerbs,
  ...safetyVerbs,
  ...trailVerbs,
]

export function findVerb(name: string): Verb | undefined {
  return verbs.find((verb) => verb.name === name)
}

/** What an operator typed behind `hq`, and where they stood. */
export interface OperatorWish {
  readonly verb: string
  readonly words: readonly string[]
  readonly folder: string
}

export async function runVerb(wish: OperatorWish, office: Office): Promise<VerbAnswer> {
  const verb = findVerb(wish.verb)
  if (verb === undefined) return misunderstood(`hq does not know "${wish.verb}".`, '', ...helpLines())
  const words = readVerbWords(verb, wish.words, wish.folder)
  return words.ok ? verb.run(words.value, office) : words.refusal
}

/** What a verb does when no server runs and nobody has opened the records; `undefined` = it wants them opened. */
export async function runVerbClosed(
  wish: OperatorWish,
  place: RecordsPlace,
): Promise<VerbAnswer | undefined> {
  const verb = findVerb(wish.verb)
  if (verb?.runClosed === undefined) return undefined
  const words = readVerbWords(verb, wish.words, wish.folder)
  return words.ok ? verb.runClosed(words.value, place) : words.refusal
}

/** The help of one verb. */
export function verbHelpLines(verb: Verb): readonly string[] {
  const more = verb.more ?? []
  return [
    usageOf(verb),
    '',
    verb.about,
    ...(more.length === 0 ? [] : ['', ...more.map((line) => `  ${line}`)]),
  ]
}

export function helpLines(): readonly string[] {
  const widest = Math.max(...verbs.map(({ name }) => name.length))
  return [
    'Use: npm run hq                    starts headquarters',
    '     npm run -s hq -- VERB ...     asks something of it, whether it runs or not',
    '',
    'Verbs:',
    ...verbs.flatMap(({ name, usage, about }) => [
      `  ${name.padEnd(widest)}  ${about}`,
      ...(usage === '' ? [] : [`  ${' '.repeat(widest)}  ${name} ${usage}`]),
    ]),
    '',
    '"hq help VERB" tells more about one of them.',
    '',
    'Of both:',
    '  --data FOLDER     where headquarters keeps everything',
    'Of starting:',
    '  --port PORT       4870 unless you say otherwise; 0 = any that is free',
    '  --host ADDRESS    beyond this machine only with a certificate',
    '  --cert, --key     files of a certificate and its key (or HQ_TLS_CERT and HQ_TLS_KEY)',
    '  --sample          fills an empty headquarters with the sample organisation',
    '  --oldest-app V    apps older than this version hand over work but get nothing new',
    '',
    'HQ_DATABASE_URL=postgres://... keeps the records in PostgreSQL; HQ_METRICS_TOKEN must be brought to read /metrics.',
    `Exit codes: ${exitCode.fine} done, ${exitCode.refused} refused, ${exitCode.usage} not understood or not started.`,
  ]
}
