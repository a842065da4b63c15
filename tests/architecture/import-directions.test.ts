import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { projectRoot } from './project-files.ts'
import { runTool } from './run-tool.ts'

const planted = join(projectRoot, 'tests/architecture/planted')
const config = join(projectRoot, '.config/dependency-cruiser.mjs')
const FOLDERS = ['shared', 'electron', 'renderer', 'headquarters', 'resources']

/** Rules whose reach is one file of a fixed name; every other rule is broken by `violates-<rule>.ts`. */
const FIXED_NAMES: Readonly<Record<string, string>> = { 'compose-knows-no-host': 'ports.ts' }

const report = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
    ruleSetUsed: z.object({ forbidden: z.array(z.object({ name: z.string() })) }),
  }),
})

function cruise(cwd: string): z.infer<typeof report> {
  const folders = FOLDERS.filter((folder) => existsSync(join(cwd, folder)))
  const { output } = runTool(
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    ['--config', config, '--output-type', 'json', ...folders],
    cwd,
  )
  return report.parse(JSON.parse(output))
}

describe('the import directions', () => {
  const inPlanted = cruise(planted)
  const rules = inPlanted.summary.ruleSetUsed.forbidden.map(({ name }) => name)

  test.each(rules)('%s is caught where it is broken', (rule) => {
    const fileName = FIXED_NAMES[rule] ?? `violates-${rule}.ts`
    // A cycle is reported once, from whichever of its files comes first.
    const caught = inPlanted.summary.violations
      .filter((violation) => violation.rule.name === rule)
      .flatMap(({ from, to }) => (rule === 'no-cycles' ? [from, to] : [from]))
    expect(caught.some((path) => path.endsWith(`/${fileName}`))).toBe(true)
  })

  test('files that break nothing are left in peace', () => {
    const accused = inPlanted.summary.violations.map(({ from }) => from)
    expect(accused.filter((path) => path.endsWith('/target.ts'))).toEqual([])
  })

  test('the real tree is read, and keeps to them', () => {
    const inProject = cruise(projectRoot)
    expect(inProject.modules.filter(({ source }) => source.startsWith('shared/')).length).toBeGreaterThan(20)
    expect(
      inProject.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`),
    ).toEqual([])
  })
})
