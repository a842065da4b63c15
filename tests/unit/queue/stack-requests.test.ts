import { describe, expect, test } from 'vitest'
import type { LedgerEntry } from '#shared/domain/ledger/model.ts'
import { checkWithoutAlternatives } from '#shared/domain/requests/check-wish.ts'
import { computedDayOf } from '#shared/domain/requests/computed-days.ts'
import type { QueueParts } from '#shared/domain/requests/queue/judge-queue.ts'
import { createStack, stackRequests, type StackParts } from '#shared/domain/requests/stack/stack-requests.ts'
import { whyNotGranted } from '#shared/domain/requests/stack/why-not-granted.ts'
import { refusalOf } from '#shared/commands/requests/grant-wish.ts'
import { aLine } from '#tests/harness/builders/ledger-lines.ts'
import { lawBook } from '#tests/harness/law.ts'
import { requestId } from '#tests/harness/builders/ids.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { noAccount, thursday, friday, aSwap, aRequest } from '#tests/unit/requests/wishes.ts'
import { aQueueHouse, asks, partsOf } from './queue-house.ts'

function withoutKnown({ knownCheckOf: _known, ...parts }: QueueParts): StackParts {
  return parts
}

const oneLeft = { ages: { 2: 7 } }

describe('CHECK-4: requests one upon the other', () => {
  test('of two for the last place the first gets it, whoever is first', () => {
    const bram = asks('bram', 1)
    const lotte = asks('lotte', 2)
    for (const order of [
      [bram, lotte],
      [lotte, bram],
    ]) {
      const { outcomes } = stackRequests(partsOf(aQueueHouse(oneLeft), [bram, lotte]), order)
      expect(outcomes.map(({ request, whyNot }) => [request.id, whyNot === null])).toEqual([
        [order[0]?.id, true],
        [order[1]?.id, false],
      ])
      expect(outcomes[1]?.whyNot?.code).toBe('check.ratio.short')
    }
  })

  test('each alone would have fitted, and what is granted is on the day afterwards', () => {
    const bram = asks('bram', 1)
    const lotte = asks('lotte', 2)
    const parts = partsOf(aQueueHouse(oneLeft), [bram, lotte])
    expect(createStack(parts).look(lotte).whyNot).toBeNull()
    const { index } = stackRequests(parts, [bram, lotte])
    const children = (of: typeof index): readonly string[] =>
      computedDayOf(of, lawBook, friday)?.location.groups[0]?.presences.map((row) => row.childId) ?? []
    expect(children(index)).toContain('bram')
    expect(children(index)).not.toContain('lotte')
    // The base stays as it was.
    expect(children(parts.index)).not.toContain('bram')
  })

  test('SWAP-5: the place that a swap gives up is there for the next', () => {
    // Thursday has one child more than Friday: Noor.
    const swap = aRequest(aSwap(), { id: requestId('noor') })
    const bram = asks('bram', 2, { wantedDay: thursday })
    const parts = partsOf(aQueueHouse(oneLeft), [swap, bram])
    expect(createStack(parts).look(bram).whyNot).not.toBeNull()
    const { outcomes } = stackRequests(parts, [swap, bram])
    expect(outcomes.map(({ whyNot }) => whyNot)).toEqual([null, null])
  })

  test('a look grants nothing', () => {
    const bram = asks('bram', 1)
    const lotte = asks('lotte', 2)
    const stack = createStack(partsOf(aQueueHouse(oneLeft), [bram, lotte]))
    stack.look(bram)
    expect(stack.add(lotte).whyNot).toBeNull()
  })

  test('a check that is known already is used only while nothing granted touches it', () => {
    const bram = asks('bram', 1)
    const lotte = asks('lotte', 2)
    const mats = asks('mats', 3, { wantedDay: isoDay('2026-12-04') })
    const parts = partsOf(aQueueHouse(oneLeft), [bram, lotte, mats])
    const asked: string[] = []
    const stack = createStack({
      ...parts,
      knownCheckOf: (request) => {
        asked.push(request.id)
        return parts.knownCheckOf(request)
      },
    })
    for (const request of [bram, lotte, mats]) stack.add(request)
    expect(asked).toEqual(['bram', 'mats'])
  })

  test('SWAP-5: credit is spent once, also between two requests of one child', () => {
    const extra = (id: string, day: string) =>
      asks('bram', 1, { wantedDay: isoDay(day), payment: 'swapCredit' }, { id: requestId(id) })
    const first = extra('first', '2026-11-27')
    const second = extra('second', '2026-12-04')
    const parts = partsOf(aQueueHouse({ ages: { 2: 3 } }), [first, second])
    const credit: LedgerEntry = aLine({
      id: 'credit',
      childId: first.childId,
      minutes: 900,
      expiresOn: isoDay('2026-12-31'),
    })
    const account = { ...noAccount, entries: [credit] }
    const { outcomes } = stackRequests({ ...withoutKnown(parts), accountOf: () => account }, [first, second])
    const paid = outcomes.map(({ check }) => [check.cost?.balanceMinutes, check.cost?.invoicedMinutes])
    expect(paid[0]).toEqual([600, 0])
    expect(paid[1]).toEqual([300, 300])
  })

  test('may be looked at as of another day, for each request its own', () => {
    const bram = asks('bram', 1)
    const parts = withoutKnown(partsOf(aQueueHouse({ ages: { 2: 3 } }), [bram]))
    const late = { today: isoDay('2026-11-30'), now: bram.receivedAt }
    expect(createStack({ ...parts, askedAt: () => late }).add(bram).whyNot?.code).toBe(
      'check.noticePeriod.past',
    )
    const early = { today: isoDay('2026-11-20'), now: bram.receivedAt }
    expect(createStack({ ...parts, askedAt: () => early }).add(bram).whyNot).toBeNull()
  })
})

describe('why a request is not granted', () => {
  test('is null exactly when the command would grant it', () => {
    const crowded = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((count) => aQueueHouse({ ages: { 2: count } }))
    const unsettled = aQueueHouse({ ages: { 2: 3 }, settledWeeks: 0 })
    const seen = new Set<boolean>()
    for (const facts of [...crowded, unsettled, aQueueHouse({ staff: 0 })]) {
      for (const wantedDay of [friday, thursday, isoDay('2026-11-28'), isoDay('2026-11-20')]) {
        const request = asks('bram', 1, { wantedDay })
        const parts = partsOf(facts, [request])
        const check = checkWithoutAlternatives({
          ...parts.askedAt(request),
          index: parts.index,
          book: lawBook,
          wish: request,
          account: noAccount,
          ownRequestId: request.id,
        })
        expect(whyNotGranted(check) === null).toBe(refusalOf(check, false) === null)
        seen.add(whyNotGranted(check) === null)
      }
    }
    expect(seen).toEqual(new Set([true, false]))
  })
})
