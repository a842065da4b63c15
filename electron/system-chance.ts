import { randomBytes } from 'node:crypto'
import type { ChancePort } from './ports.ts'

/** Chance of the machine. */
export function createSystemChance(): ChancePort {
  return { fraction: () => randomBytes(4).readUInt32BE() / 2 ** 32 }
}
