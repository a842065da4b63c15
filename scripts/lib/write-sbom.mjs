import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { dist, root } from './paths.mjs'
import { readLicence, readShipped } from './shipped-packages.mjs'

export const SBOM_FILE = join(dist, 'sbom.cdx.json')
export const LICENCES_FILE = join(dist, 'licences.txt')

/** Which bundles the packaged application is made of. */
const BUNDLES = ['renderer', 'main', 'preload', 'planning']

/**
 * Writes what the packaged application is made of: a bill of materials in CycloneDX, and the licences with their texts.
 * npm knows every installed package with its checksum; of those the ones remain that went into a bundle or are taken
 * along whole.
 * @returns {Promise<{ count: number }>}
 */
export async function writeSbom() {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const whole = Object.keys(dependencies).flatMap((name) => [name, ...nativePartsOf(name)])
  const lists = BUNDLES.map((name) => join(dist, `.packages-${name}.json`))
  const shipped = readShipped(lists, [...whole, 'electron'])
  writeFileSync(SBOM_FILE, `${JSON.stringify(await billOf(shipped), null, 2)}\n`)
  writeFileSync(LICENCES_FILE, licencesOf(shipped))
  return { count: shipped.length }
}

/** A native package may lie in a package of its own for each platform, beside the one that is asked for. */
function nativePartsOf(name) {
  const [scope, bare] = name.split('/')
  if (bare === undefined || !existsSync(join(root, 'node_modules', scope))) return []
  return readdirSync(join(root, 'node_modules', scope))
    .filter((each) => each.startsWith(`${bare}-`))
    .map((each) => `${scope}/${each}`)
}

async function billOf(shipped) {
  const { stdout } = await promisify(execFile)(
    'npm',
    ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only'],
    { cwd: root, maxBuffer: 64_000_000 },
  )
  const bill = JSON.parse(stdout)
  const wanted = new Map(shipped.map((each) => [keyOf(installedNameOf(each), each.version), each]))
  const known = bill.components.flatMap((component) => {
    const key = keyOf(component.name, component.version)
    const entry = wanted.get(key)
    wanted.delete(key)
    // A package that is installed under another name is told by its own.
    return entry === undefined ? [] : [{ ...component, name: entry.name, ...factsOf(entry) }]
  })
  const references = new Set([bill.metadata.component['bom-ref'], ...known.map((each) => each['bom-ref'])])
  return {
    ...bill,
    // The same product gives the same bill: neither a number by chance nor the moment it was made.
    serialNumber: undefined,
    metadata: { ...bill.metadata, timestamp: undefined },
    components: [...known, ...[...wanted.values()].map(componentOf)].map((component) => ({
      ...component,
      scope: 'required',
    })),
    dependencies: bill.dependencies
      .filter(({ ref }) => references.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => references.has(each)) })),
  }
}

/** Several versions of one package may lie side by side; where each lies is said by some versions of npm only. */
function keyOf(name, version) {
  return `${name}@${version}`
}

/** The name a package is asked for by, which is that of its folder. */
function installedNameOf({ folder }) {
  return folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)
}

function purlOf({ name, version }) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`
}

const lockfile = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))

/** The checksum the package was installed by. npm leaves it out where the lock does not say where a package came from. */
function checksumsOf(place) {
  const [algorithm, digest] = lockfile.packages[place]?.integrity?.split('-') ?? []
  if (algorithm !== 'sha512') return []
  return [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }]
}

function componentOf(entry) {
  const { name, version } = entry
  return { 'bom-ref': `${name}@${version}`, type: 'library', name, version, ...factsOf(entry) }
}

/** What npm leaves out or calls otherwise, depending on its version. */
function factsOf({ name, version, licence, folder }) {
  const isExpression = / (AND|OR) /.test(licence)
  return {
    purl: purlOf({ name, version }),
    licenses: [isExpression ? { expression: licence } : { license: { id: licence } }],
    hashes: checksumsOf(folder),
  }
}

function licencesOf(shipped) {
  const list = shipped.map(({ name, version, licence }) => `${name} ${version}: ${licence}`)
  const texts = shipped.map((each) => {
    const text = readLicence(each.folder) ?? `No text comes with the package; its licence is ${each.licence}.`
    return `${'-'.repeat(80)}\n${each.name} ${each.version}\n\n${text}\n`
  })
  return `What Dagdeel is made of, and under which licences.\n\n${list.join('\n')}\n\n${texts.join('\n')}`
}
