/**
 * How the app explains itself: codes and parameters, never ready-made sentences. `shared/text` turns a message into
 * Dutch or English, so the same decision can be read in both languages and a year later.
 */

/** `day` values are IsoDay text, times are minutes; the text catalogue says how each parameter is written. */
export interface Message {
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
}

export type Verdict = 'ok' | 'caution' | 'no' | 'unknown'

const severity: Readonly<Record<Verdict, number>> = { ok: 0, caution: 1, unknown: 2, no: 3 }

/** The verdict of a whole is that of its worst part; what cannot be known is worse than a caution. */
export function worstVerdict(verdicts: Iterable<Verdict>): Verdict {
  let worst: Verdict = 'ok'
  for (const verdict of verdicts) if (severity[verdict] > severity[worst]) worst = verdict
  return worst
}
