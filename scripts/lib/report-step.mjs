/**
 * Runs one step and prints its name, its outcome and its seconds; its own output only when it failed.
 * @template {{ code: number, output: string }} Outcome
 * @param {string} name
 * @param {() => Promise<Outcome>} run
 * @returns {Promise<Outcome>}
 */
export async function reportStep(name, run) {
  const startedAt = performance.now()
  const outcome = await run()
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  const word = outcome.code === 0 ? 'ok' : 'FAILED'
  process.stdout.write(`${name.padEnd(12)} ${word.padEnd(6)} ${seconds.padStart(6)} s\n`)
  if (outcome.code !== 0) process.stdout.write(`${outcome.output.trimEnd()}\n`)
  return outcome
}
