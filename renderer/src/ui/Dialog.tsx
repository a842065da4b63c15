import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useFocusReturn } from '../app/dialog-focus.ts'
import { useTexts } from '../app/texts.tsx'
import classes from './controls.module.css'

interface DialogProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly size?: string
  /** Buttons, the suggested one last. */
  readonly footer?: ReactNode
  readonly children: ReactNode
}

/** A question that holds everything else up. Focus stays inside and goes back where it came from. */
export function Dialog({ title, isOpen, onClose, size = '34rem', footer, children }: DialogProps) {
  const { t } = useTexts()
  useFocusReturn(isOpen)
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {children}
      {footer === undefined ? null : <div className={classes.dialogFooter}>{footer}</div>}
    </Modal>
  )
}
