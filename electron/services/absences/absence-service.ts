import { planAbsence, type PlannedDay } from '#shared/commands/attendance/plan-absence.ts'
import type { FactQuery } from '#shared/commands/facts.ts'
import { runSync } from '#shared/commands/run-sync.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { AbsenceDay } from '#shared/ipc/calls/absences.ts'
import type { CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import type { Done } from '#shared/ipc/parts/done.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { daysBetween } from '#shared/kernel/time.ts'
import type { ClockPort } from '../../ports.ts'
import { messageOfRefusal, type Act } from '../commands/act.ts'

export interface AbsenceService {
  /** Reports a child absent, for whole days or a part of them, with or without credit. */
  enter(input: ParsedInput<'absences.enter'>, actorId: string): Result<CallOutput<'absences.enter'>, Message>
  /** What reporting it would do. Writes nothing. */
  preview(input: ParsedInput<'absences.preview'>): Result<CallOutput<'absences.preview'>, Message>
  remove(input: ParsedInput<'absences.remove'>, actorId: string): Result<Done, Message>
}

export interface AbsenceParts {
  readonly act: Act
  readonly answer: (query: FactQuery) => unknown
  readonly clock: Pick<ClockPort, 'now'>
}

/** A longer absence is reported without a look at every day. */
const MOST_PREVIEWED_DAYS = 366

export function createAbsenceService({ act, answer, clock }: AbsenceParts): AbsenceService {
  /** Empty when nothing can be said: the command itself says why. */
  function listDays(input: ParsedInput<'absences.enter'>): readonly AbsenceDay[] {
    const planned = runSync(planAbsence(input, 'credit', clock.now()), answer)
    return planned.ok ? planned.value.days.map(dayOf) : []
  }
  return {
    enter: (input, actorId) => {
      // Before the act: afterwards the child is absent on every one of these days.
      const isLookedAt = input.isForCredit && input.startDay <= input.endDay && isShort(input)
      const days = isLookedAt ? listDays(input) : []
      const done = act('enterAbsence', input, actorId)
      return done.ok ? ok({ ...done.value, days: [...days] }) : done
    },
    preview: (input) => {
      if (input.startDay > input.endDay) return ok(nothingToShow)
      if (!isShort(input)) return ok({ ...nothingToShow, isComplete: false })
      const planned = runSync(planAbsence(input, 'places', clock.now()), answer)
      if (!planned.ok) {
        return planned.refusal.code === 'notFound'
          ? refuse(messageOfRefusal(planned.refusal))
          : ok({ ...nothingToShow, problem: messageOfRefusal(planned.refusal) })
      }
      const days = planned.value.days.map(dayOf)
      return ok({
        days,
        creditMinutes: days.reduce((sum, day) => sum + day.creditMinutes, 0),
        isComplete: true,
        problem: null,
      })
    },
    remove: (input, actorId) => act('removeAbsence', input, actorId),
  }
}

const nothingToShow: CallOutput<'absences.preview'> = {
  days: [],
  creditMinutes: 0,
  isComplete: true,
  problem: null,
}

function isShort({ startDay, endDay }: ParsedInput<'absences.enter'>): boolean {
  return daysBetween(startDay, endDay) < MOST_PREVIEWED_DAYS
}

function dayOf({ day, stretches, minutes, expiresOn, message, place }: PlannedDay): AbsenceDay {
  return { day, stretches: [...stretches], creditMinutes: minutes, expiresOn, credit: message, place }
}
