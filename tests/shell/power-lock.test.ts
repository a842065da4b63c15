import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const power = vi.hoisted(() => ({ listeners: new Map<string, () => void>(), idleSeconds: 0 }))
vi.mock('electron', () => ({
  powerMonitor: {
    on: (name: string, listener: () => void) => void power.listeners.set(name, listener),
    removeListener: (name: string) => void power.listeners.delete(name),
    getSystemIdleTime: () => power.idleSeconds,
  },
}))
const { lockWithMachine } = await import('#electron/main/power-lock.ts')

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('locks when the machine does, sleeps or changes user, and tells how long nobody touched it', () => {
  const heard: string[] = []
  const stop = lockWithMachine({
    lockSoon: () => void heard.push('lock'),
    heardIdle: (seconds) => void heard.push(`idle ${seconds}`),
  })
  for (const event of ['lock-screen', 'suspend', 'user-did-resign-active']) power.listeners.get(event)?.()
  power.idleSeconds = 601
  vi.advanceTimersByTime(30_000)
  expect(heard).toEqual(['lock', 'lock', 'lock', 'idle 601'])
  stop()
  vi.advanceTimersByTime(90_000)
  expect([power.listeners.size, heard.length]).toEqual([0, 4])
})
