import { headquartersActorId } from '#shared/commands/access/headquarters-actor.ts'
import { loadTerms } from '#shared/commands/privacy/load-terms.ts'
import { listRows } from '#shared/commands/facts.ts'
import { keepsBack } from '#shared/domain/retention/judgement.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import { instantOfDutchTime } from '#shared/kernel/instant-of-dutch-time.ts'
import { addMonths } from '#shared/kernel/time.ts'
import type { FadeRequest } from '../store/store.ts'
import { ask } from './answers.ts'
import type { HeadquartersPorts } from './ports.ts'

/** Acts that are looked at in one transaction: devices go first in between. */
const ACTS_A_TIME = 2_000

/**
 * Empties acts that were received longer ago than the term of the log: what was asked, what it is called and how the rows
 * were. That it was done, when and by whom stays, and what a legal hold keeps. Answers how many acts. PRIV-1
 */
export async function fadeOldActs({ store, clock, rulebook }: HeadquartersPorts): Promise<number> {
  const term = await findTerm({ store, clock, rulebook })
  let total = 0
  let after: number | null = 0
  while (after !== null) {
    const request: FadeRequest = { ...term, after, limit: ACTS_A_TIME }
    const { count, next } = await store.write((writer) => writer.fadeActs(request))
    total += count
    after = next
  }
  if (total > 0)
    await store.write((writer) =>
      writer.appendAudit({
        ...{ at: clock.now(), actor: headquartersActorId, deviceId: null },
        ...{ kind: 'faded', facts: { count: total } },
      }),
    )
  return total
}

async function findTerm({
  store,
  clock,
  rulebook,
}: Pick<HeadquartersPorts, 'store' | 'clock' | 'rulebook'>): Promise<
  Pick<FadeRequest, 'before' | 'heldSubjects'>
> {
  const { day: today } = dutchTimeOf(clock.now())
  return store.read(async (reader) => {
    const terms = await ask(loadTerms(today), reader, rulebook)
    const holds = await ask(listRows('legal_hold', {}), reader, rulebook)
    return {
      before: instantOfDutchTime({ day: addMonths(today, -terms.organisation.audit), minute: 0 }),
      heldSubjects: holds.filter((hold) => keepsBack(hold, today)).map(({ subjectId }) => subjectId),
    }
  })
}
