import type { ComponentPropsWithRef } from 'react'
import classes from './controls.module.css'

/** Opens something about a word in a sentence: a child, a group, a day. */
export function LinkButton(props: Omit<ComponentPropsWithRef<'button'>, 'className'>) {
  return <button type="button" {...props} className={classes.link} />
}
