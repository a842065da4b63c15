import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import classes from './insight.module.css'

interface QuestionPanelProps {
  readonly question: string
  /** The answer in words: what the chart shows. */
  readonly answer: string
  readonly notes: readonly string[]
  /** null while there is nothing to draw. */
  readonly chart: ReactNode | null
  readonly table: ReactNode
}

/** One question: the answer in words on top, then the chart or its table twin. */
export function QuestionPanel({ question, answer, notes, chart, table }: QuestionPanelProps) {
  const { t } = useTexts()
  const titleId = useId()
  const [isTable, setIsTable] = useState(false)
  return (
    <section className={classes.panel} aria-labelledby={titleId}>
      <header className={classes.panelHeader}>
        <div>
          <h2 id={titleId}>{question}</h2>
          <p className={classes.answer}>{answer}</p>
        </div>
        {chart === null ? null : (
          <Button onClick={() => setIsTable(!isTable)}>
            {t(isTable ? 'insight.asChart' : 'insight.asTable')}
          </Button>
        )}
      </header>
      {chart === null ? null : isTable ? table : chart}
      {notes.map((note) => (
        <p key={note} className={classes.note}>
          {note}
        </p>
      ))}
    </section>
  )
}
