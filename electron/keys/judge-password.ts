import type { ZxcvbnFactory } from '@zxcvbn-ts/core'
import type { Message } from '#shared/domain/explanation/model.ts'

/** Long enough that guessing takes years, also for whoever holds the files. */
const LEAST_CHARS = 10
const LEAST_SCORE = 3
/** Of the word alone, without what people put behind it when a mark and a digit are asked for. */
const LEAST_BARE_SCORE = 2
/** Judging takes longer than the length is worth. */
const JUDGED_CHARS = 100
/** A word of a name shorter than this makes nothing guessable. */
const LEAST_NAME_CHARS = 3

export interface PasswordVerdict {
  readonly isAccepted: boolean
  /** 0 to 4. */
  readonly score: 0 | 1 | 2 | 3 | 4
  /** Why it will not do. */
  readonly reason: Message | null
}

let judge: Promise<ZxcvbnFactory> | undefined

/** The lists of words are read the first time somebody chooses a password, not at every start. */
function openJudge(): Promise<ZxcvbnFactory> {
  judge ??= loadJudge()
  return judge
}

async function loadJudge(): Promise<ZxcvbnFactory> {
  const [core, common, dutch] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-nl-be'),
  ])
  return new core.ZxcvbnFactory({
    graphs: common.adjacencyGraphs,
    dictionary: { ...common.dictionary, ...dutch.dictionary },
  })
}

/**
 * Whether a password will do: long enough, and not among what is guessed first. `names`: of the person and the house,
 * which anybody who knows them tries first.
 */
export async function judgePassword(password: string, names: readonly string[]): Promise<PasswordVerdict> {
  const normal = password.normalize('NFKC')
  const words = names.flatMap((name) => [name, ...name.split(/[\s,.'-]+/)])
  const guessed = words.filter((word) => word.length >= LEAST_NAME_CHARS)
  const factory = await openJudge()
  const scoreOf = (text: string) => factory.check(text.slice(0, JUDGED_CHARS), ['dagdeel', ...guessed]).score
  // A year and a mark behind a common word is what is tried right after the word itself.
  const isDressedUp = scoreOf(bareWordOf(normal)) < LEAST_BARE_SCORE
  const score = isDressedUp ? 1 : scoreOf(normal)
  const reason = reasonOf(normal, score, guessed)
  return { isAccepted: reason === null, score, reason }
}

/** Without the digits and marks before and behind it. */
function bareWordOf(password: string): string {
  return password.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
}

function reasonOf(password: string, score: number, names: readonly string[]): Message | null {
  const chars = Array.from(password).length
  if (chars < LEAST_CHARS) return { code: 'password.short', params: { least: LEAST_CHARS } }
  if (score >= LEAST_SCORE) return null
  const lower = password.toLowerCase()
  const hasName = names.some((name) => lower.includes(name.toLowerCase()))
  return { code: hasName ? 'password.name' : 'password.guessable', params: {} }
}
