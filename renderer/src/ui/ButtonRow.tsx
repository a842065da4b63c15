import type { ReactNode } from 'react'
import classes from './controls.module.css'

/** Buttons side by side, on a next line when there is no room; a word about what they did may stand with them. */
export function ButtonRow({ children }: { readonly children: ReactNode }) {
  return <div className={classes.buttonRow}>{children}</div>
}
