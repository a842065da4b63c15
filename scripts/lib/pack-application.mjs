import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ALL_TARGETS, buildStale } from './build.mjs'
import { captureNode } from './command.mjs'
import { findElectron } from './electron-runtime.mjs'
import { root, tools } from './paths.mjs'
import { writeSbom } from './write-sbom.mjs'

const release = join(root, 'release')

/**
 * Packs into `release/<platform>-unpacked`, unsigned and without an installer.
 * @returns {Promise<{ code: number, output: string, note: string }>}
 */
export async function packApplication() {
  await buildStale(ALL_TARGETS)
  await writeSbom()
  rmSync(release, { recursive: true, force: true })
  const electron = await findElectron({ mayFetch: false })
  const runtime = 'executable' in electron ? dirname(electron.executable) : writeStandIn()
  const note =
    'executable' in electron
      ? `packed with the runtime in ${runtime}`
      : `packed with a stand-in for the runtime (${electron.reason})`
  const { code, output } = await captureNode(
    tools.electronBuilder,
    ['--dir', '--config', 'electron-builder.yml', `-c.electronDist=${runtime}`],
    { CSC_IDENTITY_AUTO_DISCOVERY: 'false' },
  )
  return { code, output, note }
}

/**
 * A folder shaped like Electron's runtime for Linux. Its program is a script that says what it is; after it comes the
 * "fuse wire" of the real one, all fuses at the runtime's defaults, so that flipping them can be checked.
 */
function writeStandIn() {
  const folder = join(release, 'stand-in-runtime')
  const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX')
  const states = Buffer.from('101100010')
  const wire = Buffer.concat([sentinel, Buffer.from([1, states.length]), states])
  const script = Buffer.from('#!/bin/sh\necho "This is a stand-in for the Electron runtime."\nexit 1\n')
  mkdirSync(join(folder, 'resources'), { recursive: true })
  mkdirSync(join(folder, 'locales'), { recursive: true })
  const program = join(folder, 'electron')
  writeFileSync(program, Buffer.concat([script, wire]))
  chmodSync(program, 0o755)
  writeFileSync(join(folder, 'LICENSE'), 'stand-in\n')
  writeFileSync(join(folder, 'LICENSES.chromium.html'), 'stand-in\n')
  writeFileSync(join(folder, 'locales', 'en-US.pak'), 'stand-in\n')
  return folder
}
