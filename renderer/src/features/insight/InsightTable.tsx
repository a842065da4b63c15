import tables from '../../ui/table.module.css'
import classes from './insight.module.css'

interface InsightTableProps {
  readonly caption: string
  readonly heads: readonly string[]
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly (string | number)[])[]
}

/** The table twin of a chart: the same numbers for who cannot or would rather not read a picture. */
export function InsightTable({ caption, heads, rows }: InsightTableProps) {
  return (
    <table className={tables.table}>
      <caption className={classes.caption}>{caption}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells]) => (
          <tr key={name}>
            <th scope="row" className={classes.rowName}>
              {name}
            </th>
            {cells.map((cell, place) => (
              <td key={heads[place + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
