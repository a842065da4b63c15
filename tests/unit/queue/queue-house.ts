import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import { checkWithoutAlternatives } from '#shared/domain/requests/check-wish.ts'
import { wishOf } from '#shared/domain/requests/agreed-wish.ts'
import type { CareRequest, CareWish } from '#shared/domain/requests/model.ts'
import type { QueueParts } from '#shared/domain/requests/queue/judge-queue.ts'
import { parseInstant, type Instant } from '#shared/kernel/time.ts'
import { aChild, aContract, aFixedFace, bornSoThat } from '#tests/harness/builders/children.ts'
import { childId, requestId } from '#tests/harness/builders/ids.ts'
import { regionalHolidays } from '#tests/harness/calendar.ts'
import { lawBook } from '#tests/harness/law.ts'
import {
  aHouse,
  anExtraDay,
  aRequest,
  friday,
  monday,
  noAccount,
  now,
  type HouseOptions,
} from '#tests/unit/requests/wishes.ts'

/** Children who come on Monday, Tuesday and Thursday and may want another day; two years old on that Friday. */
export const askers = ['bram', 'lotte', 'mats', 'yara'] as const
type Asker = (typeof askers)[number]

/**
 * A house of one group and one member of staff: eight children of two years old may come, `ages` says how many do every
 * weekday. So with seven of them there is one place left on a Friday.
 */
export function aQueueHouse(options: HouseOptions = {}): LocationFacts {
  return aHouse({
    ...options,
    children: askers.map((name) =>
      aChild({ id: childId(name), firstName: nameOf(name), birthDate: bornSoThat(2, friday) }),
    ),
    contracts: askers.map((name) =>
      aContract({ child: childId(name), days: [1], hours: { start: '08:00', end: '18:00' } }),
    ),
    fixedFaces: askers.map((name) => aFixedFace(childId(name), 'staff1')),
  })
}

function nameOf(asker: Asker): string {
  return asker.charAt(0).toUpperCase() + asker.slice(1)
}

/** `minute` says when on the Friday before it came in, in the order of the queue. */
export function asks(
  asker: Asker,
  minute: number,
  wish: Partial<CareWish> = {},
  overrides: Partial<CareRequest> = {},
): CareRequest {
  return aRequest(anExtraDay({ childId: childId(asker), ...wish }), {
    id: requestId(asker),
    receivedAt: receivedAt(minute),
    ...overrides,
  })
}

export function receivedAt(minute: number): Instant {
  return parseInstant(`2026-11-20T08:${String(minute).padStart(2, '0')}:00.000Z`) ?? now
}

/** What a stack or a queue of these requests stands on. */
export function partsOf(facts: LocationFacts, requests: readonly CareRequest[]): QueueParts {
  const index = indexLocationFacts({ ...facts, requests }, regionalHolidays)
  const asked = { today: monday, now }
  return {
    index,
    book: lawBook,
    askedAt: () => asked,
    accountOf: () => noAccount,
    knownCheckOf: (request) =>
      checkWithoutAlternatives({
        ...asked,
        index,
        book: lawBook,
        wish: wishOf(request),
        account: noAccount,
        ownRequestId: request.id,
      }),
  }
}
