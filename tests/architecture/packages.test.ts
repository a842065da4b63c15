import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readProjectFile } from './project-files.ts'

const names = z.record(z.string(), z.string())
const manifest = z
  .object({ scripts: names, dependencies: names, devDependencies: names, optionalDependencies: names })
  .parse(JSON.parse(readProjectFile('package.json')))
const packages = [manifest.dependencies, manifest.devDependencies, manifest.optionalDependencies].flatMap(
  Object.keys,
)

describe('package.json', () => {
  test('every package has exactly one sentence in docs/dependencies.md, and no sentence is left over', () => {
    const sentences = readProjectFile('docs/dependencies.md')
      .split('\n')
      .filter((line) => line.startsWith('- '))
    const toldNames = sentences.map((line) => /^- `([^`]+)`: [^.]+(\.\S[^.]*)*\.$/.exec(line)?.[1] ?? line)
    expect(toldNames.toSorted()).toEqual(packages.toSorted())
  })

  test('every package has an exact version', () => {
    const versions = [manifest.dependencies, manifest.devDependencies, manifest.optionalDependencies].flatMap(
      Object.values,
    )
    expect(versions.filter((version) => !/^(npm:[@a-z0-9/-]+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([])
  })

  test('only what cannot be bundled is a run-time dependency', () => {
    expect(Object.keys(manifest.dependencies)).toEqual(['@node-rs/argon2', 'better-sqlite3'])
  })

  test('every npm script is one word, or one with what it is about, and goes through the same door', () => {
    const odd = Object.entries(manifest.scripts).filter(
      ([name, line]) => !/^[a-z0-9]+(:[a-z]+)?$/.test(name) || !isSameDoor(name, line),
    )
    expect(odd).toEqual([])
  })
})

/** `bench:sync` is `bench` with words behind it. */
function isSameDoor(name: string, line: string): boolean {
  const [task = '', about] = name.split(':')
  const door = `node scripts/run.mjs ${task}`
  return about === undefined ? line === door : line.startsWith(`${door} ${about}`)
}
