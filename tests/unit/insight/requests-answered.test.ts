import { expect, test } from 'vitest'
import { summariseAnswers } from '#shared/domain/insight/requests-answered.ts'
import type { CareRequest } from '#shared/domain/requests/model.ts'
import { checkWithoutAlternatives } from '#shared/domain/requests/check-wish.ts'
import { parseIsoMonth } from '#shared/kernel/month.ts'
import type { IsoMonth } from '#shared/kernel/month.ts'
import { isoDay, parseInstant } from '#shared/kernel/time.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { anExtraDay, aRequest, checkInput, aHouse } from '../requests/wishes.ts'

const month = (text: string): IsoMonth => parseIsoMonth(text) as IsoMonth
const instant = (text: string): Instant => parseInstant(text) as Instant

function answered(
  status: CareRequest['status'],
  receivedAt: string,
  decidedAt: string | null,
  overrides: Partial<CareRequest> = {},
): CareRequest {
  return aRequest(anExtraDay(), {
    status,
    receivedAt: instant(receivedAt),
    decidedAt: decidedAt === null ? null : instant(decidedAt),
    ...overrides,
  })
}

test('each month tells how often we said yes, something else and no, also a month without answers', () => {
  const summary = summariseAnswers(
    [
      answered('approved', '2026-09-01T08:00:00.000Z', '2026-09-01T08:10:00.000Z'),
      answered('cancelled', '2026-09-02T08:00:00.000Z', '2026-09-02T08:20:00.000Z'),
      answered('approved', '2026-09-03T08:00:00.000Z', '2026-09-03T08:30:00.000Z', {
        offeredWish: anExtraDay({ wantedDay: isoDay('2026-09-09') }),
      }),
      answered('declined', '2026-11-03T08:00:00.000Z', '2026-11-04T08:00:00.000Z'),
      answered('open', '2026-11-03T08:00:00.000Z', null),
      answered('withdrawn', '2026-11-03T08:00:00.000Z', '2026-11-03T09:00:00.000Z'),
      answered('declined', '2026-08-31T08:00:00.000Z', '2026-08-31T09:00:00.000Z'),
    ],
    month('2026-09'),
    month('2026-11'),
  )
  expect(summary.months).toEqual([
    { month: '2026-09', approved: 2, alternative: 1, declined: 0 },
    { month: '2026-10', approved: 0, alternative: 0, declined: 0 },
    { month: '2026-11', approved: 0, alternative: 0, declined: 1 },
  ])
  expect(summary.answered).toBe(4)
  // 10, 20, 30 minutes and a whole day: halfway between 20 and 30.
  expect(summary.medianAnswerMinutes).toBe(25)
})

test('a refusal counts for the step that said no at the time; one against the advice counts as a person’s (CHECK-5)', () => {
  const facts = aHouse()
  const refused = checkWithoutAlternatives(checkInput(facts, anExtraDay({ wantedDay: isoDay('2026-12-25') })))
  const fitting = checkWithoutAlternatives(checkInput(facts, anExtraDay()))
  expect([refused.verdict, fitting.verdict]).toEqual(['no', 'ok'])
  const declined = (decisionSnapshot: CareRequest['decisionSnapshot']): CareRequest =>
    answered('declined', '2026-11-03T08:00:00.000Z', '2026-11-03T08:00:00.000Z', { decisionSnapshot })
  const summary = summariseAnswers(
    [declined(refused), declined(refused), declined(fitting), declined(null)],
    month('2026-11'),
    month('2026-11'),
  )
  expect(summary.reasons).toEqual([
    { reason: 'closedDay', count: 2 },
    { reason: 'byPerson', count: 1 },
    { reason: 'notRecorded', count: 1 },
  ])
})

test('a period without answers has no typical time', () => {
  expect(summariseAnswers([], month('2026-11'), month('2026-11'))).toEqual({
    months: [{ month: '2026-11', approved: 0, alternative: 0, declined: 0 }],
    reasons: [],
    answered: 0,
    medianAnswerMinutes: null,
  })
})
