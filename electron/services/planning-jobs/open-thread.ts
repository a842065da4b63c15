import { Worker } from 'node:worker_threads'
import type { PlanningThread } from './worker-jobs.ts'

/** In a build the thread is a file of its own beside the program; from the sources it is the entry itself. */
const BUILT = './planning-worker.mjs'
const SOURCE = '../../planning-worker/main.ts'

/** Starts the planning thread. It inherits no arguments: those of the program are not meant for it. */
export function openPlanningThread(): PlanningThread {
  const here = import.meta.url
  const file = new URL(here.endsWith('.ts') ? SOURCE : BUILT, here)
  const thread = new Worker(file, { name: 'planning', argv: [], execArgv: [] })
  thread.unref()
  return thread
}
