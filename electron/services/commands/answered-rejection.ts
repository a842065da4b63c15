import type { CommandId } from '#shared/domain/ids.ts'
import type { ReadableDb } from '../../db/handles.ts'
import { listOpenRejections } from '../../db/repositories/sync-work.ts'

type Fields = Readonly<Record<string, unknown>>

/** The days a form is about, whatever it calls them: from the first until the second. */
const periods = [
  ['wantedDay', 'wantedDay'],
  ['givenDay', 'givenDay'],
  ['day', 'day'],
  ['effectiveDay', 'effectiveDay'],
  ['startDay', 'endDay'],
  ['validFrom', 'validUntil'],
] as const

/**
 * The act that was not accepted and that this one answers, the latest first: another decision about the same request, or
 * the same kind of act about the same child and one of the same days, with whatever was changed in its form. Anything
 * else is another act, and its card stays until somebody settles it.
 */
export function findAnsweredRejection(db: ReadableDb, type: string, args: unknown): CommandId | null {
  if (!isFields(args)) return null
  const answered = listOpenRejections(db).find((open) =>
    typeof args['requestId'] === 'string'
      ? isFields(open.args) && open.args['requestId'] === args['requestId']
      : open.type === type && isSameForm(formOf(open.args), formOf(args)),
  )
  return answered?.commandId ?? null
}

function isSameForm(earlier: Fields, now: Fields): boolean {
  const { childId } = now
  if (typeof childId !== 'string' || earlier['childId'] !== childId || earlier['kind'] !== now['kind'])
    return false
  const wanted = daysOf(earlier)
  return daysOf(now).some(([from, until]) => wanted.some(([first, last]) => from <= last && first <= until))
}

/** Days are texts that compare as days; a period without an end goes on. */
function daysOf(form: Fields): readonly (readonly [from: string, until: string])[] {
  return periods.flatMap(([first, last]) => {
    const from = form[first]
    const until = form[last] ?? '9999-12-31'
    return typeof from === 'string' && typeof until === 'string' ? [[from, until] as const] : []
  })
}

/** A wish is a form inside the arguments. */
function formOf(args: unknown): Fields {
  if (!isFields(args)) return {}
  return isFields(args['wish']) ? args['wish'] : args
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
