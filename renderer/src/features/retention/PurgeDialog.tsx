import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { RetentionKind } from '#shared/domain/privacy/model.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import { writeShortDate } from '#shared/text/formats.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { useCall } from '../../app/use-call.ts'
import { useMayDo } from '../../app/use-may-do.ts'
import { Button } from '../../ui/Button.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Table } from '../../ui/Table.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { NoWayBack } from './NoWayBack.tsx'
import classes from './retention.module.css'

type Preview = CallOutput<'retention.preview'>

/** So many rows are in view at once, below the names of the columns; see `.region` in table.module.css. */
const shownRows = 6

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
  const { t } = useTexts()
  const preview = useCall('retention.preview', { kind }, { isKeepingPrevious: false })
  const mayDo = useMayDo()
  return (
    <div className={classes.form} aria-busy={preview.isPending}>
      <CallTrouble error={preview.error} />
      {preview.data === undefined ? null : (
        <>
          <p>{t('retention.willGo', { count: preview.data.overCount })}</p>
          {preview.data.heldCount === 0 ? null : <HeldList preview={preview.data} />}
          {preview.data.people.length > shownRows ? (
            <p className={classes.muted}>
              {t('retention.scrollForAll', { count: preview.data.people.length })}
            </p>
          ) : null}
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
    <Table
      region={t('retention.people')}
      columns={[t('retention.name'), t('retention.endedOn'), t('retention.keptUntil'), t('retention.what')]}
    >
      {preview.people.map(({ subjectId, name, endedOn, keptUntil, heldBy }) => (
        <tr key={subjectId}>
          <th scope="row">{name}</th>
          <td className={classes.day}>{endedOn === null ? '–' : writeShortDate(endedOn)}</td>
          <td className={classes.day}>{keptUntil === null ? '–' : writeShortDate(keptUntil)}</td>
          <td>
            {heldBy.length === 0
              ? t('retention.goes')
              : t('retention.stays', {
                  why: heldBy.map((reason) => word(`retentionHeld.${reason}`)).join(', '),
                })}
          </td>
        </tr>
      ))}
    </Table>
  )
}

function RowsTable({ preview }: { readonly preview: Preview }) {
  const { t, word } = useTexts()
  return (
    <Table
      region={t('retention.rows')}
      columns={[t('retention.kind'), t('retention.count'), t('retention.period')]}
    >
      {preview.rows.map(({ table, count, from, until }) => (
        <tr key={table}>
          <th scope="row">{word(`import.table.${table}`)}</th>
          <td>{count}</td>
          <td>
            {writeShortDate(from)} – {writeShortDate(until)}
          </td>
        </tr>
      ))}
    </Table>
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
    <Form onSubmit={submit}>
      <NoWayBack isTrailOnly={preview.kind === 'audit'} />
      <TextField
        label={t('retention.typeWord', { word: t('retention.word') })}
        value={typed}
        problem={problem}
        onChange={(text) => {
          setTyped(text)
          setProblem(null)
        }}
      />
      <FormFoot problem={purge.problem}>
        <Button
          type="submit"
          kind="danger"
          icon={<IconTrash size={18} stroke={1.75} aria-hidden="true" />}
          isUnavailable={purge.isRunning}
        >
          {t(purge.isRunning ? 'retention.busy' : 'retention.purge')}
        </Button>
      </FormFoot>
    </Form>
  )
}
