import { useState } from 'react'
import type { RetentionKind } from '#shared/domain/privacy/model.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import { writeShortDate } from '#shared/text/formats.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { writeTrouble } from '../../app/call-error.ts'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { useCall } from '../../app/use-call.ts'
import { useMayDo } from '../../app/use-may-do.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import controls from '../../ui/controls.module.css'
import { Notice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import classes from './retention.module.css'

type Preview = CallOutput<'retention.preview'>

interface PurgeDialogProps {
  readonly kind: RetentionKind | null
  readonly onClose: () => void
}

/** What would go of one kind, what holds the rest back, and letting it go: with a word that is typed. PRIV-1 */
export function PurgeDialog({ kind, onClose }: PurgeDialogProps) {
  const { t, word } = useTexts()
  const title = kind === null ? '' : t('retention.previewTitle', { kind: word(`retentionKind.${kind}`) })
  return (
    <Dialog title={title} isOpen={kind !== null} onClose={onClose} size="48rem">
      {kind === null ? null : <PreviewOfKind kind={kind} onClose={onClose} />}
    </Dialog>
  )
}

function PreviewOfKind({ kind, onClose }: { readonly kind: RetentionKind; readonly onClose: () => void }) {
  const texts = useTexts()
  const { t } = texts
  const preview = useCall('retention.preview', { kind }, { isKeepingPrevious: false })
  const mayDo = useMayDo()
  return (
    <div className={classes.form} aria-busy={preview.isPending}>
      {preview.isError ? <Notice tone="problem">{writeTrouble(texts, preview.error)}</Notice> : null}
      {preview.data === undefined ? null : (
        <>
          <p>{t('retention.willGo', { count: preview.data.overCount })}</p>
          {preview.data.heldCount === 0 ? null : <HeldList preview={preview.data} />}
          {preview.data.people.length === 0 ? null : <PeopleTable preview={preview.data} />}
          {preview.data.rows.length === 0 ? null : <RowsTable preview={preview.data} />}
          {preview.data.overCount > 0 && mayDo('retention.purge') ? (
            <PurgeForm preview={preview.data} onDone={onClose} />
          ) : null}
        </>
      )}
    </div>
  )
}

function HeldList({ preview }: { readonly preview: Preview }) {
  const { t, word } = useTexts()
  return (
    <Notice>
      <p>{t('retention.staysForNow', { count: preview.heldCount })}</p>
      <ul className={classes.list}>
        {preview.held.map(({ reason, count }) => (
          <li key={reason}>
            {count} · {word(`retentionHeld.${reason}`)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function PeopleTable({ preview }: { readonly preview: Preview }) {
  const { t, word } = useTexts()
  return (
    <div className={classes.scroll} role="region" aria-label={t('retention.people')} tabIndex={0}>
      <table className={controls.table}>
        <thead>
          <tr>
            <th scope="col">{t('retention.name')}</th>
            <th scope="col">{t('retention.endedOn')}</th>
            <th scope="col">{t('retention.keptUntil')}</th>
            <th scope="col">{t('retention.what')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.people.map(({ subjectId, name, endedOn, keptUntil, heldBy }) => (
            <tr key={subjectId}>
              <th scope="row">{name}</th>
              <td>{endedOn === null ? '–' : writeShortDate(endedOn)}</td>
              <td>{keptUntil === null ? '–' : writeShortDate(keptUntil)}</td>
              <td>
                {heldBy.length === 0
                  ? t('retention.goes')
                  : t('retention.stays', {
                      why: heldBy.map((reason) => word(`retentionHeld.${reason}`)).join(', '),
                    })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function RowsTable({ preview }: { readonly preview: Preview }) {
  const { t, word } = useTexts()
  return (
    <div className={classes.scroll} role="region" aria-label={t('retention.rows')} tabIndex={0}>
      <table className={controls.table}>
        <thead>
          <tr>
            <th scope="col">{t('retention.kind')}</th>
            <th scope="col">{t('retention.count')}</th>
            <th scope="col">{t('retention.period')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.rows.map(({ table, count, from, until }) => (
            <tr key={table}>
              <th scope="row">{word(`import.table.${table}`)}</th>
              <td>{count}</td>
              <td>
                {writeShortDate(from)} – {writeShortDate(until)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** There is no undo behind it, so a word is typed. */
function PurgeForm({ preview, onDone }: { readonly preview: Preview; readonly onDone: () => void }) {
  const { t } = useTexts()
  const announcer = useAnnouncer()
  const purge = useAct('retention.purge')
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const submit = async () => {
    if (typed.trim().toLowerCase() !== t('retention.word').toLowerCase()) {
      setProblem(t('retention.typeWord', { word: t('retention.word') }))
      return
    }
    const reply = await purge.run({ kind: preview.kind, digest: preview.digest })
    if (reply.status !== 'done') return
    announcer.say(t('retention.gone', { count: reply.output.count }))
    onDone()
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Notice tone="caution">{t('retention.noWayBack')}</Notice>
      <TextField
        label={t('retention.typeWord', { word: t('retention.word') })}
        value={typed}
        problem={problem}
        onChange={(text) => {
          setTyped(text)
          setProblem(null)
        }}
      />
      {purge.problem === null ? null : (
        <Notice tone="problem" isAlert>
          {purge.problem}
        </Notice>
      )}
      <div className={classes.acts}>
        <Button type="submit" kind="primary" isUnavailable={purge.isRunning}>
          {t(purge.isRunning ? 'retention.busy' : 'retention.purge')}
        </Button>
      </div>
    </form>
  )
}
