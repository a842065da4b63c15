import type { ReactNode } from 'react'
import classes from './table.module.css'

/** Above a column: a word, a word above numbers, or one that is only said aloud. */
type Column = string | { readonly number: string } | { readonly hidden: string }

interface TableProps {
  readonly columns: readonly Column[]
  /** What it is about; read aloud, and on screen as well where no heading says it. */
  readonly caption?: string
  readonly isCaptionShown?: boolean
  /** The name of a list that may be long: it scrolls by itself, also with the keyboard. */
  readonly region?: string
  /** The rows. */
  readonly children: ReactNode
}

/** Records line by line below the names of their columns. */
export function Table({ columns, caption, isCaptionShown = false, region, children }: TableProps) {
  const table = (
    <table className={classes.table}>
      {caption === undefined ? null : (
        <caption className={isCaptionShown ? classes.caption : 'visuallyHidden'}>{caption}</caption>
      )}
      <thead>
        <tr>{columns.map(writeHead)}</tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
  if (region === undefined) return table
  return (
    <div className={classes.region} role="region" aria-label={region} tabIndex={0}>
      {table}
    </div>
  )
}

function writeHead(column: Column, place: number): ReactNode {
  if (typeof column === 'string') {
    return (
      <th key={place} scope="col">
        {column}
      </th>
    )
  }
  if ('number' in column) {
    return (
      <th key={place} scope="col" className={classes.numberHead}>
        {column.number}
      </th>
    )
  }
  return (
    <th key={place} scope="col">
      <span className="visuallyHidden">{column.hidden}</span>
    </th>
  )
}
