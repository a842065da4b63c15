import type { Ref } from 'react'
import type { RequestRow } from '#shared/ipc/parts/requests.ts'
import type { KeyRegionProps } from '../../app/keys.tsx'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import type { Tab } from './desk.ts'
import { writeMoment, writeShortMoment } from './write-moment.ts'
import { sayDays, writeDays } from './write-wish.ts'
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
  const verdict = row.decidedVerdict ?? row.verdict
  const isDone = request.status !== 'open' && request.status !== 'offered'
  const kind = word(`kind.${request.kind}`)
  const moment = writeMoment(
    texts,
    isDone ? (request.decidedAt ?? request.receivedAt) : request.receivedAt,
    today,
  )
  const shortMoment = writeShortMoment(texts, request.receivedAt, today)
  const provisional = row.isProvisional ? [t('inbox.provisionalShort')] : []
  const status = isDone ? [t(`inbox.status.${request.status}`)] : []
  const name = t('inbox.rowName', {
    verdict: word(`verdict.${verdict}`),
    name: row.childName,
    kind,
    days: sayDays(texts, request, today),
    moment,
  })
  return (
    <li
      role="option"
      id={`request-${request.id}`}
      aria-selected={isSelected}
      aria-label={[name, ...status, ...provisional].join(', ')}
      tabIndex={isStop ? 0 : -1}
      className={classes.option}
      onClick={(event) => {
        onSelect(row)
        event.currentTarget.focus()
      }}
    >
      <span className={classes.optionTag}>
        <VerdictTag verdict={verdict} />
      </span>
      <span className={classes.optionName}>{row.childName}</span>
      <span className={classes.optionKind}>{kind}</span>
      <span className={classes.optionDays}>{writeDays(texts, request, today)}</span>
      <span className={classes.optionMoment} data-long={isDone}>
        {[...status, isDone ? moment : shortMoment].join(' · ')}
      </span>
      {row.isProvisional ? <span className={classes.optionAside}>{t('inbox.provisionalShort')}</span> : null}
    </li>
  )
}
