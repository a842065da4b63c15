import type { Ref } from 'react'
import type { RequestRow } from '#shared/ipc/parts/requests.ts'
import type { KeyRegionProps } from '../../app/keys.tsx'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import type { Tab } from './desk.ts'
import { writeMoment, writeShortMoment } from './write-moment.ts'
import { sayDays, writeDayNear, writeDays } from './write-wish.ts'
import classes from './requests.module.css'

interface RequestListProps {
  readonly tab: Tab
  readonly rows: readonly RequestRow[]
  /** null while something else than a row is shown beside the list. */
  readonly selectedId: string | null
  readonly keys: KeyRegionProps
  readonly listRef: Ref<HTMLUListElement>
  readonly onSelect: (row: RequestRow) => void
}

/** One tab stop; the arrows choose, and what is chosen is shown beside it. */
export function RequestList({ tab, rows, selectedId, keys, listRef, onSelect }: RequestListProps) {
  const { t } = useTexts()
  const hasSelection = rows.some(({ request }) => request.id === selectedId)
  return (
    <ul
      {...keys}
      ref={listRef}
      role="listbox"
      aria-label={t(`inbox.list.${tab}`)}
      className={classes.list}
      data-first-stop
    >
      {rows.map((row, index) => (
        <RequestOption
          key={row.request.id}
          row={row}
          isSelected={row.request.id === selectedId}
          isStop={hasSelection ? row.request.id === selectedId : index === 0}
          onSelect={onSelect}
        />
      ))}
    </ul>
  )
}

interface RequestOptionProps {
  readonly row: RequestRow
  readonly isSelected: boolean
  readonly isStop: boolean
  readonly onSelect: (row: RequestRow) => void
}

function RequestOption({ row, isSelected, isStop, onSelect }: RequestOptionProps) {
  const texts = useTexts()
  const { t, word } = texts
  const { today } = useSession()
  const { request } = row
  const isDone = request.status !== 'open' && request.status !== 'offered'
  const moment = isDone
    ? `${t(`inbox.status.${request.status}`)} · ${writeMoment(texts, request.decidedAt ?? request.receivedAt, today)}`
    : writeShortMoment(texts, request.receivedAt, today)
  return (
    <li
      role="option"
      id={`request-${request.id}`}
      aria-selected={isSelected}
      tabIndex={isStop ? 0 : -1}
      className={classes.option}
      onClick={(event) => {
        onSelect(row)
        event.currentTarget.focus()
      }}
    >
      <span className={classes.optionTag}>
        <VerdictTag verdict={row.decidedVerdict ?? row.verdict} />
        <Pause />
      </span>
      <span className={classes.optionName}>
        {row.childName}
        <Pause />
      </span>
      <span className={classes.optionKind}>{word(`kind.${request.kind}`)} </span>
      <span className={classes.optionDays}>
        <span aria-hidden="true">{writeDays(texts, request, today)}</span>
        <span className="visuallyHidden">{sayDays(texts, request, today)}</span>
        <Pause />
      </span>
      <span className={classes.optionMoment} data-long={isDone}>
        {moment}
      </span>
      {request.offeredWish === null || isDone ? null : (
        <span className={classes.optionAside}>
          <Pause />
          {t('inbox.offered')}: {writeDayNear(texts, request.offeredWish.wantedDay, today)}
        </span>
      )}
      {row.isProvisional ? (
        <span className={classes.optionAside}>
          <Pause />
          {t('inbox.provisionalShort')}
        </span>
      ) : null}
    </li>
  )
}

/** The parts of a row stand apart on screen; read aloud they need a comma. */
function Pause() {
  return <span className="visuallyHidden">, </span>
}
