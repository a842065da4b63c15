import { useEffect, useRef } from 'react'
import type { AuditLine } from '#shared/ipc/calls/audit.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import { writeDay, writeTime } from '#shared/text/formats.ts'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import tables from '../../ui/table.module.css'
import classes from './audit-log.module.css'
import type { AuditLines } from './use-audit-lines.ts'
import { useLineWindow } from './use-line-window.ts'

/** So near to the last line the next page is fetched. */
const NEAR_END_LINES = 40

/** The lines, newest first. Reading only: the part scrolls by itself and takes the focus for it. */
export function AuditTable({ log }: { readonly log: AuditLines }) {
  const { t } = useTexts()
  const scroller = useRef<HTMLDivElement>(null)
  const { lines, hasMore, more } = log
  const { first, end, pixelsAbove, pixelsBelow } = useLineWindow(scroller, lines.length)
  const isNearEnd = lines.length > AUTO_FROM_LINES && end >= lines.length - NEAR_END_LINES
  useEffect(() => {
    if (isNearEnd && hasMore) more()
  }, [isNearEnd, hasMore, more])
  return (
    <div
      ref={scroller}
      className={classes.scroll}
      role="region"
      aria-label={t('auditLog.lines')}
      tabIndex={0}
      data-first-stop
    >
      <table className={tables.table} aria-rowcount={hasMore ? -1 : lines.length + 1}>
        <caption className="visuallyHidden">{t('auditLog.caption')}</caption>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t('auditLog.when')}</th>
            <th scope="col">{t('auditLog.who')}</th>
            <th scope="col">{t('auditLog.what')}</th>
            <th scope="col">{t('auditLog.about')}</th>
          </tr>
        </thead>
        <tbody>
          <Room pixels={pixelsAbove} />
          {lines.slice(first, end).map((line, place) => (
            <LineRow key={line.seq} line={line} rowIndex={first + place + 2} />
          ))}
          <Room pixels={pixelsBelow} />
        </tbody>
      </table>
      {hasMore ? (
        <p className={classes.more}>
          <Button onClick={more}>{t('auditLog.more')}</Button>
        </p>
      ) : null}
    </div>
  )
}

/** From here on somebody is leafing through, and the next page comes by itself. */
const AUTO_FROM_LINES = 400

/** Holds the place of lines that are not painted. */
function Room({ pixels }: { readonly pixels: number }) {
  if (pixels === 0) return null
  return (
    <tr aria-hidden="true">
      <td colSpan={4} className={classes.room} style={{ height: pixels }} />
    </tr>
  )
}

function LineRow({ line, rowIndex }: { readonly line: AuditLine; readonly rowIndex: number }) {
  const { t, write, language } = useTexts()
  const { day, minute } = dutchTimeOf(line.at)
  return (
    <tr data-line aria-rowindex={rowIndex} className={classes.line}>
      <td className={classes.moment}>
        {writeDay(day, language)} {day.slice(0, 4)} {writeTime(minute)}
      </td>
      <td>{line.actorName === '' ? t('auditLog.unknown') : line.actorName}</td>
      <td>{write(line.what)}</td>
      <td>{line.about}</td>
    </tr>
  )
}
