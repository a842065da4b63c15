/**
 * Whether an app (`0.3.1`) is older than the oldest that still gets new data. Words that are no version count as new:
 * a wrong guess must not shut out a computer.
 */
export function isOlderApp(app: string, oldest: string): boolean {
  const own = readVersion(app)
  const bound = readVersion(oldest)
  if (own === undefined || bound === undefined) return false
  for (const [index, part] of bound.entries()) {
    const mine = own[index] ?? 0
    if (mine !== part) return mine < part
  }
  return false
}

export function readVersion(text: string): readonly number[] | undefined {
  const match = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})/.exec(text)
  return match === null ? undefined : match.slice(1).map(Number)
}
