import { ok, refuse, type Result } from '#shared/kernel/result.ts'
import { explainCompiled } from './explain-ratio.ts'
import { parseRatioCase, type RatioCase } from './ratio-case.ts'
import { step, stepOfAge, stepOfTotal, stepsOfCounts } from './ratio-steps.ts'
import { countBetween } from './ratio-table.ts'
import { compileRatio, type CompiledRatio } from './required-staff.ts'
import type { RatioCode } from './codes.ts'
import type { AgeCounts, LawBook, RatioResult, RatioStep, RatioVerdict } from './model.ts'

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

/** Texts kept while a long list of cases is worked through; an answer is about 1.5 kB. */
const MOST_KEPT_TEXTS = 32_768

/**
 * The same answers as JSON text, for long lists of cases. What the law sees of a group (`ageBoundaries`) repeats
 * far more than the group itself, so everything but the lines of the count is kept as text and not built again.
 */
export function createRatioAnswerer(book: LawBook): (value: unknown) => Result<string, RatioStep> {
  const endingsByRatio = new Map<CompiledRatio, Map<string, AnswerText>>()
  const countTexts = new Map<string, string>()
  return (value) => {
    const parsed = parseRatioCase(value)
    if (!parsed.ok) return parsed
    const ratio = findRatio(book, parsed.value)
    if (!ratio.ok) return ratio
    const { counts } = parsed.value
    const endings = keep(endingsByRatio, ratio.value, () => new Map<string, AnswerText>())
    const ending = keep(endings, keyOf(ratio.value, counts), () => writeAnswer(ratio.value, counts))
    return ok(`${ending.head}${writeCounts(countTexts, counts)},${ending.tail}`)
  }
}

/** An answer as JSON text without the lines of the count, which stand between the two. */
interface AnswerText {
  readonly head: string
  readonly tail: string
}

function writeAnswer(ratio: CompiledRatio, counts: AgeCounts): AnswerText {
  const answer = answerOf(explainCompiled(ratio, counts))
  // Every explanation starts with the count; `steps` is the last field, and the law always follows the count.
  const rest = answer.steps.slice(stepsOfCounts(counts).length)
  const head = JSON.stringify({ ...answer, steps: [] }).slice(0, -']}'.length)
  return { head, tail: `${JSON.stringify(rest).slice('['.length)}}` }
}

function writeCounts(texts: Map<string, string>, counts: AgeCounts): string {
  let text = ''
  let total = 0
  for (let age = 0; age < counts.length; age++) {
    const children = counts[age] ?? 0
    if (children === 0) continue
    total += children
    text += `${keep(texts, `${age} ${children}`, () => JSON.stringify(stepOfAge(age, children)))},`
  }
  return text + keep(texts, `${total}`, () => JSON.stringify(stepOfTotal(total)))
}

/** Two groups with the same key have the same answer but for the lines of the count. */
function keyOf(ratio: CompiledRatio, counts: AgeCounts): string {
  let key = ''
  let fromAge = 0
  for (const toAge of ratio.ageBoundaries) {
    key += `${countBetween(counts, fromAge, toAge)} `
    fromAge = toAge
  }
  return key + countBetween(counts, fromAge, counts.length)
}

/** What is kept under a key, made when it is not there. A full shelf is cleared at once: it fills again by itself. */
function keep<Key, Value>(shelf: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = shelf.get(key)
  if (known !== undefined) return known
  const fresh = make()
  if (shelf.size >= MOST_KEPT_TEXTS) shelf.clear()
  shelf.set(key, fresh)
  return fresh
}
