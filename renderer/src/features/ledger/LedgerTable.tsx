import { useRef } from 'react'
import type { LedgerLine, LedgerMonthView } from '#shared/ipc/calls/ledger.ts'
import { writeDay } from '#shared/text/formats.ts'
import { useRegionKeys } from '../../app/keys.tsx'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { ButtonRow } from '../../ui/ButtonRow.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import tables from '../../ui/table.module.css'
import classes from './ledger.module.css'
import { pageSize } from './use-ledger-month.ts'
import type { LedgerMonth } from './use-ledger-month.ts'
import { writeCents, writeColumnHours, writeSignedHours } from './write-amounts.ts'

interface LedgerTableProps {
  readonly view: LedgerMonthView
  readonly ledger: LedgerMonth
  readonly onOpen: () => void
  readonly onCorrect: () => void
  readonly onChild: () => void
}

/** The lines of a month. One tab stop; the arrows choose a line, Enter opens where it comes from. */
export function LedgerTable({ view, ledger, onOpen, onCorrect, onChild }: LedgerTableProps) {
  const { t, language } = useTexts()
  const body = useRef<HTMLTableSectionElement>(null)
  const { lines } = view
  const at = ledger.selected === undefined ? -1 : lines.indexOf(ledger.selected)
  const moveTo = (index: number) => {
    const place = Math.min(Math.max(index, 0), lines.length - 1)
    const line = lines[place]
    if (line === undefined) return
    ledger.select(line)
    body.current?.querySelectorAll<HTMLElement>('tr')[place]?.focus()
  }
  const keys = useRegionKeys({
    id: 'ledger',
    titleCode: 'ledger.keys',
    bindings: [
      {
        keys: ['ArrowDown', 'ArrowUp'],
        shown: t('key.upDown'),
        labelCode: 'keys.move',
        isHint: true,
        run: (event) => moveTo(at + (event.key === 'ArrowDown' ? 1 : -1)),
      },
      {
        keys: ['Home', 'End'],
        labelCode: 'inbox.keys.ends',
        run: (event) => moveTo(event.key === 'Home' ? 0 : lines.length - 1),
      },
      { keys: ['Enter'], labelCode: 'ledger.keys.open', isHint: true, run: onOpen },
      { keys: ['c'], labelCode: 'ledger.keys.correct', isHint: true, right: 'ledger.edit', run: onCorrect },
      {
        keys: ['w'],
        labelCode: 'ledger.keys.child',
        isHint: true,
        right: 'children.view',
        run: onChild,
      },
    ],
  })
  if (lines.length === 0) return <NoLines isFiltered={ledger.childId !== null || ledger.account !== 'all'} />
  return (
    <>
      <div className={classes.scroll}>
        <table {...keys} role="grid" className={tables.table} data-first-stop>
          <caption className="visuallyHidden">{t('ledger.caption', { month: view.month })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('ledger.date')}</th>
              <th scope="col">{t('ledger.child')}</th>
              <th scope="col">{t('ledger.kind')}</th>
              <th scope="col" className={classes.number}>
                {t('ledger.hours')}
              </th>
              <th scope="col" className={classes.number}>
                {t('ledger.amount')}
              </th>
              <th scope="col" className={classes.number}>
                {t('ledger.balance')}
              </th>
              <th scope="col">{t('ledger.source')}</th>
              <th scope="col">{t('ledger.by')}</th>
              <th scope="col">{t('ledger.status')}</th>
            </tr>
          </thead>
          <tbody ref={body}>
            {lines.map((line) => (
              <LineRow
                key={line.entryId}
                line={line}
                isSelected={line === ledger.selected}
                onSelect={ledger.select}
                onOpen={onOpen}
              />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={3}>
                {t('ledger.sum', { count: view.total.lines })}
              </th>
              <td className={classes.number}>{writeColumnHours(view.total.minutes, language)}</td>
              <td className={classes.number}>{writeCents(view.total.cents, language)}</td>
              <td colSpan={4} />
            </tr>
          </tfoot>
        </table>
      </div>
      <Pager view={view} ledger={ledger} />
    </>
  )
}

interface LineRowProps {
  readonly line: LedgerLine
  readonly isSelected: boolean
  readonly onSelect: (line: LedgerLine) => void
  readonly onOpen: () => void
}

function LineRow({ line, isSelected, onSelect, onOpen }: LineRowProps) {
  const { t, write, language } = useTexts()
  const isAgainst = line.correctsEntryId !== null
  const minutesOf = (minutes: number) => t('ledger.minutes', { minutes })
  return (
    <tr
      aria-selected={isSelected}
      tabIndex={isSelected ? 0 : -1}
      className={classes.line}
      data-against={isAgainst}
      onClick={(event) => {
        onSelect(line)
        event.currentTarget.focus()
      }}
      onDoubleClick={onOpen}
    >
      <td className={classes.day}>
        {isAgainst ? (
          <>
            <span aria-hidden="true">◂ </span>
            <span className="visuallyHidden">{t('ledger.isCorrection')}, </span>
          </>
        ) : null}
        {writeDay(line.day, language)}
      </td>
      <td>{line.childName}</td>
      <td>
        {write(line.label)}
        {line.note === '' ? null : <span className={classes.note}> ({line.note})</span>}
      </td>
      <td className={classes.number} title={minutesOf(line.minutes)}>
        {line.minutes === 0 ? '' : writeSignedHours(line.minutes, language)}
      </td>
      <td className={classes.number}>{writeCents(line.cents, language)}</td>
      <td
        className={classes.number}
        title={line.balanceAfter === null ? undefined : minutesOf(line.balanceAfter)}
      >
        {line.balanceAfter === null ? '–' : writeColumnHours(line.balanceAfter, language)}
      </td>
      <td>{write(line.source)}</td>
      <td>{line.actorName}</td>
      <td data-status={line.status}>{t(`ledger.status.${line.status}`)}</td>
    </tr>
  )
}

function Pager({ view, ledger }: { readonly view: LedgerMonthView; readonly ledger: LedgerMonth }) {
  const { t } = useTexts()
  const left = view.total.lines - ledger.offset - view.lines.length
  if (left <= 0 && ledger.offset === 0) return null
  return (
    <ButtonRow>
      {ledger.offset === 0 ? null : (
        <Button onClick={() => ledger.toOffset(Math.max(0, ledger.offset - pageSize))}>
          {t('ledger.previous', { count: Math.min(pageSize, ledger.offset) })}
        </Button>
      )}
      {left <= 0 ? null : (
        <Button onClick={() => ledger.toOffset(ledger.offset + pageSize)}>
          {t('ledger.more', { count: Math.min(pageSize, left) })}
        </Button>
      )}
    </ButtonRow>
  )
}

function NoLines({ isFiltered }: { readonly isFiltered: boolean }) {
  const { t } = useTexts()
  if (isFiltered) return <p role="status">{t('ledger.noMatch')}</p>
  return (
    <EmptyState title={t('ledger.empty')}>
      <p>{t('ledger.emptySentence')}</p>
    </EmptyState>
  )
}
