import type { TimeColumn } from '#shared/domain/board/model.ts'
import { formatMinute } from '#shared/kernel/time.ts'
import { useTexts } from '../../app/texts.tsx'
import classes from './explanation.module.css'

/** The daypart by half hours, as a table with a bar for the children: the numbers stay readable without the bars. */
export function HalfHourStrip({ strip }: { readonly strip: readonly TimeColumn[] }) {
  const { t } = useTexts()
  const most = Math.max(1, ...strip.map(({ children }) => children))
  return (
    <table className={classes.strip}>
      <thead>
        <tr>
          <th scope="col">{t('why.time')}</th>
          <th scope="col">{t('why.childrenShort')}</th>
          <th scope="col">{t('why.requiredShort')}</th>
          <th scope="col">{t('why.rosteredShort')}</th>
        </tr>
      </thead>
      <tbody>
        {strip.map((column) => {
          const isShort = column.required !== null && column.required > column.rostered
          return (
            <tr key={column.startMinute} data-short={isShort}>
              <th scope="row">{formatMinute(column.startMinute)}</th>
              <td>
                <span
                  className={classes.bar}
                  style={{ width: `${(column.children / most) * 60}%` }}
                  aria-hidden="true"
                />
                {column.children}
              </td>
              <td>{column.required ?? '–'}</td>
              <td>
                {column.rostered}
                {isShort ? ' ✕' : ''}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
