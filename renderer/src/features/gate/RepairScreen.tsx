import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { GateView } from '#shared/ipc/calls/gate.ts'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { useStillHere } from '../../app/use-lock-keys.ts'
import { writeClock } from '../../app/write-clock.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonRow } from '../../ui/ButtonRow.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { Table } from '../../ui/Table.tsx'
import classes from './gate.module.css'
import { GateCard } from './GateCard.tsx'

/** The password was right and the data cannot be read: a copy goes back, or what can be read is saved. */
export function RepairScreen({ view }: { readonly view: GateView }) {
  const { t, write } = useTexts()
  const queries = useQueryClient()
  // It locks by itself like any other screen. PRIV-6
  useStillHere(view.people.length > 0)
  const restore = useAct('gate.restore')
  const salvage = useAct('gate.salvage')
  const [done, setDone] = useState<string | null>(null)
  const isRunning = restore.isRunning || salvage.isRunning
  const problem = restore.problem ?? salvage.problem
  const goOn = () => void queries.invalidateQueries({ queryKey: ['gate.status'] })
  const cameBack = (count: number) => (count === 0 ? [] : [t('gate.repair.workBack', { count })])
  const putBack = async (copy: string) => {
    if (isRunning) return
    salvage.clear()
    const result = await restore.run({ copy })
    if (result.status !== 'done') return
    const { movedTo, workBack } = result.output
    setDone([t('gate.repair.restored', { folder: movedTo }), ...cameBack(workBack)].join(' '))
  }
  const save = async () => {
    if (isRunning) return
    restore.clear()
    const result = await salvage.run({})
    if (result.status !== 'done') return
    const { movedTo, rowsSaved, rowsLost, workBack } = result.output
    setDone(
      [
        t('gate.repair.salvaged', { saved: rowsSaved, lost: rowsLost, folder: movedTo }),
        ...cameBack(workBack),
      ].join(' '),
    )
  }
  if (done !== null) {
    return (
      <GateCard title={t('gate.repair.doneTitle')} size="wide">
        <Notice tone="good" isAlert>
          {done}
        </Notice>
        <ButtonRow>
          <Button kind="primary" autoFocus onClick={goOn}>
            {t('gate.repair.goOn')}
          </Button>
        </ButtonRow>
      </GateCard>
    )
  }
  return (
    <GateCard title={t('gate.repair.title')} size="wide" foot={t('frame.version', { version: view.version })}>
      <p>{view.trouble === null ? t('gate.repair.what') : write(view.trouble)}</p>
      <p>{t('gate.repair.nothingRemoved')}</p>
      <ProblemNotice text={problem} />
      <Copies view={view} isRunning={isRunning} onPutBack={(copy) => void putBack(copy)} />
      <div className={classes.way}>
        <h2>{t('gate.repair.salvageTitle')}</h2>
        <p>{t('gate.repair.salvageWhat')}</p>
        <ButtonRow>
          <Button
            kind={view.copies.some(({ rowCount }) => rowCount !== null) ? 'plain' : 'primary'}
            isUnavailable={isRunning}
            onClick={() => void save()}
          >
            {t('gate.repair.salvage')}
          </Button>
          <span role="status" className={classes.muted}>
            {isRunning ? t('gate.repair.running') : ''}
          </span>
        </ButtonRow>
      </div>
    </GateCard>
  )
}

interface CopiesProps {
  readonly view: GateView
  readonly isRunning: boolean
  readonly onPutBack: (copy: string) => void
}

function Copies({ view, isRunning, onPutBack }: CopiesProps) {
  const { t, language } = useTexts()
  const newest = view.copies.find(({ rowCount }) => rowCount !== null)
  return (
    <div className={classes.way}>
      <h2>{t('gate.repair.copiesTitle')}</h2>
      {view.copies.length === 0 ? <p>{t('gate.repair.noCopies')}</p> : null}
      {view.copies.length === 0 ? null : (
        <Table
          region={t('gate.repair.copiesTitle')}
          columns={[t('gate.repair.madeAt'), t('gate.repair.rows'), { hidden: t('gate.repair.act') }]}
        >
          {view.copies.map((copy) => {
            const moment = writeClock(copy.madeAt, view.today, language)
            return (
              <tr key={copy.name}>
                <td>{moment}</td>
                <td>
                  {copy.rowCount === null
                    ? t('gate.repair.unreadable')
                    : t('gate.repair.rowCount', { count: copy.rowCount })}
                </td>
                <td>
                  {copy.rowCount === null ? null : (
                    <Button
                      {...(copy === newest ? { kind: 'primary' as const } : {})}
                      size="small"
                      isUnavailable={isRunning}
                      aria-label={t('gate.repair.putBackOf', { moment })}
                      onClick={() => onPutBack(copy.name)}
                    >
                      {t('gate.repair.putBack')}
                    </Button>
                  )}
                </td>
              </tr>
            )
          })}
        </Table>
      )}
    </div>
  )
}
