import { folderKinds } from './folder-work.ts'
import { killDevice } from './kill-device.ts'
import { killFolder } from './kill-folder.ts'
import { killHeadquarters } from './kill-headquarters.ts'

/*
 * The crash loops at full length: `npm run crash`, or `npm run crash -- 50 7` for fifty kills with seed 7. Two thirds of
 * the kills are the device's, one third headquarters'. As many again are shared by what happens to a folder as a whole:
 * copies, putting one back, another key, erasing, removing what is over its term; `npm run crash -- 50 7 folder` does only
 * those. Ends with code 1 when anything is lost or half.
 */
const [kills = 300, seed = 1] = process.argv.slice(2, 4).map(Number)
const only = process.argv[4]
if (!Number.isInteger(kills) || !Number.isInteger(seed) || kills < folderKinds.length) {
  process.stderr.write('usage: npm run crash -- KILLS SEED [folder], at least five kills\n')
  process.exit(2)
}
const bad: string[] = []
let confirmed = 0
if (only !== 'folder') {
  const ofHeadquarters = Math.floor(kills / 3)
  const device = await killDevice(kills - ofHeadquarters, seed)
  print('device', device)
  const headquarters = await killHeadquarters(ofHeadquarters, seed)
  print('headquarters', headquarters)
  confirmed += device.acknowledged + headquarters.answered
  bad.push(
    ...device.lost.map((id) => `lost on the device: ${id}`),
    ...device.findings,
    ...device.neverJudged.map((id) => `never judged: ${id}`),
    ...device.different.map((table) => `differs in the end: ${table}`),
    ...headquarters.faults,
  )
}
for (const [place, kind] of folderKinds.entries()) {
  const share = Math.floor((kills * (place + 1)) / folderKinds.length)
  const folder = await killFolder(
    kind,
    share - Math.floor((kills * place) / folderKinds.length),
    seed + place,
  )
  print('folder', folder)
  confirmed += folder.acknowledged
  bad.push(...folder.lost.map((id) => `lost in ${kind}: ${id}`), ...folder.findings)
}
const made = only === 'folder' ? kills : kills * 2
process.stdout.write(
  bad.length === 0
    ? `${made} kills, ${confirmed} acts confirmed, none lost, none half, none twice\n`
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
