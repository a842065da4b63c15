import { randomBytes } from 'node:crypto'
import { createTimeOrderedIds } from './machine/time-ordered-ids.ts'
import type { IdPort } from './ports.ts'

/** Chance of the machine. */
export function createRandomIds(readMs: () => number = () => Date.now()): IdPort {
  return {
    newId: createTimeOrderedIds(readMs),
    newIncident: () => randomBytes(3).toString('hex').slice(0, 4).toUpperCase(),
  }
}
