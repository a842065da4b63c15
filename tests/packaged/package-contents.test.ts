import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { extractFile, listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '#tests/architecture/project-files.ts'

const release = join(projectRoot, 'release')

/** Where electron-builder puts the resources and the program, by platform. */
function findPackage(): { resources: string; program: string } {
  const folder = readdirSync(release).find((name) => name.endsWith('-unpacked') || name.startsWith('mac'))
  if (folder === undefined) throw new Error('nothing is packed: run `npm run pack`')
  const place = join(release, folder)
  if (folder.startsWith('mac')) {
    const bundle = join(place, 'Dagdeel.app')
    return { resources: join(bundle, 'Contents/Resources'), program: bundle }
  }
  const program = folder.startsWith('win') ? 'Dagdeel.exe' : 'dagdeel'
  return { resources: join(place, 'resources'), program: join(place, program) }
}

const { resources, program } = findPackage()
const archive = join(resources, 'app.asar')
const files = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/'))

describe('the package', () => {
  test('holds the shell, the preload script, the screen, the law and the sample', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        '/package.json',
        '/LICENSE',
        '/dist/node/electron-main.mjs',
        '/dist/node/preload.cjs',
        '/dist/node/planning-worker.mjs',
        '/dist/renderer/index.html',
      ]),
    )
    expect(files.filter((path) => path.startsWith('/resources/law/') && path.endsWith('.json'))).not.toEqual(
      [],
    )
    expect(
      files.filter((path) => path.startsWith('/resources/sample/') && path.endsWith('.csv')),
    ).not.toEqual([])
  })

  test('starts with the file that package.json names', () => {
    const manifest: unknown = JSON.parse(extractFile(archive, 'package.json').toString('utf8'))
    expect(manifest).toMatchObject({ name: 'dagdeel', main: 'dist/node/electron-main.mjs' })
  })

  test('holds neither the loopback host nor the command line', () => {
    const programs = files.filter((path) => /^\/dist\/node\/[^/]+$/.test(path))
    expect(programs.toSorted()).toEqual([
      '/dist/node/electron-main.mjs',
      '/dist/node/planning-worker.mjs',
      '/dist/node/preload.cjs',
    ])
  })

  test('holds no sources, tests, maps or tools', () => {
    const top = new Set(files.map((path) => path.split('/')[1] ?? ''))
    expect([...top].toSorted()).toEqual(['LICENSE', 'dist', 'node_modules', 'package.json', 'resources'])
    expect(files.filter((path) => /\.(tsx?|map)$/.test(path))).toEqual([])
  })

  test('holds the native packages, with the builds for this machine only, outside the archive', () => {
    const packages = new Set(files.flatMap((path) => /^\/node_modules\/([^/]+)/.exec(path)?.[1] ?? []))
    expect([...packages].toSorted()).toEqual(['@node-rs', 'better-sqlite3'])
    const machine = `${process.platform}-${process.arch}`
    const database = `node_modules/better-sqlite3/prebuilds/${machine}.node`
    const natives = files.filter((path) => path.endsWith('.node')).map((path) => path.slice(1))
    const stretchers = natives.filter((path) => path !== database)
    expect(natives).toContain(database)
    expect(stretchers.length).toBeGreaterThan(0)
    for (const path of stretchers) expect(path).toContain(`node_modules/@node-rs/argon2-${machine}`)
    const digest = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')
    for (const path of natives)
      expect(digest(join(resources, 'app.asar.unpacked', path))).toBe(digest(join(projectRoot, path)))
  })
})

describe('the switches of the packaged runtime', () => {
  const expected: readonly [FuseV1Options, FuseState][] = [
    [FuseV1Options.RunAsNode, FuseState.DISABLE],
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable, FuseState.DISABLE],
    [FuseV1Options.EnableNodeCliInspectArguments, FuseState.DISABLE],
    [FuseV1Options.EnableCookieEncryption, FuseState.ENABLE],
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseState.ENABLE],
    [FuseV1Options.OnlyLoadAppFromAsar, FuseState.ENABLE],
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, FuseState.DISABLE],
    [FuseV1Options.GrantFileProtocolExtraPrivileges, FuseState.DISABLE],
  ]

  test.each(expected.map(([fuse, state]) => [FuseV1Options[fuse], fuse, state] as const))(
    '%s stands as configured',
    async (_name, fuse, state) => {
      const wire = await getCurrentFuseWire(program)
      expect(wire[fuse]).toBe(state)
    },
  )
})
