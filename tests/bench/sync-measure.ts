import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { baseRows, changes, contentHash } from './sync-workload.ts'
import type { WorkChange, WorkRow } from './sync-workload.ts'

/** A store that holds the base rows and is about to hear of the changes. */
interface RunningSystem {
  /** Takes all changes in: the only part that is timed. */
  apply(): Promise<void> | void
  /** Every row it holds now. */
  read(): Promise<Iterable<WorkRow>> | Iterable<WorkRow>
  stop(): Promise<void> | void
}

export interface MeasuredSystem {
  /** What is on disk when `apply` is done, in a few words. */
  readonly durable: string
  readonly isEncrypted: boolean
  /** Prepares the store in an empty folder, the base rows in it, and the changes in the form it receives them in. */
  start(folder: string, base: readonly WorkRow[], news: readonly WorkChange[]): Promise<RunningSystem>
}

/** How one system did its work once. */
export interface SystemReport {
  readonly wallMs: number
  readonly cpuMs: number
  /** The most memory its process had, preparation and reading included. */
  readonly peakMb: number
  readonly diskMb: number
  readonly rows: number
  readonly hash: string
  readonly durable: string
  readonly isEncrypted: boolean
}

/** Lets one system do the work, in a process of its own, and prints a line of JSON about it. */
export async function measureSystem({ durable, isEncrypted, start }: MeasuredSystem): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'dagdeel-sync-bench-'))
  try {
    const running = await start(folder, baseRows(), changes())
    globalThis.gc?.()
    const cpuBefore = process.cpuUsage()
    const startedMs = performance.now()
    await running.apply()
    const wallMs = performance.now() - startedMs
    const { user, system } = process.cpuUsage(cpuBefore)
    const rows = [...(await running.read())]
    await running.stop()
    const report: SystemReport = {
      wallMs,
      cpuMs: (user + system) / 1000,
      peakMb: process.resourceUsage().maxRSS / 1024,
      diskMb: sizeOf(folder) / 2 ** 20,
      rows: rows.length,
      hash: contentHash(rows),
      durable,
      isEncrypted,
    }
    process.stdout.write(`${JSON.stringify(report)}\n`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function sizeOf(path: string): number {
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.size
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
}
