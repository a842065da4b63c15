import { useState } from 'react'
import type { SubjectKind } from '#shared/domain/privacy/model.ts'
import type { Language } from '#shared/text/formats.ts'
import { saveFile } from '../../app/save-file.ts'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { useCall } from '../../app/use-call.ts'
import { Button } from '../../ui/Button.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import classes from './privacy.module.css'

export interface ExportSubject {
  readonly subjectKind: SubjectKind
  readonly subjectId: string
}

/** Says what is in the file of a person before it is made, and hands it over as one file. PRIV-2 */
export function ExportDialog({
  subject,
  onClose,
}: {
  readonly subject: ExportSubject
  readonly onClose: () => void
}) {
  const { t, word } = useTexts()
  const { subjectKind, subjectId } = subject
  const preview = useCall('privacy.previewExport', { subjectKind, subjectId })
  const make = useAct('privacy.exportPerson')
  const [chosen, setChosen] = useState<Language | null>(null)
  const [made, setMade] = useState<string | null>(null)
  const language = chosen ?? preview.data?.language ?? 'nl'
  const run = async () => {
    const reply = await make.run({ subjectKind, subjectId, language })
    if (reply.status !== 'done') return
    saveFile(reply.output.fileName, reply.output.base64)
    setMade(reply.output.fileName)
    // The file is with the browser now; the page keeps nothing of it.
    make.clear()
  }
  return (
    <Dialog
      title={t('privacy.exportTitle', { name: preview.data?.name ?? '' })}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(made === null ? 'ui.cancel' : 'privacy.ready')}</Button>
          <Button
            kind="primary"
            isUnavailable={make.isRunning || preview.data === undefined}
            onClick={() => void run()}
          >
            {t(make.isRunning ? 'privacy.exportRunning' : 'privacy.exportNow')}
          </Button>
        </>
      }
    >
      <div className={classes.form} aria-busy={preview.isPending || make.isRunning}>
        <CallTrouble error={preview.error} />
        <ProblemNotice text={make.problem} />
        {made === null ? null : (
          <Notice tone="good" isAlert>
            {t('privacy.exportSaved', { file: made })}
          </Notice>
        )}
        <p className={classes.muted}>{t('privacy.exportSentence')}</p>
        {preview.data?.isRestricted === true ? <Notice>{t('privacy.exportRestricted')}</Notice> : null}
        <dl className={classes.facts}>
          {preview.data?.parts.map(({ tableCode, count }) => (
            <FactLine key={tableCode} label={word(tableCode)} value={String(count)} />
          ))}
          {preview.data === undefined ? null : (
            <>
              <FactLine label={t('privacy.exportPapers')} value={String(preview.data.papers)} />
              <FactLine label={t('privacy.exportLooks')} value={String(preview.data.looks)} />
            </>
          )}
        </dl>
        <details>
          <summary>{t('privacy.exportLeftOut')}</summary>
          <dl className={classes.facts}>
            {preview.data?.leftOut.map(({ tableCode, because }) => (
              <FactLine key={tableCode} label={word(tableCode)} value={word(`personLeftOut.${because}`)} />
            ))}
          </dl>
        </details>
        <ChoiceField
          label={t('privacy.exportLanguage')}
          value={language}
          options={[
            { value: 'nl', label: t('privacy.dutch') },
            { value: 'en', label: t('privacy.english') },
          ]}
          onChange={setChosen}
        />
      </div>
    </Dialog>
  )
}

function FactLine({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  )
}
