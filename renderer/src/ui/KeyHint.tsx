import { chordParts } from '../app/key-binding.ts'
import { useTexts } from '../app/texts.tsx'
import classes from './controls.module.css'

const namedKeys = ['Ctrl', 'Shift', 'Alt', 'Enter', 'Escape', 'Space'] as const
const arrows: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
}

/** A chord in the words of the keyboard: `Ctrl+Shift+H`, `Esc`, `W`. */
export function useChordText(): (chord: string) => string {
  const { t } = useTexts()
  return (chord) => {
    const { modifiers, key } = chordParts(chord)
    return [...modifiers, key]
      .map((part) => {
        const named = namedKeys.find((each) => each === part)
        if (named !== undefined) return t(`key.${named}`)
        return arrows[part] ?? (part.length === 1 ? part.toUpperCase() : part)
      })
      .join('+')
  }
}

/** The key that does the same as the button beside it. Decoration: the button's own name does not need it. */
export function KeyHint({ chord }: { readonly chord: string }) {
  const write = useChordText()
  return (
    <span className={classes.keyHint} aria-hidden="true">
      <kbd className={classes.key}>{write(chord)}</kbd>
    </span>
  )
}
