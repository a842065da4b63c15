import { useState } from 'react'
import type { LedgerAnomaly } from '#shared/ipc/calls/ledger.ts'
import { useTexts } from '../../app/texts.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Section.tsx'
import classes from './ledger.module.css'

const shownAtOnce = 3

/** What does not look right: a few in sight, the rest one press away. */
export function Anomalies({ anomalies }: { readonly anomalies: readonly LedgerAnomaly[] }) {
  const { t, write } = useTexts()
  const [isOpen, setOpen] = useState(false)
  if (anomalies.length === 0) return null
  const items = (shown: readonly LedgerAnomaly[]) => (
    <ul className={classes.anomalies}>
      {shown.map((anomaly, place) => (
        <li key={`${place} ${anomaly.kind} ${anomaly.childId}`}>{write(anomaly.message)}</li>
      ))}
    </ul>
  )
  const title = t('ledger.anomalies', { count: anomalies.length })
  return (
    <Notice tone="caution">
      {anomalies.length <= shownAtOnce ? (
        <>
          <strong>{title}</strong>
          {items(anomalies)}
        </>
      ) : (
        <Section title={title} level={2} isOpen={isOpen} onToggle={setOpen}>
          {items(anomalies)}
        </Section>
      )}
    </Notice>
  )
}
