import type { ReactNode } from 'react'
import classes from './controls.module.css'

interface EmptyStateProps {
  readonly title: string
  /** What this place is for, or when it was last checked. */
  readonly children?: ReactNode
  /** Exactly one act. */
  readonly action?: ReactNode
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className={classes.emptyState}>
      <h2>{title}</h2>
      {children}
      {action}
    </div>
  )
}
