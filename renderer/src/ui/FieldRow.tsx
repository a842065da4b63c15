import type { ReactNode } from 'react'
import classes from './controls.module.css'

interface FieldRowProps {
  /** What the fields are for together, said aloud. */
  readonly label?: string
  readonly children: ReactNode
}

/** Fields side by side, on a next line when there is no room. */
export function FieldRow({ label, children }: FieldRowProps) {
  return (
    <div
      className={classes.fieldsInRow}
      {...(label === undefined ? {} : { role: 'group', 'aria-label': label })}
    >
      {children}
    </div>
  )
}
