import { useId } from 'react'
import type { ReactNode } from 'react'
import classes from './controls.module.css'

export interface FieldProps {
  readonly label: string
  readonly hint?: string
  /** What is wrong and how to put it right; read with the field. */
  readonly problem?: string | null
}

interface FieldControl {
  readonly id: string
  readonly 'aria-invalid'?: true
  readonly 'aria-describedby'?: string
}

/** A label, a control, and below it the hint or what is wrong, tied together for everyone. */
export function Field({
  label,
  hint,
  problem,
  children,
}: FieldProps & { readonly children: (control: FieldControl) => ReactNode }) {
  const id = useId()
  const hasProblem = problem !== undefined && problem !== null
  const described = [hint === undefined ? '' : `${id}-hint`, hasProblem ? `${id}-problem` : '']
    .filter(Boolean)
    .join(' ')
  return (
    <div className={classes.field}>
      <label htmlFor={id} className={classes.fieldLabel}>
        {label}
      </label>
      {children({
        id,
        ...(hasProblem ? { 'aria-invalid': true } : {}),
        ...(described === '' ? {} : { 'aria-describedby': described }),
      })}
      {hint === undefined ? null : (
        <span id={`${id}-hint`} className={classes.fieldHint}>
          {hint}
        </span>
      )}
      {hasProblem ? (
        <span id={`${id}-problem`} className={classes.fieldProblem}>
          {problem}
        </span>
      ) : null}
    </div>
  )
}
