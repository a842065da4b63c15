import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const POLL_MS = 100
const PATIENCE_MS = 5 * 60_000

/**
 * Runs `work` while no other process of this checkout holds `folder`. Making a folder is the one step that two
 * processes cannot both win. A lock whose owner is gone is taken over. Work that is waited for longer than
 * `patienceMs` is a fault.
 * @template Answer
 * @param {string} folder
 * @param {() => Answer | Promise<Answer>} work
 * @param {number} [patienceMs]
 * @returns {Promise<Answer>}
 */
export async function withLock(folder, work, patienceMs = PATIENCE_MS) {
  const giveUpAt = Date.now() + patienceMs
  mkdirSync(dirname(folder), { recursive: true })
  while (!take(folder)) {
    if (Date.now() > giveUpAt)
      throw new Error(`another process holds ${folder} for too long; remove it and try again`)
    if (!isOwnerAlive(folder)) rmSync(folder, { recursive: true, force: true })
    else await sleep(POLL_MS)
  }
  const release = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    process.off('exit', release)
    release()
  }
}

function take(folder) {
  try {
    mkdirSync(folder)
    writeFileSync(join(folder, 'pid'), String(process.pid))
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function isOwnerAlive(folder) {
  try {
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'))
    if (!Number.isInteger(pid) || pid <= 0) return true
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives, under another user. ENOENT: taken a moment ago, its number not yet written.
    return error.code !== 'ESRCH'
  }
}
