import type { HistoryEntry } from '#shared/ipc/calls/history.ts'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { useHistoryActs } from '../../app/use-history-acts.ts'
import { useWaitingActs } from '../../app/use-waiting-acts.ts'
import { Button } from '../../ui/Button.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import classes from '../../ui/controls.module.css'
import { writeMoment } from './write-moment.ts'

const shownEntries = 200

/** Everything that was done, newest first, with the way back. */
export function HistoryScreen() {
  const { t } = useTexts()
  const history = useCall('history.list', { limit: shownEntries })
  const { undo, undoLabel } = useHistoryActs()
  const entries = history.data?.entries ?? []
  const waiting = useWaitingActs()
  return (
    <Page
      title={t('screen.history')}
      tools={
        undoLabel === null ? null : <Button onClick={undo}>{t('frame.undoOf', { label: undoLabel })}</Button>
      }
    >
      <CallTrouble error={history.error} />
      {history.data !== undefined && entries.length === 0 ? (
        <EmptyState title={t('history.empty')}>
          <p>{t('history.emptySentence')}</p>
        </EmptyState>
      ) : (
        <table className={classes.table}>
          <caption className="visuallyHidden">{t('history.sentence')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('history.when')}</th>
              <th scope="col">{t('history.what')}</th>
              <th scope="col">{t('history.who')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <HistoryRow key={entry.commandId} entry={entry} isWaiting={waiting.isWaiting(entry)} />
            ))}
          </tbody>
        </table>
      )}
    </Page>
  )
}

function HistoryRow({ entry, isWaiting }: { readonly entry: HistoryEntry; readonly isWaiting: boolean }) {
  const { t, write, language } = useTexts()
  const marks = [
    ...(entry.isUndone ? [t('history.undone')] : []),
    ...(entry.isUndo ? [t('history.isUndo')] : []),
    ...(isWaiting ? [t('sync.waitingMark')] : []),
  ]
  return (
    <tr>
      <td>{writeMoment(entry.at, language)}</td>
      <td>
        {write(entry.label)} {marks.length === 0 ? null : `(${marks.join(', ')})`}
      </td>
      <td>{entry.actorName}</td>
    </tr>
  )
}
