import { z } from 'zod'
import { hasCitizenNumber } from '#shared/domain/child-file/citizen-number.ts'
import { breachDataKinds, breachRisks } from '#shared/domain/privacy/model.ts'
import { noteValue } from '#shared/schema/values.ts'

/** What is told of a breach, and can be added to as more becomes known. PRIV-7 */
export const breachDetails = {
  happened: noteValue,
  dataKinds: z.array(z.enum(breachDataKinds)).max(breachDataKinds.length, 'tooMany'),
  /** null = not known yet. */
  peopleCount: z.int('number').min(0, 'number').max(1_000_000, 'number').nullable(),
  risk: z.enum(breachRisks),
  notReportedBecause: noteValue,
  measures: noteValue,
} as const

/** The first text that may hold a citizen number, by the code of its field. FILE-3 */
export function citizenNumberIn(texts: {
  readonly happened: string
  readonly notReportedBecause: string
  readonly measures: string
}): string | null {
  const { happened, notReportedBecause, measures } = texts
  const found = Object.entries({ happened, notReportedBecause, measures }).find(([, text]) =>
    hasCitizenNumber(text),
  )
  return found === undefined ? null : `privacyField.${found[0]}`
}
