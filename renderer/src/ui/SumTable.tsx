import type { SumTable as SumTableModel } from '#shared/domain/requests/model.ts'
import { useTexts } from '../app/texts.tsx'
import classes from './controls.module.css'

/** The sum behind a number, line by line; the line that decides is marked by weight, bar and word. */
export function SumTable({ sum }: { readonly sum: SumTableModel }) {
  const { write, t } = useTexts()
  return (
    <ol className={classes.sum} role="list">
      {sum.lines.map((line, index) => {
        const isDeciding = index === sum.decidingLine
        return (
          <li key={`${index} ${line.code}`} className={classes.sumLine} data-deciding={isDeciding}>
            <span className={classes.sumText}>{write(line)}</span>
            {isDeciding ? <span>← {t('ui.decides')}</span> : null}
          </li>
        )
      })}
    </ol>
  )
}
