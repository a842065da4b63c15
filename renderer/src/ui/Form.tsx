import type { ComponentPropsWithRef } from 'react'
import classes from './controls.module.css'

interface FormProps extends Omit<ComponentPropsWithRef<'form'>, 'className' | 'onSubmit'> {
  /** `panel` stands out on a page, `line` puts one or two fields beside their button. */
  readonly look?: 'plain' | 'panel' | 'line'
  readonly onSubmit: () => Promise<void> | void
}

/** Fields and what is done with them: Enter and the button at its foot do the same. What is missing we say ourselves. */
export function Form({ look = 'plain', onSubmit, children, ...rest }: FormProps) {
  return (
    <form
      noValidate
      {...rest}
      className={classes.form}
      data-look={look}
      onSubmit={(event) => {
        event.preventDefault()
        void onSubmit()
      }}
    >
      {children}
    </form>
  )
}
