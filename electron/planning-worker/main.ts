import { parentPort } from 'node:worker_threads'
import { must } from '#shared/kernel/invariant.ts'
import type { ToWorker } from '../services/planning-jobs/job-messages.ts'
import { jobRunners } from './job-runners.ts'
import { serveJobs } from './serve-jobs.ts'

/** The planning thread: sums that take long, beside the application. It reads and writes no file. */
const port = must(parentPort ?? undefined, 'this file runs as a thread')
const turns = { soon: (work: () => void) => void setImmediate(work), elapsedMs: () => performance.now() }
const take = serveJobs(jobRunners, turns, (message) => port.postMessage(message))
port.on('message', (message: ToWorker) => take(message))
port.postMessage({ type: 'ready' })
