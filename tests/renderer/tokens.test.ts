import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const css = readFileSync(join(import.meta.dirname, '../../renderer/src/styles/tokens.css'), 'utf8')

/** The tokens of one theme; the dark one takes over what it does not change. */
function tokensOf(theme: 'light' | 'dark'): ReadonlyMap<string, string> {
  const tokens = new Map<string, string>()
  const blocks = [...css.matchAll(/^(:root[^{]*)\{([^}]*)\}/gm)]
  for (const [, selector = '', body = ''] of blocks) {
    const isDark = selector.includes("'dark'")
    if (selector.trim() !== ':root' && !(isDark && theme === 'dark')) continue
    for (const [, name = '', value = ''] of body.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6})\b/g))
      tokens.set(name, value)
  }
  return tokens
}

/** Relative luminance of WCAG 2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(colour.slice(start, start + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['--bg', '--surface', '--surface-2'] as const
const onGrounds = ['--text', '--text-muted', '--accent', '--ok', '--caution', '--no']
const steps = [0, 1, 2, 3, 4]
const verdicts = ['ok', 'caution', 'no', 'unknown']

/** Text on what it stands on: 4.5 (WCAG 1.4.3). */
const textPairs: readonly (readonly [string, string])[] = [
  ...onGrounds.flatMap((text) => grounds.map((ground) => [text, ground] as const)),
  ['--on-accent', '--accent'],
  ['--on-accent', '--accent-hover'],
  ['--on-danger', '--danger-fill'],
  ['--on-danger', '--danger-hover'],
  ['--text', '--selected'],
  ['--text', '--hover'],
  ['--text-muted', '--hover'],
  ...steps.map((step) => [`--occupancy-${step}-text`, `--occupancy-${step}-fill`] as const),
  ['--shortage-text', '--shortage-fill'],
  ['--shortage-tag-text', '--shortage-tag-fill'],
  ...verdicts.map((verdict) => [`--verdict-${verdict}-text`, `--verdict-${verdict}-fill`] as const),
]

/** Edges and marks that carry meaning: 3 (WCAG 1.4.11). */
const edgePairs: readonly (readonly [string, string])[] = [
  ...grounds.map((ground) => ['--border-strong', ground] as const),
  ...grounds.map((ground) => ['--focus-outer', ground] as const),
  ...[1, 2, 3, 4, 5, 6].map((hue) => [`--group-${hue}`, '--surface'] as const),
  ['--shortage-hatch', '--shortage-fill'],
  ...grounds.map((ground) => ['--danger-fill', ground] as const),
]

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  const tokens = tokensOf(theme)
  const colour = (name: string): string => tokens.get(name) ?? `${name} is not in tokens.css`

  test.each(textPairs)('%s is readable on %s', (text, ground) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5)
  })

  test.each(edgePairs)('%s stands out against %s', (edge, ground) => {
    expect(contrast(colour(edge), colour(ground))).toBeGreaterThanOrEqual(3)
  })

  test('of the two focus rings one is visible on every fill', () => {
    for (const fill of [...steps.map((step) => `--occupancy-${step}-fill`), '--shortage-fill', '--accent']) {
      const best = Math.max(
        contrast(colour('--focus-outer'), colour(fill)),
        contrast(colour('--focus-inner'), colour(fill)),
      )
      expect(`${fill} ${best >= 3}`).toBe(`${fill} true`)
    }
  })

  test('occupancy gets steadily further from the page, so the order survives a greyscale print', () => {
    const distances = steps.map((step) => contrast(colour(`--occupancy-${step}-fill`), colour('--bg')))
    expect(distances).toEqual(distances.toSorted((a, b) => a - b))
  })
})
