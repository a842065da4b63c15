import type { ComponentPropsWithRef, ReactNode } from 'react'
import type { AccessRight } from '#shared/commands/role-permissions.ts'
import { useIsAllowed } from '../app/use-may-do.ts'
import classes from './controls.module.css'

interface IconButtonProps extends Omit<
  ComponentPropsWithRef<'button'>,
  'className' | 'children' | 'aria-label'
> {
  /** Its name, for people who do not see the icon and in the tooltip. */
  readonly label: string
  readonly icon: ReactNode
  /** What somebody must be allowed to do for this act; who is not does not see the button. PRIV-4 */
  readonly right?: AccessRight
}

export function IconButton({ label, icon, right = 'app.use', ...rest }: IconButtonProps) {
  if (!useIsAllowed(right)) return null
  return (
    <button type="button" title={label} {...rest} aria-label={label} className={classes.iconButton}>
      {icon}
    </button>
  )
}
