import { createFactAnswers } from '#electron/db/answer-facts.ts'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import { shippedRulebook } from '#resources/shipped-rulebook.ts'
import { loadLocationFacts } from '#shared/commands/load-location-facts.ts'
import { runSync } from '#shared/commands/run-sync.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import { must } from '#shared/kernel/invariant.ts'
import { isoDay, type IsoDay } from '#shared/kernel/time.ts'
import type { TestApp } from '#tests/harness/app.ts'

/** The day on which the tests' application stands. */
export const sampleToday = isoDay('2026-11-23')

/** The facts of every location of an application on the sample, read from its database. Both days included. */
export function loadSampleLocations(
  { application }: TestApp,
  fromDay: IsoDay,
  untilDay: IsoDay,
): readonly LocationFacts[] {
  const { db } = application.folder
  const answer = createFactAnswers(db, shippedRulebook())
  return createRowReader(db)
    .listRows('location', {})
    .map(({ id }) =>
      must(runSync(loadLocationFacts(id, fromDay, untilDay), answer), 'a location that was listed'),
    )
}
