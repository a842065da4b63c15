import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { useTexts } from '../../app/texts.tsx'
import classes from './gate.module.css'

interface GateCardProps {
  readonly title: string
  readonly size?: 'normal' | 'wide'
  /** Said small at the bottom, such as the version. */
  readonly foot?: string
  readonly children: ReactNode
}

/** One page of the gate: what there is to do, and nothing of the house behind it. */
export function GateCard({ title, size = 'normal', foot, children }: GateCardProps) {
  const { t } = useTexts()
  const fullTitle = `${title} – ${t('gate.app')}`
  useEffect(() => {
    document.title = fullTitle
  }, [fullTitle])
  return (
    <main className={classes.gate}>
      <div className={classes.card} data-size={size}>
        <p className={classes.brand}>{t('gate.app')}</p>
        <h1>{title}</h1>
        {children}
      </div>
      {foot === undefined ? null : <p className={classes.foot}>{foot}</p>}
    </main>
  )
}
