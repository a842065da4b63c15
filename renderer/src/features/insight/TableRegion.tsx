import type { ReactNode } from 'react'
import { useTexts } from '../../app/texts.tsx'
import classes from './insight.module.css'

interface TableRegionProps {
  readonly question: string
  readonly children: ReactNode
}

/** Tables that scroll inside their panel, also with the keyboard. */
export function TableRegion({ question, children }: TableRegionProps) {
  const { t } = useTexts()
  return (
    <div
      className={classes.tables}
      role="region"
      aria-label={t('insight.tableOf', { question })}
      tabIndex={0}
    >
      {children}
    </div>
  )
}
