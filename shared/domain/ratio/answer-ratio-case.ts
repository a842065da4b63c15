import { ok, refuse, type Result } from '#shared/kernel/result.ts'
import { explainCompiled } from './explain-ratio.ts'
import { parseRatioCase, type RatioCase } from './ratio-case.ts'
import { step, stepOfAge, stepOfTotal, stepsOfCounts } from './ratio-steps.ts'
import { countBetween } from './ratio-table.ts'
import { compileRatio, type CompiledRatio } from './required-staff.ts'
import type { RatioCode } from './codes.ts'
import {
  AGE_SLOTS,
  type AgeCounts,
  type LawBook,
  type RatioResult,
  type RatioStep,
  type RatioVerdict,
} from './model.ts'

/** The answer to one case, in the shape it leaves the program as JSON. */
export interface RatioCaseAnswer {
  readonly staff: number | null
  readonly allowed: boolean
  readonly verdict: RatioVerdict
  readonly law: string
  /** Why the group is not allowed. */
  readonly reason?: RatioCode
  readonly cautions: readonly RatioStep[]
  /** The whole sum; when the group is not allowed its last line says why. */
  readonly steps: readonly RatioStep[]
}

/**
 * Answers a case that came in as JSON. A case that cannot be read, or a day before the oldest law version, is
 * refused with a code. A group the law does not allow is an answer, not a refusal.
 */
export function answerRatioCase(book: LawBook, value: unknown): Result<RatioCaseAnswer, RatioStep> {
  const parsed = parseRatioCase(value)
  if (!parsed.ok) return parsed
  const ratio = findRatio(book, parsed.value)
  return ratio.ok ? ok(answerOf(explainCompiled(ratio.value, parsed.value.counts))) : ratio
}

function findRatio(book: LawBook, { setting, day }: RatioCase): Result<CompiledRatio, RatioStep> {
  const ratio = compileRatio(book, setting, day)
  return ratio === undefined ? refuse(step('ratio.noLaw', { rule: 'BKR-20', day })) : ok(ratio)
}

function answerOf(result: RatioResult): RatioCaseAnswer {
  const { staff, allowed, verdict, law, reason, cautions, steps } = result
  return reason === undefined
    ? { staff, allowed, verdict, law, cautions, steps }
    : { staff, allowed, verdict, law, reason: reason.code, cautions, steps: [...steps, reason] }
}

/** Endings kept while a long list of cases is worked through; one is about 1.5 kB. */
const MOST_KEPT_ENDINGS = 32_768
/** Groups up to this many children of one age have a short key and a kept line; larger ones are written anew. */
const COMMON_CHILDREN = 64

/**
 * The same answers as JSON text, for long lists of cases. What the law sees of a group (`ageBoundaries`) repeats
 * far more than the group itself, so everything but the lines of the count is kept as text and not built again.
 */
export function createRatioAnswerer(book: LawBook): (value: unknown) => Result<string, RatioStep> {
  const endingsByRatio = new Map<CompiledRatio, Map<number, AnswerText>>()
  const countLines = createCountLines()
  return (value) => {
    const parsed = parseRatioCase(value)
    if (!parsed.ok) return parsed
    const ratio = findRatio(book, parsed.value)
    if (!ratio.ok) return ratio
    const { counts } = parsed.value
    let endings = endingsByRatio.get(ratio.value)
    if (endings === undefined) {
      endings = new Map()
      endingsByRatio.set(ratio.value, endings)
    }
    const ending = endingOf(endings, ratio.value, counts)
    return ok(`${ending.head}${countLines(counts)},${ending.tail}`)
  }
}

/** An answer as JSON text without the lines of the count, which stand between the two. */
interface AnswerText {
  readonly head: string
  readonly tail: string
}

function endingOf(endings: Map<number, AnswerText>, ratio: CompiledRatio, counts: AgeCounts): AnswerText {
  const key = keyOf(ratio, counts)
  if (key === null) return writeAnswer(ratio, counts)
  const known = endings.get(key)
  if (known !== undefined) return known
  const fresh = writeAnswer(ratio, counts)
  // A full shelf is cleared at once: it fills again by itself.
  if (endings.size >= MOST_KEPT_ENDINGS) endings.clear()
  endings.set(key, fresh)
  return fresh
}

function writeAnswer(ratio: CompiledRatio, counts: AgeCounts): AnswerText {
  const answer = answerOf(explainCompiled(ratio, counts))
  // Every explanation starts with the count; `steps` is the last field, and the law always follows the count.
  const rest = answer.steps.slice(stepsOfCounts(counts).length)
  const head = JSON.stringify({ ...answer, steps: [] }).slice(0, -']}'.length)
  return { head, tail: `${JSON.stringify(rest).slice('['.length)}}` }
}

/** The lines of the count, each written once: there are only so many ages and so many children. */
function createCountLines(): (counts: AgeCounts) => string {
  const lines = Array.from({ length: AGE_SLOTS }, (_, age) =>
    Array.from(
      { length: COMMON_CHILDREN },
      (_unused, children) => `${JSON.stringify(stepOfAge(age, children))},`,
    ),
  )
  const totals = Array.from({ length: COMMON_CHILDREN }, (_, total) => JSON.stringify(stepOfTotal(total)))
  return (counts) => {
    let text = ''
    let total = 0
    for (let age = 0; age < counts.length; age++) {
      const children = counts[age] ?? 0
      if (children === 0) continue
      total += children
      text += lines[age]?.[children] ?? `${JSON.stringify(stepOfAge(age, children))},`
    }
    return text + (totals[total] ?? JSON.stringify(stepOfTotal(total)))
  }
}

/**
 * A number that two groups share only when their answers are the same but for the lines of the count; null for a
 * group too large to have one.
 */
function keyOf(ratio: CompiledRatio, counts: AgeCounts): number | null {
  let key = 0
  let fromAge = 0
  for (let place = 0; place <= ratio.ageBoundaries.length; place++) {
    const toAge = ratio.ageBoundaries[place] ?? counts.length
    const children = countBetween(counts, fromAge, toAge)
    if (children >= COMMON_CHILDREN) return null
    key = key * COMMON_CHILDREN + children
    fromAge = toAge
  }
  return key
}
