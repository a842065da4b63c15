import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from './project-files.ts'

/** Runs the command of an installed package with this Node, in a folder, and answers what it printed. */
export function runTool(
  script: string,
  parameters: readonly string[],
  cwd: string,
): { code: number; output: string } {
  const { status, stdout, error } = spawnSync(
    process.execPath,
    [join(projectRoot, 'node_modules', script), ...parameters],
    {
      cwd,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, NO_COLOR: '1' },
    },
  )
  if (error !== undefined) throw error
  return { code: status ?? 1, output: stdout }
}
