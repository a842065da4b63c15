import type { Message } from '#shared/domain/explanation/model.ts'
import { useTexts } from '../app/texts.tsx'
import classes from './controls.module.css'

/** In the place of a text that is not for who looks: that there is one, and why it is not told. PRIV-4 */
export function KeptText({ of: { textKept } }: { readonly of: { readonly textKept: Message | null } }) {
  const { write } = useTexts()
  return textKept === null ? null : <p className={classes.keptText}>{write(textKept)}</p>
}
