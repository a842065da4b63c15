import { useState } from 'react'
import { mayDo } from '#shared/commands/role-permissions.ts'
import type { ChildFileView } from '#shared/ipc/calls/child-file.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { DayField } from '../../ui/DayField.tsx'
import { Form } from '../../ui/Form.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import classes from './child-file.module.css'

/** Whether the child's data stays inside the house. There is no place for a reason, because nobody asks one. PRIV-3 */
export function SecrecyPart({
  view: { childId, secrecies, preschoolGroupName },
}: {
  readonly view: ChildFileView
}) {
  const { t, write } = useTexts()
  const { actor, today } = useSession()
  const announcer = useAnnouncer()
  const ending = useAct('childFile.endSecrecy')
  const [isAdding, setAdding] = useState(false)
  const mayEdit = mayDo(actor.role, 'secrecy.edit')
  const standing = secrecies.find(({ validUntil }) => validUntil === null || validUntil > today)
  const end = async (secrecyId: string) => {
    const result = await ending.run({ secrecyId })
    if (result.status === 'done') announcer.say(write(result.output.label))
  }
  return (
    <>
      <p className={classes.muted}>{t('childFile.secrecyMeans')}</p>
      {preschoolGroupName === null ? null : (
        <p>
          <VerdictTag verdict="caution" /> {t('childFile.secrecyInVve', { group: preschoolGroupName })}
        </p>
      )}
      <ul className={classes.lines}>
        {secrecies.map((row) => (
          <li key={row.id} className={classes.line}>
            <span>
              {row.validUntil === null
                ? t('childFile.secrecyFrom', { from: row.validFrom, asked: row.requestedOn })
                : t('childFile.secrecyFromUntil', { from: row.validFrom, until: row.validUntil })}
            </span>
            {mayEdit && row.id === standing?.id ? (
              <Button size="small" onClick={() => void end(row.id)}>
                {t('childFile.endSecrecy')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <ProblemNotice text={ending.problem} />
      {mayEdit && standing === undefined ? (
        <div className={classes.acts}>
          <Button size="small" aria-expanded={isAdding} onClick={() => setAdding(!isAdding)}>
            {t('childFile.startSecrecy')}
          </Button>
        </div>
      ) : null}
      {isAdding && standing === undefined ? (
        <SecrecyForm childId={childId} today={today} onDone={() => setAdding(false)} />
      ) : null}
    </>
  )
}

function SecrecyForm({
  childId,
  today,
  onDone,
}: {
  readonly childId: ChildFileView['childId']
  readonly today: IsoDay
  readonly onDone: () => void
}) {
  const { t, write } = useTexts()
  const announcer = useAnnouncer()
  const starting = useAct('childFile.startSecrecy')
  const [requestedOn, setRequestedOn] = useState<IsoDay | null>(today)
  const [validFrom, setValidFrom] = useState<IsoDay | null>(today)
  const [isTried, setTried] = useState(false)
  const missing = (value: IsoDay | null) => (isTried && value === null ? t('ui.required') : null)
  const save = async () => {
    setTried(true)
    if (requestedOn === null || validFrom === null) return
    const result = await starting.run({ childId, requestedOn, validFrom })
    if (result.status !== 'done') return
    announcer.say(write(result.output.label))
    onDone()
  }
  return (
    <Form look="panel" onSubmit={save}>
      <DayField
        label={t('childFile.requestedOn')}
        hint={t('childFile.requestedOnHint')}
        value={requestedOn}
        problem={missing(requestedOn)}
        onChange={setRequestedOn}
      />
      <DayField
        label={t('childFile.validFrom')}
        value={validFrom}
        problem={missing(validFrom)}
        onChange={setValidFrom}
      />
      <FormFoot problem={starting.problem} onCancel={onDone}>
        <Button kind="primary" type="submit">
          {t('childFile.saveSecrecy')}
        </Button>
      </FormFoot>
    </Form>
  )
}
