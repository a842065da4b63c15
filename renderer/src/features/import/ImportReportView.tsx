import type { ImportCause, ImportReport } from '#shared/schema/import/model.ts'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Table } from '../../ui/Table.tsx'
import classes from './import.module.css'

interface ImportReportViewProps {
  readonly report: ImportReport
  readonly onRun: () => void
  readonly onOpenBoard: () => void
}

/** What the files hold, what is wrong with them grouped by cause, and what taking them over changes. */
export function ImportReportView({ report, onRun, onOpenBoard }: ImportReportViewProps) {
  const { t } = useTexts()
  const errors = report.causes.filter(({ severity }) => severity === 'error')
  const warnings = report.causes.filter(({ severity }) => severity === 'warning')
  return (
    <div className={classes.report}>
      <Verdict report={report} onRun={onRun} onOpenBoard={onOpenBoard} />
      {errors.length === 0 ? null : <CauseList title={t('import.errors')} causes={errors} />}
      {warnings.length === 0 ? null : <CauseList title={t('import.warnings')} causes={warnings} />}
      {report.counts.length === 0 ? null : <ChangeTable report={report} />}
      <FileTable report={report} />
    </div>
  )
}

function Verdict({ report, onRun, onOpenBoard }: ImportReportViewProps) {
  const { t } = useTexts()
  if (report.status === 'imported') {
    return (
      <Notice tone="good" isAlert>
        <h2>{t('import.done')}</h2>
        <p>{t('import.doneSentence')}</p>
        <Button kind="primary" onClick={onOpenBoard}>
          {t('import.toBoard')}
        </Button>
      </Notice>
    )
  }
  if (report.isClean) {
    return (
      <Notice tone="good" isAlert>
        <h2>{t('import.ready')}</h2>
        <p>{t('import.readySentence')}</p>
        <Button kind="primary" onClick={onRun}>
          {t('import.run')}
        </Button>
      </Notice>
    )
  }
  return (
    <Notice tone="problem" isAlert>
      <h2>{t('import.problems')}</h2>
      <p>{t('import.problemsSentence', { count: report.errorCount })}</p>
    </Notice>
  )
}

const shownPlaces = 8

function CauseList({ title, causes }: { readonly title: string; readonly causes: readonly ImportCause[] }) {
  const { t, write } = useTexts()
  return (
    <section>
      <h2>{title}</h2>
      <ul className={classes.causes}>
        {causes.map((cause) => (
          <li key={`${cause.message.code} ${JSON.stringify(cause.message.params)}`}>
            <strong>{write(cause.message)}</strong>{' '}
            {cause.count > 1 ? (
              <span className={classes.muted}>({t('import.times', { count: cause.count })})</span>
            ) : null}
            <div className={classes.places}>
              {cause.places.slice(0, shownPlaces).map((place) => {
                const where =
                  place.row === null
                    ? t('import.placeFile', { file: place.file })
                    : place.column === null
                      ? t('import.placeRow', { file: place.file, row: place.row })
                      : t('import.place', { file: place.file, row: place.row, column: place.column })
                return <span key={where}>{where}</span>
              })}
              {cause.count > shownPlaces ? (
                <span className={classes.muted}>
                  {t('import.more', { count: cause.count - shownPlaces })}
                </span>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function ChangeTable({ report }: { readonly report: ImportReport }) {
  const { t, word } = useTexts()
  return (
    <section>
      <h2>{t('import.changes')}</h2>
      <Table
        columns={[
          t('import.record'),
          t('import.new'),
          t('import.updated'),
          t('import.unchanged'),
          t('import.removed'),
        ]}
      >
        {report.counts.map((count) => (
          <tr key={count.table}>
            <th scope="row">{word(`import.table.${count.table}`)}</th>
            <td>{count.new}</td>
            <td>{count.updated}</td>
            <td>{count.unchanged}</td>
            <td>{count.removed}</td>
          </tr>
        ))}
      </Table>
    </section>
  )
}

/** A file is called after the records it holds. */
const tableByKind: Readonly<Record<string, string>> = {
  organisation: 'organisation',
  locations: 'location',
  openingHours: 'opening_hours',
  closures: 'closure',
  groups: 'base_group',
  settledRosters: 'settled_roster',
  houseRules: 'house_rule',
  schools: 'school',
  schoolTimes: 'school_time',
  schoolDaysOff: 'school_day_off',
  schoolHolidays: 'school_holiday',
  staff: 'staff_member',
  shifts: 'shift',
  children: 'child',
  contracts: 'contract',
  consents: 'second_group_consent',
  fixedFaces: 'fixed_face',
  absences: 'absence',
  extraAttendances: 'extra_attendance',
  groupMoves: 'group_move',
  requests: 'care_request',
  waitingList: 'waiting_entry',
  friendships: 'friendship',
}

function FileTable({ report }: { readonly report: ImportReport }) {
  const { t, word } = useTexts()
  return (
    <section>
      <h2>{t('import.files')}</h2>
      <Table columns={[t('import.file'), t('import.kind'), t('import.rows'), t('import.unused')]}>
        {report.files.map((file) => (
          <tr key={file.name}>
            <td>{file.name}</td>
            <td>
              {file.kind === null
                ? t('import.notRecognised')
                : word(`import.table.${tableByKind[file.kind] ?? file.kind}`)}
            </td>
            <td>{file.rows}</td>
            <td>{file.unusedColumns.join(', ')}</td>
          </tr>
        ))}
      </Table>
    </section>
  )
}
