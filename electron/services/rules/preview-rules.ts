import { stretchOf } from '#shared/commands/requests/load-check.ts'
import { fullName } from '#shared/domain/children/person-name.ts'
import type { Verdict } from '#shared/domain/explanation/model.ts'
import type { LocationId } from '#shared/domain/ids.ts'
import { balanceAccounts } from '#shared/domain/ledger/model.ts'
import type { LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import type { Location } from '#shared/domain/organisation/model.ts'
import type { LawBook } from '#shared/domain/ratio/model.ts'
import { agreedWishOf } from '#shared/domain/requests/agreed-wish.ts'
import { checkWithoutAlternatives } from '#shared/domain/requests/check-wish.ts'
import type { CareRequest, CheckResult } from '#shared/domain/requests/model.ts'
import type { ChildAccount } from '#shared/domain/requests/wish-subject.ts'
import {
  rulesIfSet,
  withHouseRules,
  type WantedPolicy,
} from '#shared/domain/rules-replay/with-house-rules.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import { addDays, type IsoDay } from '#shared/kernel/time.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { ClockPort } from '../../ports.ts'
import type { LocationFactsCache } from '../facts/location-facts-cache.ts'

export interface PreviewParts {
  readonly rows: Pick<RowReader, 'findRow' | 'listRows'>
  readonly facts: Pick<LocationFactsCache<LocationIndex>, 'find'>
  readonly lawBook: LawBook
  readonly clock: ClockPort
}

export interface PreviewOrder {
  readonly locations: readonly Location[]
  readonly ruleLocationId: LocationId | null
  readonly values: readonly WantedPolicy[]
  readonly validFrom: IsoDay
  readonly isNameShown: boolean
}

type Preview = CallOutput<'rules.preview'>

const MOST_ROWS = 500
/** Requests about days this near are read from the database in one go. */
const NEAR_DAYS = 200

/** Judges every waiting request under both sets of rules, with a pause after each. Stores nothing. */
export function* previewRules(parts: PreviewParts, order: PreviewOrder): Generator<undefined, Preview> {
  const { rows, clock } = parts
  const openRequests: Preview['openRequests'] = []
  const today = clock.today()
  const now = clock.now()
  const tariffs = rows.listRows('tariff_card', {})
  let unchanged = 0
  for (const location of order.locations) {
    const judge = createJudge(parts, order, location)
    const waiting = rows
      .listRows('care_request', { locationId: location.id, status: { in: ['open', 'offered', 'waiting'] } })
      .toSorted((a, b) => compare(a.wantedDay, b.wantedDay) || compare(a.id, b.id))
    for (const request of waiting) {
      const account = {
        entries: rows.listRows('ledger_entry', {
          childId: request.childId,
          account: { in: balanceAccounts },
        }),
        tariffs,
      }
      const judged = judge(request, account, today, now)
      if (judged !== undefined && judged.before !== judged.after.verdict && openRequests.length < MOST_ROWS) {
        openRequests.push(rowOf(parts, order, location, request, judged))
      } else unchanged += 1
      yield
    }
  }
  return { openRequests, unchanged }
}

interface Judged {
  readonly before: Verdict
  readonly after: CheckResult
}

type Judge = (
  request: CareRequest,
  account: ChildAccount,
  today: IsoDay,
  now: ReturnType<ClockPort['now']>,
) => Judged | undefined

function createJudge(
  { facts, lawBook, clock }: PreviewParts,
  order: PreviewOrder,
  location: Location,
): Judge {
  const today = clock.today()
  // One view for nearly all of them.
  facts.find(location.id, addDays(today, -7), addDays(today, NEAR_DAYS))
  const changed = new Map<LocationIndex, LocationIndex>()
  return (request, account, day, now) => {
    const wish = agreedWishOf(request)
    const { from, until } = stretchOf(wish, 'twoDays')
    const index = facts.find(location.id, from, until)?.index
    if (index === undefined) return undefined
    const newIndex =
      changed.get(index) ??
      withHouseRules(
        index,
        rulesIfSet(index.facts.houseRules, order.ruleLocationId, order.values, order.validFrom),
      )
    changed.set(index, newIndex)
    const input = { book: lawBook, wish, account, today: day, now, ownRequestId: request.id }
    return {
      before: checkWithoutAlternatives({ ...input, index }).verdict,
      after: checkWithoutAlternatives({ ...input, index: newIndex }),
    }
  }
}

function rowOf(
  { rows }: PreviewParts,
  { isNameShown }: PreviewOrder,
  location: Location,
  request: CareRequest,
  { before, after }: Judged,
): Preview['openRequests'][number] {
  const child = isNameShown ? rows.findRow('child', request.childId) : undefined
  const { kind, wantedDay } = agreedWishOf(request)
  return {
    requestId: request.id,
    locationName: location.name,
    childName: child === undefined ? '' : fullName(child),
    kind,
    wantedDay,
    before,
    after: after.verdict,
    message: after.headline,
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
