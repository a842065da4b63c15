import type { AccessRight } from '#shared/commands/role-permissions.ts'
import type { ScreenTextCode } from '../text/screen-texts.ts'

/** One thing a key does: what to press, what it is called, and the act itself. */
export interface KeyBinding {
  /** Chords such as `Ctrl+Shift+Z`, `ArrowUp`, `w` or `+`; any of them will do. */
  readonly keys: readonly string[]
  /** How the chord is written for people, when that differs from the first of `keys`. */
  readonly shown?: string
  readonly labelCode: ScreenTextCode
  /** Shown in the status bar while its region has focus. */
  readonly isHint?: boolean
  /** Who may not do it does not read of the key; pressing it says who can. PRIV-4 */
  readonly right?: AccessRight
  /** The act itself, or the screen it leads to, says why not in words of its own. */
  readonly saysWhyNot?: boolean
  /** Left out when a component already handles the key itself and only wants it listed. */
  readonly run?: (event: KeyboardEvent) => void
}

/** The parts of a chord; `Ctrl++` and `+` are the plus key itself. */
export function chordParts(chord: string): { readonly modifiers: readonly string[]; readonly key: string } {
  if (chord === '+') return { modifiers: [], key: '+' }
  const isPlusKey = chord.endsWith('++')
  const parts = (isPlusKey ? chord.slice(0, -2) : chord).split('+')
  return isPlusKey
    ? { modifiers: parts, key: '+' }
    : { modifiers: parts.slice(0, -1), key: parts.at(-1) ?? '' }
}

/** A single character without Ctrl or Alt: works only where nobody types, and can be switched off (WCAG 2.1.4). */
export function isLetterChord(chord: string): boolean {
  const { modifiers, key } = chordParts(chord)
  return modifiers.length === 0 && key.length === 1
}

interface PressedKey {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

export function isPressed(chord: string, event: PressedKey): boolean {
  const { modifiers, key } = chordParts(chord)
  if (modifiers.includes('Ctrl') !== (event.ctrlKey || event.metaKey)) return false
  if (modifiers.includes('Alt') !== event.altKey) return false
  // A character such as + or ? may or may not need Shift on this keyboard; only for letters and names it counts.
  const isSymbol = key.length === 1 && !/[a-z0-9]/i.test(key)
  if (!isSymbol && modifiers.includes('Shift') !== event.shiftKey) return false
  return event.key.toLowerCase() === (key === 'Space' ? ' ' : key.toLowerCase())
}

/** Where a single letter is text, not a command. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable) return true
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'submit', 'file'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}

/** Runs the first binding that fits; answers whether one did. */
export function runBinding(
  bindings: readonly KeyBinding[],
  event: KeyboardEvent,
  areLetterKeysOn: boolean,
): boolean {
  for (const binding of bindings) {
    if (binding.run === undefined) continue
    const chord = binding.keys.find((candidate) => isPressed(candidate, event))
    if (chord === undefined) continue
    if (isLetterChord(chord) && (!areLetterKeysOn || isTyping(event.target))) continue
    event.preventDefault()
    event.stopPropagation()
    binding.run(event)
    return true
  }
  return false
}
