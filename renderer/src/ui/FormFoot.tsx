import type { ReactNode } from 'react'
import { useTexts } from '../app/texts.tsx'
import { Button } from './Button.tsx'
import classes from './controls.module.css'
import { ProblemNotice } from './ProblemNotice.tsx'

interface FormFootProps {
  /** Why the last try did not go well. */
  readonly problem?: string | null
  /** Left out where there is nothing to go back to. */
  readonly onCancel?: () => void
  /** The button that sends the form, and what stands beside it. */
  readonly children: ReactNode
}

/** How a form ends: what went wrong, then the way back and the suggested act, in that order. */
export function FormFoot({ problem = null, onCancel, children }: FormFootProps) {
  const { t } = useTexts()
  return (
    <>
      <ProblemNotice text={problem} />
      <div className={classes.formFoot}>
        {onCancel === undefined ? null : (
          <Button kind="quiet" onClick={onCancel}>
            {t('ui.cancel')}
          </Button>
        )}
        {children}
      </div>
    </>
  )
}
