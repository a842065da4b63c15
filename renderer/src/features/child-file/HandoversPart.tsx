import { useState } from 'react'
import { mayDo } from '#shared/commands/role-permissions.ts'
import type { ChildFileView } from '#shared/ipc/calls/child-file.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { HandoverDialog } from './HandoverDialog.tsx'
import { saveFile } from '../../app/save-file.ts'
import classes from './child-file.module.css'

type Handover = ChildFileView['handovers'][number]

/** Agreements that differ from "the parent brings and collects", each with its signed paper. FILE-2 */
export function HandoversPart({ view }: { readonly view: ChildFileView }) {
  const { t, write } = useTexts()
  const { actor, today } = useSession()
  const announcer = useAnnouncer()
  const opening = useAct('childFile.handoverPaper')
  const ending = useAct('childFile.endHandover')
  const [isSigning, setSigning] = useState(false)
  const maySign = mayDo(actor.role, 'handovers.sign')
  const open = async ({ id }: Handover) => {
    const paper = await opening.run({ agreementId: id })
    if (paper.status !== 'done') return
    saveFile(paper.output.fileName, paper.output.base64)
    announcer.say(t('childFile.paperSaved', { file: paper.output.fileName }))
  }
  const end = async ({ id }: Handover) => {
    const result = await ending.run({ agreementId: id, lastDay: today })
    if (result.status === 'done') announcer.say(write(result.output.label))
  }
  const problem = opening.problem ?? ending.problem
  return (
    <>
      {view.handovers.length === 0 ? <p className={classes.muted}>{t('childFile.noHandovers')}</p> : null}
      <ProblemNotice text={problem} />
      <ul className={classes.people}>
        {view.handovers.map((handover) => (
          <li key={handover.id} className={classes.person}>
            <HandoverFacts handover={handover} />
            <div className={classes.acts}>
              <Button
                size="small"
                aria-label={t('childFile.openPaperOf', { day: handover.validFrom })}
                onClick={() => void open(handover)}
              >
                {t('childFile.openPaper')}
              </Button>
              {maySign && (handover.validUntil === null || handover.validUntil > today) ? (
                <Button
                  size="small"
                  kind="quiet"
                  aria-label={t('childFile.endHandoverOf', { day: handover.validFrom })}
                  onClick={() => void end(handover)}
                >
                  {t('childFile.endHandover')}
                </Button>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      {maySign && view.restrictedSince === null ? (
        <div className={classes.acts}>
          <Button size="small" onClick={() => setSigning(true)}>
            {t('childFile.newHandover')}
          </Button>
        </div>
      ) : null}
      {isSigning ? <HandoverDialog view={view} onClose={() => setSigning(false)} /> : null}
    </>
  )
}

function HandoverFacts({ handover }: { readonly handover: Handover }) {
  const { t, word } = useTexts()
  const { kind, agreement, validFrom, validUntil, parentName, managerName, signedAt } = handover
  return (
    <>
      <span>
        <strong>{word(`handoverKind.${kind}`)}</strong>
        {', '}
        {validUntil === null
          ? t('child.from', { day: validFrom })
          : t('child.fromUntil', { start: validFrom, end: validUntil })}
      </span>
      <span>{agreement}</span>
      <span className={classes.past}>
        {t('childFile.signedBy', {
          parent: parentName,
          manager: managerName,
          day: signedAt.slice(0, 10),
        })}
      </span>
    </>
  )
}
