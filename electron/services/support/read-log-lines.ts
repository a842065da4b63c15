import { readFileSync } from 'node:fs'

const MAX_LINES = 2_000

/** The last lines of a log, oldest first; nothing where there is none. A line that is no JSON is left out. */
export function readLogLines(paths: readonly string[]): readonly unknown[] {
  return paths.flatMap(linesOf).slice(-MAX_LINES)
}

function linesOf(path: string): readonly unknown[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return []
  }
  return text
    .split('\n')
    .slice(-MAX_LINES - 1)
    .flatMap((line) => {
      try {
        return line === '' ? [] : [JSON.parse(line) as unknown]
      } catch {
        return []
      }
    })
}
