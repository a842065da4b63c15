import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import { useTexts } from '../../app/texts.tsx'
import { useTrailNote } from '../../app/use-trail-note.ts'
import { Button } from '../../ui/Button.tsx'
import classes from './insight.module.css'
import { saveCsv } from './save-csv.ts'
import type { CsvFile } from './save-csv.ts'

interface QuestionPanelProps {
  readonly question: string
  /** The answer in words: what the chart shows. */
  readonly answer: string
  readonly notes: readonly string[]
  /** null while there is nothing to draw. */
  readonly chart: ReactNode | null
  readonly table: ReactNode
  /** The numbers of the table as a file; left out where the table is short enough to read. */
  readonly file?: CsvFile
}

/** One question: the answer in words on top, then the chart or its table twin. */
export function QuestionPanel({ question, answer, notes, chart, table, file }: QuestionPanelProps) {
  const { t } = useTexts()
  const noteInTrail = useTrailNote()
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
          <div className={classes.panelActs}>
            <Button onClick={() => setIsTable(!isTable)}>
              {t(isTable ? 'insight.asChart' : 'insight.asTable')}
            </Button>
            {file === undefined ? null : (
              <Button
                kind="quiet"
                onClick={() => {
                  saveCsv(file)
                  noteInTrail('exported', 'insightTable')
                }}
              >
                {t('insight.saveCsv')}
              </Button>
            )}
          </div>
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
