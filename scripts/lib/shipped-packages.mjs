import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { root } from './paths.mjs'

/**
 * Writes down which packages went into a bundle, so that what is said of the product is about the product and not about
 * its tools.
 * @param {string} file where the list goes
 */
export function recordPackages(file) {
  let base = root
  return {
    name: 'record-packages',
    configResolved(config) {
      base = config.root
    },
    generateBundle(_options, bundle) {
      const folders = new Set()
      for (const part of Object.values(bundle)) {
        const modules = part.type === 'chunk' ? Object.keys(part.modules) : (part.originalFileNames ?? [])
        for (const id of modules) {
          const folder = packageFolderOf(id, base)
          if (folder !== undefined) folders.add(folder)
        }
      }
      const packages = [...folders].map(readPackage).toSorted(byName)
      writeFileSync(file, `${JSON.stringify(packages, null, 2)}\n`)
    },
  }
}

/**
 * The packages of a program: those in its bundles, and those it takes along as they are.
 * @param {readonly string[]} lists files of `recordPackages`
 * @param {readonly string[]} whole names of packages that are taken along whole
 */
export function readShipped(lists, whole) {
  const found = new Map()
  const add = (entry) => found.set(`${entry.name}@${entry.version}`, entry)
  for (const list of lists) for (const entry of JSON.parse(readFileSync(list, 'utf8'))) add(entry)
  for (const name of whole) add(readPackage(join(root, 'node_modules', ...name.split('/'))))
  return [...found.values()].toSorted(byName)
}

/** The text of a package's licence, or `undefined` when it brings none. */
export function readLicence(folder) {
  const name = readdirSync(join(root, folder))
    .toSorted()
    .find((each) => /^(licen[cs]e|copying|unlicense)/i.test(each))
  return name === undefined ? undefined : readFileSync(join(root, folder, name), 'utf8').trim()
}

/** The folder of the package a module is part of; `undefined` for our own code and what the bundler makes itself. */
function packageFolderOf(id, base) {
  const path = resolve(base, id.replace(/^\0/, '').split('?')[0] ?? '')
  const at = path.lastIndexOf(`${sep}node_modules${sep}`)
  if (at < 0) return undefined
  const start = at + `${sep}node_modules${sep}`.length
  const parts = path.slice(start).split(sep)
  const name = parts[0]?.startsWith('@') ? parts.slice(0, 2) : parts.slice(0, 1)
  const folder = path.slice(0, start) + name.join(sep)
  return existsSync(join(folder, 'package.json')) ? folder : undefined
}

function readPackage(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const place = folder.slice(root.length + 1).replaceAll(sep, '/')
  const said = typeof manifest.license === 'string' ? manifest.license : manifest.license?.type
  return {
    name: manifest.name,
    version: manifest.version,
    licence: said ?? licenceByText(readLicence(place)),
    folder: place,
  }
}

/** A package may bring the text of its licence and not its name. */
function licenceByText(text = '') {
  return /^(the )?MIT license/i.test(text.replace(/^[#\s]+/, '').replace(/^\(/, '')) ? 'MIT' : ''
}

function byName(a, b) {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1
}
