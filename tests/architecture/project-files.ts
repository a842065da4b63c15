import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url))

const NOT_OURS = new Set([
  '.git',
  'node_modules',
  'dist',
  'release',
  'coverage',
  'test-results',
  'planted',
  '.data',
  '.installing',
])
const BINARY = /\.(png|ico|icns|woff2|pdf|node|zip|db)$/

/** Paths of the project's own files, relative to its root, with `/` between folders. */
export function listProjectFiles(folder = projectRoot): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return []
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return listProjectFiles(path)
    return entry.isFile() ? [relative(projectRoot, path).replaceAll('\\', '/')] : []
  })
}

export function listCode(): string[] {
  return listProjectFiles().filter((path) =>
    /^(shared|electron|renderer|headquarters|resources|tests)\/.*\.tsx?$/.test(path),
  )
}

export function readProjectFile(path: string): string {
  return readFileSync(join(projectRoot, path), 'utf8')
}

/** `path:line` of every line of the given files that matches, comments included. */
export function findLines(paths: readonly string[], pattern: RegExp): string[] {
  return paths
    .filter((path) => !BINARY.test(path))
    .flatMap((path) =>
      readProjectFile(path)
        .split('\n')
        .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : [])),
    )
}
