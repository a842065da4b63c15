import { randomBytes, randomInt } from 'node:crypto'
import { createTimeOrderedIds } from '#electron/machine/time-ordered-ids.ts'
import type { HqIds } from '../sync/ports.ts'

/** Capitals and digits that look like no other when they are read out: 32 of them, five bits each. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const GROUPS = 4
const SIGNS_A_GROUP = 4

/** Chance of the machine. */
export function createRandomIds(readMs: () => number = () => Date.now()): HqIds {
  return {
    newId: createTimeOrderedIds(readMs),
    // 80 bits.
    newEnrolCode: () =>
      Array.from({ length: GROUPS }, () =>
        Array.from({ length: SIGNS_A_GROUP }, () => SIGNS.charAt(randomInt(SIGNS.length))).join(''),
      ).join('-'),
    newIncident: () => randomBytes(4).toString('hex').toUpperCase(),
  }
}
