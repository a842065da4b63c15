import { plantedBugs } from './planted-bugs.ts'
import { runSeed } from './run-seed.ts'

/** A process that runs the seeds it is handed, one after another, and hands back what each came to. */
interface Order {
  readonly seed: string
  readonly isQuick: boolean
  readonly bug: string | null
}

process.on('message', (order: Order) => {
  void carryOut(order)
})

async function carryOut({ seed, isQuick, bug: name }: Order): Promise<void> {
  const bug = plantedBugs.find((candidate) => candidate.name === name)
  try {
    const tally = await runSeed(seed, { isQuick, ...(bug === undefined ? {} : { bug }) })
    process.send?.({ seed, tally })
  } catch (error) {
    process.send?.({ seed, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}
