import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findElectron, findScreenObstacle } from './electron-runtime.mjs'
import { root } from './paths.mjs'

const WINDOW_LIMIT_MS = 20_000

/**
 * The real shell, when this machine can show it: the window opens on the week board, the page sees the bridge and
 * nothing of Node. The packed program itself cannot be driven: its fuses refuse a debugger, as they should.
 * @returns {Promise<{ reason: string } | { run: () => Promise<{ code: number, output: string }> }>}
 */
export async function trySmoke() {
  const obstacle = findScreenObstacle()
  if (obstacle !== undefined) return { reason: obstacle }
  const electron = await findElectron({ mayFetch: false })
  if ('reason' in electron) return electron
  return { run: () => drive(electron.executable) }
}

async function drive(executablePath) {
  const { _electron } = await import('@playwright/test')
  const data = mkdtempSync(join(tmpdir(), 'dagdeel-smoke-'))
  const application = await _electron.launch({ executablePath, args: [root, '--data', data] })
  try {
    const page = await application.firstWindow({ timeout: WINDOW_LIMIT_MS })
    await page.getByRole('main').waitFor({ timeout: WINDOW_LIMIT_MS })
    const seen = await page.evaluate(() => ({
      bridge: Object.keys(Reflect.get(globalThis, 'appBridge') ?? {}).toSorted(),
      node: ['require', 'process', 'module'].filter((name) => name in globalThis),
    }))
    const isGood = seen.bridge.join() === 'request,subscribe' && seen.node.length === 0
    return { code: isGood ? 0 : 1, output: `the page sees ${JSON.stringify(seen)}` }
  } catch (error) {
    return { code: 1, output: String(error) }
  } finally {
    await application.close()
    rmSync(data, { recursive: true, force: true })
  }
}
