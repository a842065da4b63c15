import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { projectRoot } from './project-files.ts'
import { runTool } from './run-tool.ts'

/** Code that must be refused, by the rule that refuses it. */
const LINTED: Readonly<Record<string, readonly [file: string, code: string]>> = {
  'no-restricted-globals': ['shared/domain/clock.ts', 'export const now = Date.now()'],
  'no-restricted-properties': ['shared/commands/chance.ts', 'export const chance = Math.random()'],
  'no-floating-promises': [
    'electron/services/forgotten.ts',
    'async function save(): Promise<void> {}\nexport function close(): void {\n  save()\n}',
  ],
  'no-misused-promises': [
    'renderer/src/misused.ts',
    "async function save(): Promise<void> {}\ndocument.addEventListener('click', save)",
  ],
  'no-explicit-any': ['shared/ipc/loose.ts', 'export const loose = (value: any): unknown => value'],
  'no-console': ['electron/services/chatty.ts', "console.log('saved')"],
  'no-default-export': ['shared/kernel/nameless.ts', 'export default 1'],
}

const TYPED: Readonly<Record<string, readonly [file: string, code: string]>> = {
  'shared knows no page': ['shared/domain/page.ts', 'export const title = document.title'],
  'shared knows no Node': ['shared/domain/node.ts', 'export const home = process.env'],
  'an item of a list may be missing': [
    'shared/domain/first.ts',
    'export const first = (list: readonly string[]): string => list[0]',
  ],
}

const room = mkdtempSync(join(tmpdir(), 'dagdeel-planted-'))
afterAll(() => rmSync(room, { recursive: true, force: true }))

for (const file of [
  '.oxlintrc.json',
  '.config/tsconfig.base.json',
  'shared/tsconfig.json',
  'electron/tsconfig.json',
]) {
  mkdirSync(dirname(join(room, file)), { recursive: true })
  cpSync(join(projectRoot, file), join(room, file))
}
mkdirSync(join(room, 'renderer'))
cpSync(join(projectRoot, 'renderer/tsconfig.json'), join(room, 'renderer/tsconfig.json'))
symlinkSync(join(projectRoot, 'node_modules'), join(room, 'node_modules'), 'junction')
writeFileSync(join(room, 'package.json'), '{ "type": "module" }')
writeFileSync(join(room, '.gitignore'), 'node_modules\n')
for (const [file, code] of [...Object.values(LINTED), ...Object.values(TYPED)]) {
  mkdirSync(dirname(join(room, file)), { recursive: true })
  writeFileSync(join(room, file), `${code}\n`)
}

describe('the linter', () => {
  const report = z.object({ diagnostics: z.array(z.object({ code: z.string(), filename: z.string() })) })
  const { output } = runTool('oxlint/bin/oxlint', ['--format=json', '.'], room)
  const { diagnostics } = report.parse(JSON.parse(output))

  test.each(Object.entries(LINTED))('refuses by %s', (rule, [file]) => {
    const found = diagnostics.filter(
      ({ code, filename }) => code.includes(`(${rule})`) && filename.endsWith(file),
    )
    expect(found).not.toEqual([])
  })
})

describe('the compiler', () => {
  const { output } = runTool('typescript/bin/tsc', ['-p', 'shared'], room)

  test.each(Object.entries(TYPED))('%s', (_name, [file]) => {
    expect(output).toContain(`${file}(`)
  })
})
