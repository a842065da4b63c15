import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { DeviceRecord, HqStore } from '../store/store.ts'
import { isAlive } from './is-alive.ts'

/**
 * The computer an operator means: by its number, or by its name when that says which. A computer had several numbers when
 * its numbering broke; by its name it is the one it has now.
 */
export async function findDevice(word: string, store: HqStore): Promise<Result<DeviceRecord, string>> {
  const devices = await store.read((reader) => reader.listDevices())
  const byNumber = devices.find(({ id }) => id === word)
  if (byNumber !== undefined) return ok(byNumber)
  const named = devices.filter(({ name, status }) => isSameName(name, word) && status !== 'replaced')
  // Of the present ones first: a computer that was shut out long ago may have had the same name.
  const alive = named.filter(isAlive)
  const [found, ...others] = alive.length > 0 ? alive : named
  if (found === undefined) return refuse(`There is no computer ${word}. "hq devices" lists them.`)
  if (others.length === 0) return ok(found)
  const numbers = [found, ...others].map(({ id }) => id).join(', ')
  return refuse(`Several computers are called ${word}: ${numbers}. Name the one you mean by its number.`)
}

function isSameName(name: string, word: string): boolean {
  return name.trim().toLowerCase() === word.trim().toLowerCase()
}
