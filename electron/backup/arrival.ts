import { z } from 'zod'
import { ok } from '#shared/kernel/result.ts'
import type { WritableDb } from '../db/handles.ts'
import { putMeta } from '../db/repositories/meta.ts'

/**
 * Who chose to put this database back, while another was open: kept in it until it is opened, and then written in its
 * trail. PRIV-5
 */
export const arrivalValue = z.object({ actorId: z.string(), workBack: z.number().int() })
export type Arrival = z.output<typeof arrivalValue>

export function keepArrival(db: WritableDb, arrival: Arrival): void {
  db.inTransaction(() => ok(putMeta(db, 'cameFrom', JSON.stringify(arrival))))
}
