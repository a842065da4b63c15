import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')

interface TypesConfig {
  readonly extends?: string
  readonly references?: readonly { readonly path: string }[]
}

function readConfig(path: string): TypesConfig {
  return JSON.parse(readFileSync(join(root, path), 'utf8')) as TypesConfig
}

/** A folder is told by the name the code imports it by, or by its place where nothing imports it. */
function folderOf(base: string): string {
  return base.replace(/^(#|\.\.\/\.\.\/)/, '').replace(/\/tsconfig\.json$/, '')
}

test('every folder with types of its own is checked, with exactly the libraries it runs with', () => {
  const folders = (readConfig('tsconfig.json').references ?? []).map(({ path }) => path.slice('./'.length))
  const checked = (readConfig('.config/types/tsconfig.json').references ?? []).map(({ path }) =>
    folderOf(readConfig(join('.config/types', path)).extends ?? ''),
  )
  expect(folders.length).toBeGreaterThan(6)
  expect(checked.toSorted()).toEqual(folders.toSorted())
})

test('what a folder builds on is checked before it', () => {
  const seen = new Set<string>()
  for (const { path } of readConfig('.config/types/tsconfig.json').references ?? []) {
    for (const before of readConfig(join('.config/types', path)).references ?? [])
      expect(seen).toContain(before.path)
    seen.add(path)
  }
})
