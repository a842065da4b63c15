import { powerMonitor } from 'electron'
import type { Gate } from '../gate/gate-ports.ts'

const LOOK_MS = 30_000

/**
 * Locks along with the machine: when its screen is locked, it goes to sleep, another user takes over, or nobody touched
 * it for long, in whichever program. Answers the act that ends it. PRIV-6
 */
export function lockWithMachine(gate: Pick<Gate, 'lockSoon' | 'heardIdle'>): () => void {
  const lock = () => gate.lockSoon()
  powerMonitor.on('lock-screen', lock)
  powerMonitor.on('suspend', lock)
  powerMonitor.on('user-did-resign-active', lock)
  const timer = setInterval(() => gate.heardIdle(powerMonitor.getSystemIdleTime()), LOOK_MS)
  timer.unref()
  return () => {
    clearInterval(timer)
    powerMonitor.removeListener('lock-screen', lock)
    powerMonitor.removeListener('suspend', lock)
    powerMonitor.removeListener('user-did-resign-active', lock)
  }
}
