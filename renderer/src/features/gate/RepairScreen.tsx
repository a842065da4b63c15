import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { GateView } from '#shared/ipc/calls/gate.ts'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { writeClock } from '../../app/write-clock.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import controls from '../../ui/controls.module.css'
import classes from './gate.module.css'
import { GateCard } from './GateCard.tsx'

/** The password was right and the data cannot be read: a copy goes back, or what can be read is saved. */
export function RepairScreen({ view }: { readonly view: GateView }) {
  const { t, write } = useTexts()
  const queries = useQueryClient()
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
        <div className={classes.acts}>
          <Button kind="primary" autoFocus onClick={goOn}>
            {t('gate.repair.goOn')}
          </Button>
        </div>
      </GateCard>
    )
  }
  return (
    <GateCard title={t('gate.repair.title')} size="wide" foot={t('frame.version', { version: view.version })}>
      <p>{view.trouble === null ? t('gate.repair.what') : write(view.trouble)}</p>
      <p>{t('gate.repair.nothingRemoved')}</p>
      {problem === null ? null : (
        <Notice tone="problem" isAlert>
          {problem}
        </Notice>
      )}
      <Copies view={view} isRunning={isRunning} onPutBack={(copy) => void putBack(copy)} />
      <div className={classes.way}>
        <h2>{t('gate.repair.salvageTitle')}</h2>
        <p>{t('gate.repair.salvageWhat')}</p>
        <div className={classes.acts}>
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
        </div>
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
        <div className={classes.copies} role="region" aria-label={t('gate.repair.copiesTitle')} tabIndex={0}>
          <table className={controls.table}>
            <thead>
              <tr>
                <th scope="col">{t('gate.repair.madeAt')}</th>
                <th scope="col">{t('gate.repair.rows')}</th>
                <th scope="col">
                  <span className="visuallyHidden">{t('gate.repair.act')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
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
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}
