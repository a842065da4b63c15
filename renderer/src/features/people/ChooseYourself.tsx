import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PersonView } from '#shared/ipc/calls/people.ts'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonRow } from '../../ui/ButtonRow.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import classes from './people.module.css'

/** The records do not know who signed in, for instance after joining headquarters: say it once. */
export function ChooseYourself({ people }: { readonly people: readonly PersonView[] }) {
  const { t } = useTexts()
  const queries = useQueryClient()
  const choose = useAct('people.chooseActor')
  const [wantedId, setWantedId] = useState('')
  const actorId = people.find((person) => person.actorId === wantedId)?.actorId ?? people[0]?.actorId ?? ''
  const save = async () => {
    const result = await choose.run({ actorId })
    if (result.status === 'done') await queries.invalidateQueries()
  }
  return (
    <Notice tone="caution">
      <div className={classes.form}>
        <p>{t('people.unknown')}</p>
        <SelectField
          label={t('people.whoAreYou')}
          value={actorId}
          options={people.map((person) => ({ value: person.actorId, label: person.name }))}
          onChange={setWantedId}
        />
        {choose.problem === null ? null : <p role="alert">{choose.problem}</p>}
        <ButtonRow>
          <Button kind="primary" onClick={() => void save()}>
            {t('people.thisIsMe')}
          </Button>
        </ButtonRow>
      </div>
    </Notice>
  )
}
