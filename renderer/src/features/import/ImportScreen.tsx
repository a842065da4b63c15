import { IconFileImport } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { ImportFilesInput, ImportReport } from '#shared/schema/import/model.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useSession, workingWeek } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { useGo } from '../../app/use-go.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonRow } from '../../ui/ButtonRow.tsx'
import { Page } from '../../ui/Page.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { ImportReportView } from './ImportReportView.tsx'
import classes from './import.module.css'
import type { FileTrouble } from './read-files.ts'
import { readFiles } from './read-files.ts'

/** Choose files, see what is wrong grouped by cause, and only then take everything over, or nothing. */
export function ImportScreen() {
  const { t, write } = useTexts()
  const go = useGo()
  const session = useSession()
  const announcer = useAnnouncer()
  const check = useAct('import.check')
  const run = useAct('import.run')
  const [input, setInput] = useState<ImportFilesInput | null>(null)
  const [report, setReport] = useState<ImportReport | null>(null)
  const [trouble, setTrouble] = useState<FileTrouble | null>(null)

  const take = async (files: readonly File[]) => {
    setReport(null)
    setInput(null)
    run.clear()
    const read = await readFiles(files)
    setTrouble(read.ok ? null : read.trouble)
    if (!read.ok) return
    setInput(read.input)
    const result = await check.run(read.input)
    if (result.status === 'done') setReport(result.output)
  }
  const takeOver = async () => {
    if (input === null) return
    const result = await run.run(input)
    if (result.status !== 'done') return
    setReport(result.output)
    if (result.output.done !== null) announcer.say(write(result.output.done.label))
  }
  const isBusy = check.isRunning || run.isRunning
  const problem = trouble === null ? (check.problem ?? run.problem) : t(trouble.code, trouble.params)
  return (
    <Page title={t('screen.import')} isBusy={isBusy}>
      <div className={classes.import}>
        <p>{t('import.sentence')}</p>
        <FileChooser onFiles={(files) => void take(files)} isAgain={report !== null} />
        <p role="status" className={classes.busy}>
          {check.isRunning ? t('import.checking') : run.isRunning ? t('import.running') : ''}
        </p>
        <ProblemNotice text={problem} />
        {report === null ? null : (
          <ImportReportView
            report={report}
            onRun={() => void takeOver()}
            onOpenBoard={() => go.toWeek(workingWeek(session))}
          />
        )}
      </div>
    </Page>
  )
}

function FileChooser({
  onFiles,
  isAgain,
}: {
  readonly onFiles: (files: readonly File[]) => void
  readonly isAgain: boolean
}) {
  const { t } = useTexts()
  const fileInput = useRef<HTMLInputElement>(null)
  const folderInput = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const pass = (list: FileList | null, element: HTMLInputElement | null) => {
    if (list !== null && list.length > 0) onFiles([...list])
    // The same file may be chosen again after it was put right.
    if (element !== null) element.value = ''
  }
  return (
    <div
      className={classes.drop}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        pass(event.dataTransfer.files, null)
      }}
    >
      <IconFileImport size={32} stroke={1.5} aria-hidden="true" />
      <span>{t('import.drop')}</span>
      <ButtonRow>
        <Button kind={isAgain ? 'plain' : 'primary'} onClick={() => fileInput.current?.click()}>
          {t(isAgain ? 'import.again' : 'import.choose')}
        </Button>
        <Button onClick={() => folderInput.current?.click()}>{t('import.chooseFolder')}</Button>
      </ButtonRow>
      <input
        ref={fileInput}
        type="file"
        hidden
        multiple
        accept=".csv,.txt,.tsv"
        aria-label={t('import.choose')}
        data-testid="import-files"
        onChange={(event) => pass(event.currentTarget.files, event.currentTarget)}
      />
      <input
        ref={folderInput}
        type="file"
        hidden
        multiple
        aria-label={t('import.chooseFolder')}
        {...{ webkitdirectory: '' }}
        onChange={(event) => pass(event.currentTarget.files, event.currentTarget)}
      />
    </div>
  )
}
