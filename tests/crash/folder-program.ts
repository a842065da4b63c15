import { createSystemClock } from '#electron/system-clock.ts'
import { startApp } from '#tests/harness/app.ts'
import type { TestApp } from '#tests/harness/app.ts'
import { momentMsOf, PASSWORD } from './folder-work.ts'

/**
 * Opens a folder with the password and the whole program on it. `readNumber`: of the act that comes next, which says what
 * day it is. In a file of its own, for reading the whole program takes a second of the processor.
 */
export function startWithPassword(
  folder: string,
  slotId: string,
  readNumber: () => number,
): Promise<TestApp> {
  return startApp({
    folder,
    ports: {
      way: { kind: 'secret', slotId, secret: PASSWORD },
      clock: createSystemClock(() => momentMsOf(readNumber())),
    },
  })
}
