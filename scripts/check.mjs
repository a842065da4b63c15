// The fast look before a commit: every gate, side by side, and one line each.
import { gates } from './lib/gates.mjs'
import { reportStep } from './lib/report-step.mjs'

const outcomes = await Promise.all(gates.map((gate) => reportStep(gate.name, gate.run)))
process.exitCode = outcomes.every(({ code }) => code === 0) ? 0 : 1
