import type { BoardRow, CellStatus, WeekBoard } from '#shared/domain/board/model.ts'
import type { CellChange } from '#shared/ipc/calls/queue.ts'
import { dayparts } from '#shared/domain/organisation/model.ts'
import { weekdayShort, writeDay } from '#shared/text/formats.ts'
import { useTexts } from '../../app/texts.tsx'
import type { Texts } from '../../app/texts.tsx'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import own from './together.module.css'

interface TogetherBoardProps {
  readonly board: WeekBoard
  readonly changes: readonly CellChange[]
}

/** The week as it would be, row by daypart; what would change stands out by weight, frame and arrow. */
export function TogetherBoard({ board, changes }: TogetherBoardProps) {
  const texts = useTexts()
  const { t, word, language } = texts
  const changeOf = new Map(changes.map((change) => [keyOf(change), change]))
  return (
    // Wider than its pane in a small window: then it scrolls, also by keyboard.
    <div className={own.boardRoom} role="region" aria-label={t('together.board')} tabIndex={0}>
      <table className={own.board}>
        <caption className="visuallyHidden">{t('together.caption', { week: board.week })}</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {t('together.group')}
            </th>
            {board.days.map(({ day }) => (
              <th key={day} scope="colgroup" colSpan={dayparts.length}>
                <abbr title={writeDay(day, language)}>
                  {weekdayShort(day, language)} {Number(day.slice(8))}
                </abbr>
              </th>
            ))}
          </tr>
          <tr>
            {board.days.flatMap(({ day }) =>
              dayparts.map((daypart) => (
                <th key={`${day} ${daypart}`} scope="col" className={own.daypart}>
                  <abbr title={word(`daypart.${daypart}`)}>
                    {t(daypart === 'morning' ? 'week.morningShort' : 'week.afternoonShort')}
                  </abbr>
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {board.rows.map((row) => (
            <tr key={row.rowId}>
              <th scope="row">{nameOf(texts, row)}</th>
              {row.cells.map((cell) => (
                <Cell
                  key={keyOf(cell)}
                  texts={texts}
                  count={cell.children}
                  status={cell.status}
                  change={changeOf.get(keyOf(cell))}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface CellProps {
  readonly texts: Texts
  /** Children, as it would be. */
  readonly count: number
  readonly status: CellStatus
  readonly change: CellChange | undefined
}

function Cell({ texts, count, status, change }: CellProps) {
  if (change === undefined) {
    return (
      <td className={own.cell} data-status={status}>
        {status === 'closed' ? '–' : count}
      </td>
    )
  }
  const { before, after } = change
  const isWorse =
    after.status !== before.status && (after.status === 'shortage' || after.status === 'notAllowed')
  return (
    <td className={own.cell} data-status={status} data-changed="true">
      <span className="visuallyHidden">{writeChange(texts, change)}</span>
      <span aria-hidden="true" className={own.numbers}>
        <strong>
          {before.children === after.children ? after.children : `${before.children}→${after.children}`}
        </strong>
        {before.required === after.required ? null : (
          <span>
            {texts.t('together.need', { before: before.required ?? '–', after: after.required ?? '–' })}
          </span>
        )}
      </span>
      {isWorse ? <VerdictTag verdict="no" isMarkOnly /> : null}
    </td>
  )
}

/** The change of one cell, for people who listen. */
function writeChange({ t }: Texts, { before, after }: CellChange): string {
  const children = t('together.cell', { before: before.children, after: after.children })
  if (before.required === null || after.required === null || before.required === after.required)
    return children
  return `${children} ${t('together.cellNeed', { before: before.required, after: after.required })}`
}

function nameOf({ t, word }: Texts, { kind, name, setting }: BoardRow): string {
  if (kind === 'location') return t('together.location')
  return name === '' && setting !== null ? word(`setting.${setting}`) : name
}

function keyOf({ rowId, day, daypart }: Pick<CellChange, 'rowId' | 'day' | 'daypart'>): string {
  return `${rowId} ${day} ${daypart}`
}
