import type { AppOptions, TestApp } from '#tests/harness/app.ts'
import { startApp } from '#tests/harness/app.ts'
import type { CareRequest } from '#shared/domain/requests/model.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import { rowsOfHouse } from '#tests/integration/requests/house-rows.ts'

export const locationId = 'rainbow'

/** The application on a house with these requests. */
export function startHouse(
  facts: LocationFacts,
  requests: readonly CareRequest[],
  options: Omit<AppOptions, 'data'> = {},
): Promise<TestApp> {
  return startApp({ ...options, data: { ...rowsOfHouse(facts), care_request: [...requests] } })
}

/** Waits until the queue has been judged as it stands now; a turn of the machine at a time. */
export async function judged({ done }: TestApp): Promise<void> {
  for (let turn = 0; turn < 10_000; turn += 1) {
    const { isComplete } = await done('requests.listNowFitting', { locationId })
    if (isComplete) return
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
  throw new Error('the queue is never judged')
}

export async function statusOf({ done }: TestApp, requestId: string): Promise<CareRequest['status']> {
  return (await done('requests.get', { requestId })).request.status
}
