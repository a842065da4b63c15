import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

/** What the person who starts a host may choose. */
export interface HostOptions {
  readonly dataFolder: string
  /** Fill an empty data folder with the sample organisation. */
  readonly isSample: boolean
  /** Only for the browser host; 0 = any free port. */
  readonly port: number
  /** Only for the browser host. */
  readonly isBrowserOpened: boolean
}

export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: NodeJS.ProcessEnv
}

/** Reads the words behind the command. The refusal names the word or value that cannot be used. */
export function readHostOptions(
  parameters: readonly string[],
  machine: Machine,
): Result<HostOptions, string> {
  let values
  try {
    values = parseArgs({
      args: [...parameters],
      options: {
        data: { type: 'string' },
        sample: { type: 'boolean', default: false },
        port: { type: 'string', default: '0' },
        'no-open': { type: 'boolean', default: false },
      },
      strict: true,
      allowPositionals: false,
    }).values
  } catch {
    return refuse(parameters.join(' '))
  }
  const port = Number(values.port)
  if (!/^\d{1,5}$/.test(values.port) || port > 65_535) return refuse(`--port ${values.port}`)
  if (values.data === '') return refuse('--data')
  return ok({
    dataFolder: values.data === undefined ? defaultDataFolder(values.sample, machine) : resolve(values.data),
    isSample: values.sample,
    port,
    isBrowserOpened: !values['no-open'],
  })
}

/** Where each operating system keeps the data of a program. The sample has a folder of its own. */
export function defaultDataFolder(isSample: boolean, machine: Machine): string {
  const name = isSample ? 'Dagdeel voorbeeld' : 'Dagdeel'
  const home = homedir()
  if (machine.platform === 'win32')
    return join(machine.env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), name)
  if (machine.platform === 'darwin') return join(home, 'Library', 'Application Support', name)
  const configured = machine.env['XDG_DATA_HOME']
  return join(
    configured === undefined || configured === '' ? join(home, '.local', 'share') : configured,
    name,
  )
}
