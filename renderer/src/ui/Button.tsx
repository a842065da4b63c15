import type { ComponentPropsWithRef, ReactNode } from 'react'
import classes from './controls.module.css'

interface ButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'className' | 'disabled'> {
  /** One primary button a screen; it is the suggested act. */
  readonly kind?: 'primary' | 'plain' | 'quiet'
  readonly size?: 'normal' | 'small'
  readonly icon?: ReactNode
  /** The act cannot be done now. The button stays reachable, so that pressing it can say why. */
  readonly isUnavailable?: boolean
}

export function Button({
  kind = 'plain',
  size = 'normal',
  icon,
  isUnavailable = false,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      {...(isUnavailable ? { 'aria-disabled': true } : {})}
      className={classes.button}
      data-kind={kind}
      data-size={size}
    >
      {icon}
      {children}
    </button>
  )
}
