import { killDevice } from './kill-device.ts'
import { killHeadquarters } from './kill-headquarters.ts'

/*
 * The crash loops at full length: `npm run crash`, or `npm run crash -- 50 7` for fifty kills with seed 7. Two thirds of
 * the kills are the device's, one third headquarters'. Ends with code 1 when anything is lost or half.
 */
const [kills = 300, seed = 1] = process.argv.slice(2).map(Number)
if (!Number.isInteger(kills) || !Number.isInteger(seed) || kills < 3) {
  process.stderr.write('usage: npm run crash -- KILLS SEED, at least three kills\n')
  process.exit(2)
}
const ofHeadquarters = Math.floor(kills / 3)
const device = await killDevice(kills - ofHeadquarters, seed)
print('device', device)
const headquarters = await killHeadquarters(ofHeadquarters, seed)
print('headquarters', headquarters)
const bad = [
  ...device.lost.map((id) => `lost on the device: ${id}`),
  ...device.findings,
  ...device.neverJudged.map((id) => `never judged: ${id}`),
  ...device.different.map((table) => `differs in the end: ${table}`),
  ...headquarters.faults,
]
process.stdout.write(
  bad.length === 0
    ? `${kills} kills, ${device.acknowledged + headquarters.answered} acts confirmed, none lost, none half, none twice\n`
    : `${bad.join('\n')}\n`,
)
process.exitCode = bad.length === 0 ? 0 : 1

function print(what: string, report: object): void {
  const told = Object.entries(report).map(([key, value]) =>
    Array.isArray(value)
      ? `${key} ${value.length}`
      : typeof value === 'object'
        ? `${key} ${JSON.stringify(value)}`
        : `${key} ${String(value)}`,
  )
  process.stdout.write(`${what}: ${told.join(', ')}\n`)
}
