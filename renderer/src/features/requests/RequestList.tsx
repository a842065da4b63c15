import { IconCheck } from '@tabler/icons-react'
import { memo, useCallback, useEffect, useRef } from 'react'
import type { Ref } from 'react'
import { isUndecided } from '#shared/domain/requests/is-undecided.ts'
import type { RequestRow } from '#shared/ipc/parts/requests.ts'
import type { KeyRegionProps } from '../../app/keys.tsx'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { writeClock, writeShortClock } from '../../app/write-clock.ts'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import type { ListView } from './desk.ts'
import type { Picks } from './use-picks.ts'
import { sayDays, writeDayNear, writeDays } from './write-wish.ts'
import classes from './requests.module.css'

interface RequestListProps {
  readonly tab: ListView
  readonly picks: Picks
  readonly rows: readonly RequestRow[]
  /** null while something else than a row is shown beside the list. */
  readonly selectedId: string | null
  readonly keys: KeyRegionProps
  readonly listRef: Ref<HTMLUListElement>
  readonly onSelect: (row: RequestRow) => void
}

/** One tab stop; the arrows choose, and what is chosen is shown beside it. Space ticks. */
export function RequestList({ tab, picks, rows, selectedId, keys, listRef, onSelect }: RequestListProps) {
  const { t } = useTexts()
  const hasSelection = rows.some(({ request }) => request.id === selectedId)
  // Each row keeps the same handlers, so that choosing the next of five hundred paints two rows.
  const latest = useRef({ onSelect, onPick: picks.toggle })
  useEffect(() => {
    latest.current = { onSelect, onPick: picks.toggle }
  })
  const select = useCallback((row: RequestRow) => latest.current.onSelect(row), [])
  const pick = useCallback((row: RequestRow) => latest.current.onPick(row.request.id), [])
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
          isPicked={picks.isShown ? picks.has(row.request.id) : null}
          onPick={pick}
          isSelected={row.request.id === selectedId}
          isStop={hasSelection ? row.request.id === selectedId : index === 0}
          onSelect={select}
        />
      ))}
    </ul>
  )
}

interface RequestOptionProps {
  readonly row: RequestRow
  /** Ticked or not; null where nothing can be ticked. */
  readonly isPicked: boolean | null
  readonly onPick: (row: RequestRow) => void
  readonly isSelected: boolean
  readonly isStop: boolean
  readonly onSelect: (row: RequestRow) => void
}

const RequestOption = memo(function RequestOption({
  row,
  isPicked,
  onPick,
  isSelected,
  isStop,
  onSelect,
}: RequestOptionProps) {
  const texts = useTexts()
  const { t, word } = texts
  const { today } = useSession()
  const { request } = row
  const isDone = !isUndecided(request)
  const moment = isDone
    ? `${t(`inbox.status.${request.status}`)} · ${writeClock(request.decidedAt ?? request.receivedAt, today, texts.language)}`
    : writeShortClock(request.receivedAt, today, texts.language)
  return (
    <li
      role="option"
      id={`request-${request.id}`}
      aria-selected={isSelected}
      {...(isPicked === null ? {} : { 'aria-checked': isPicked })}
      tabIndex={isStop ? 0 : -1}
      className={classes.option}
      onClick={(event) => {
        onSelect(row)
        event.currentTarget.focus()
      }}
    >
      <span className={classes.optionTag}>
        {isPicked === null ? null : <PickBox isPicked={isPicked} onPick={() => onPick(row)} />}
        {isDone && row.decidedVerdict === null ? null : (
          <>
            <VerdictTag verdict={row.decidedVerdict ?? row.verdict} />
            <Pause />
          </>
        )}
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
      <RowMarks row={row} />
    </li>
  )
})

/** The place in the queue with its reason, who asked the same place before, and how it was decided. CHECK-4, PRIV-8 */
function RowMarks({ row }: { readonly row: RequestRow }) {
  const { t, write } = useTexts()
  const { queue, request, isNowFitting } = row
  const marks = [
    ...(queue === null || queue.rivals === 0 ? [] : [t('inbox.rivalsShort', { count: queue.rivals })]),
    ...(isNowFitting ? [t('inbox.nowFittingShort')] : []),
    ...(request.isAutomatic ? [t('inbox.automaticShort')] : []),
    ...(request.overrideReason === '' ? [] : [t('inbox.overriddenShort')]),
  ]
  if (queue === null && marks.length === 0) return null
  return (
    <span className={classes.optionAside}>
      {queue === null ? null : (
        <span title={write(queue.reason)}>
          <Pause />
          {t('inbox.queuePlace', { position: queue.position })}
        </span>
      )}
      {marks.map((mark) => (
        <span key={mark} className={classes.mark}>
          <Pause />
          {mark}
        </span>
      ))}
    </span>
  )
}

/** The tick of a row for the mouse; Space does the same, and the row itself says whether it is ticked. */
function PickBox({ isPicked, onPick }: { readonly isPicked: boolean; readonly onPick: () => void }) {
  return (
    <span
      aria-hidden="true"
      className={classes.pick}
      data-picked={isPicked}
      onClick={(event) => {
        event.stopPropagation()
        onPick()
      }}
    >
      {isPicked ? <IconCheck size={14} stroke={3} /> : null}
    </span>
  )
}

/** The parts of a row stand apart on screen; read aloud they need a comma. */
function Pause() {
  return <span className="visuallyHidden">, </span>
}
