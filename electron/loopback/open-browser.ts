import type { Machine } from '../host-options.ts'
import type { Log } from '../log/log.ts'
import { describeError } from '../log/describe-error.ts'

/** Root has no browser of its own, and a Linux machine without a display has no window to put it in. */
export function canOpenBrowser(machine: Machine, userId: number | undefined): boolean {
  if (userId === 0) return false
  return machine.platform !== 'linux' || Boolean(machine.env['DISPLAY'] ?? machine.env['WAYLAND_DISPLAY'])
}

/** Opens the person's own browser; when that fails the printed address is what is left. */
export async function openBrowser(address: string, log: Log): Promise<void> {
  try {
    const { default: open } = await import('open')
    const browser = await open(address)
    browser.unref()
  } catch (error) {
    log.warn('browser.failed', describeError(error))
  }
}
