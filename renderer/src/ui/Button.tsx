import type { ComponentPropsWithRef, ReactNode } from 'react'
import type { AccessRight } from '#shared/commands/role-permissions.ts'
import { useIsAllowed } from '../app/use-may-do.ts'
import classes from './controls.module.css'

interface ButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'className' | 'disabled'> {
  /** One primary button a screen; it is the suggested act. `danger` cannot be taken back: give it an icon as well. */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger'
  readonly size?: 'normal' | 'small'
  readonly icon?: ReactNode
  /** The act cannot be done now. The button stays reachable, so that pressing it can say why. */
  readonly isUnavailable?: boolean
  /** What somebody must be allowed to do for this act; who is not does not see the button. PRIV-4 */
  readonly right?: AccessRight
}

export function Button({
  kind = 'plain',
  size = 'normal',
  icon,
  isUnavailable = false,
  right = 'app.use',
  children,
  ...rest
}: ButtonProps) {
  if (!useIsAllowed(right)) return null
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
