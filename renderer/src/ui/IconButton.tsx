import type { ComponentPropsWithRef, ReactNode } from 'react'
import classes from './controls.module.css'

interface IconButtonProps extends Omit<
  ComponentPropsWithRef<'button'>,
  'className' | 'children' | 'aria-label'
> {
  /** Its name, for people who do not see the icon and in the tooltip. */
  readonly label: string
  readonly icon: ReactNode
}

export function IconButton({ label, icon, ...rest }: IconButtonProps) {
  return (
    <button type="button" title={label} {...rest} aria-label={label} className={classes.iconButton}>
      {icon}
    </button>
  )
}
