import { useState } from 'react'
import type { AuditFilter } from '#shared/ipc/calls/audit.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { saveFile } from '../../app/save-file.ts'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { useCall } from '../../app/use-call.ts'
import { useMayDo } from '../../app/use-may-do.ts'
import { Button } from '../../ui/Button.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { AuditFilters, noFilter } from './AuditFilters.tsx'
import { AuditTable } from './AuditTable.tsx'
import classes from './audit-log.module.css'
import { ChainCheck } from './ChainCheck.tsx'
import { useAuditLines } from './use-audit-lines.ts'

/** Logboek: who did what, who looked, what went out of the house, and whether anybody touched it. PRIV-5 */
export function AuditLogPanel() {
  const { t } = useTexts()
  const mayDo = useMayDo()
  const [filter, setFilter] = useState<AuditFilter>(noFilter)
  const [chosenAsOf, setAsOf] = useState<number | null>(null)
  const standing = useCall('audit.standing', {})
  const lineCount = standing.data?.lineCount ?? null
  // The first number stays until somebody asks for what was added: lines do not move under who reads them.
  if (chosenAsOf === null && lineCount !== null) setAsOf(lineCount)
  const log = useAuditLines(filter, chosenAsOf)
  const added = lineCount === null || chosenAsOf === null ? 0 : lineCount - chosenAsOf
  const error = standing.error ?? log.error
  return (
    <div className={classes.panel}>
      <ChainCheck
        check={standing.data?.check ?? null}
        lineCount={lineCount ?? 0}
        onChecked={() => void standing.refetch()}
        acts={mayDo('audit.export') ? <ExportButton filter={filter} /> : null}
      />
      <AuditFilters filter={filter} people={standing.data?.people ?? []} onChange={setFilter} />
      <CallTrouble error={error} />
      {added > 0 ? (
        <p className={classes.added}>
          {t('auditLog.added', { count: added })}{' '}
          <Button size="small" onClick={() => setAsOf(lineCount)}>
            {t('auditLog.showAdded')}
          </Button>
        </p>
      ) : null}
      {log.isKnown && log.lines.length === 0 ? (
        <EmptyState title={t('auditLog.empty')}>
          <p>{t('auditLog.emptySentence')}</p>
        </EmptyState>
      ) : (
        <AuditTable log={log} />
      )}
    </div>
  )
}

function ExportButton({ filter }: { readonly filter: AuditFilter }) {
  const { t } = useTexts()
  const announcer = useAnnouncer()
  const exporting = useAct('audit.export')
  const save = async () => {
    const result = await exporting.run(filter)
    if (result.status !== 'done') return
    const { fileName, base64, lineCount } = result.output
    saveFile(fileName, base64)
    announcer.say(t('auditLog.saved', { fileName, count: lineCount }))
  }
  return (
    <>
      <Button onClick={() => void save()}>{t('auditLog.save')}</Button>
      <ProblemNotice text={exporting.problem} />
    </>
  )
}
