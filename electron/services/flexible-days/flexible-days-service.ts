import { loadAccount } from '#shared/commands/requests/load-check.ts'
import { runSync } from '#shared/commands/run-sync.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import { policiesAt } from '#shared/domain/policies/policies-on.ts'
import type { CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import { firstDayOfMonth, lastDayOfMonth } from '#shared/kernel/month.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { addDays } from '#shared/kernel/time.ts'
import { createAskCare, type AskCareParts } from './ask-care.ts'
import { describeFlexibleChild, flexibleWish, listFlexibleChildren, nameOf } from './flexible-month.ts'

export interface FlexibleDaysService {
  month(input: ParsedInput<'flexibleDays.month'>): Result<CallOutput<'flexibleDays.month'>, Message>
  ask(
    input: ParsedInput<'flexibleDays.ask'>,
    actorId: string,
  ): Result<CallOutput<'flexibleDays.ask'>, Message>
}

/** A month of this many children is checked well within a second. */
const MOST_CHILDREN = 30

export function createFlexibleDaysService(parts: AskCareParts): FlexibleDaysService {
  const askCare = createAskCare(parts)
  return {
    month: (input) => describeMonth(parts, input),
    ask: ({ childId, locationId, days }, actorId) => {
      const asked = askCare(
        days.map(({ day, startMinute, endMinute }) =>
          flexibleWish(childId, locationId, day, startMinute, endMinute),
        ),
        actorId,
      )
      return ok({
        done: asked.done,
        outcomes: asked.asked.map(({ wish, outcome, message }) => ({
          day: wish.wantedDay,
          outcome,
          message,
        })),
      })
    },
  }
}

function describeMonth(
  { facts, lawBook, clock, answer }: AskCareParts,
  { locationId, month, childId }: ParsedInput<'flexibleDays.month'>,
): Result<CallOutput<'flexibleDays.month'>, Message> {
  const view = facts.find(locationId, firstDayOfMonth(month), lastDayOfMonth(month))
  if (view === undefined) {
    return refuse({ code: 'refusal.notFound', params: { what: 'location', id: locationId } })
  }
  const today = clock.today()
  const question = { index: view.index, book: lawBook, month, today, now: clock.now() }
  const choices = listFlexibleChildren(question)
  const shown = childId === null ? choices.slice(0, MOST_CHILDREN) : choices.filter((id) => id === childId)
  // House rules hold as they are on the day of care; the last day of the month speaks for what is still to be asked.
  const policies = policiesAt(view.index.policies, lastDayOfMonth(month))
  const guaranteeDays = policies['flexibleDay.guaranteeDays']
  return ok({
    guaranteedFrom: addDays(today, guaranteeDays),
    guaranteeDays,
    choices: choices.map((id) => ({ childId: id, name: nameOf(view.index, id) })),
    children: shown.map((id) => describeFlexibleChild(question, id, runSync(loadAccount(id), answer))),
  })
}
